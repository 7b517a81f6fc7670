"""What may happen at any step: people leave, dates move, requests go up.

None of these acts belongs to one step; each leaves every step a way on.
"""
