"""An election that lasts: folder, database, keys; one transaction an act."""
