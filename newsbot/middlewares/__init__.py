"""Between the spider and the network: each middleware lets a request pass, holds it, or refuses it with a reason."""
