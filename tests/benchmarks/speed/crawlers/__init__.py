"""What the benchmark crawls with: each file one way of getting the same pages."""
