"""The site of an office: pages to read, and a door for acts that programs ask for."""
