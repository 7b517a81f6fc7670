"""The door for programs: acts by their names, described by a document of their own."""
