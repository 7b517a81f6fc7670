"""What is settled before a play begins: who is in it, and how large it is."""
