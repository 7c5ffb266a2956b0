"""What a site offers, asked politely and told to whoever is about to write its file: `scrapy probe`."""
