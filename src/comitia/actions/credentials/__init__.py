"""Acts on credentials: the body confirms those elected, and the review is closed."""

from comitia.actions.credentials import close_credentials, confirm_credentials

ACTS = (confirm_credentials.ACT, close_credentials.ACT)
