"""Acts that make the outcome of the election public."""

from comitia.actions.publication import (
    confirm_report,
    publish_elected,
    publish_list,
    record_attendance,
)

ACTS = (
    publish_elected.ACT,
    confirm_report.ACT,
    publish_list.ACT,
    record_attendance.ACT,
)
