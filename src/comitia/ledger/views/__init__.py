"""Views of the record: in memory, and as the text in which two copies compare."""
