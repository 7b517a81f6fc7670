"""The command: one small file for each word, imported only when it is used."""
