"""Acts that show a list of names and take it down."""

from comitia.actions.notice import close_notice, open_notice

ACTS = (open_notice.ACT, close_notice.ACT)
