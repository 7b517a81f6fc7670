"""How many of the names on a list belong to a category: floors, ceilings, reasons."""
