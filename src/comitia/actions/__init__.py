"""Acts: one file each, declared once; route, command and reference follow."""
