"""Charts of what the record says, each with what the page shows beside it."""
