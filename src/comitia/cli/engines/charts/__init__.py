"""The charts that the small engines draw on request: --chart FILE."""
