"""The words of the small engines: seats, targets, count."""
