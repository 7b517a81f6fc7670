"""What a play is to come to, and who plays in it: targets are read once, here.

Nothing else knows the targets; what is printed at the end comes from the people.
"""
