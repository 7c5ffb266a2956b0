"""One file = one site = one small class that states facts. Folders are countries; news.py takes any site."""
