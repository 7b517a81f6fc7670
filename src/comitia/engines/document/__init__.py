"""Text out of files: plain text in its encoding, and Word documents."""
