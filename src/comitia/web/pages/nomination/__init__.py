"""What pages tell of the returns: how many took part and how; never who was named."""
