"""A chart of ranges: from how few to how many, what is likely, what is asked."""
