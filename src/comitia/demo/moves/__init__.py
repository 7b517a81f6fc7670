"""What the player does at each step, and what has to be done before it can be."""
