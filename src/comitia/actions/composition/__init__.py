"""Acts that say what the elected are to have in common, and who people are."""

from comitia.actions.composition import (
    divide_targets,
    record_honours,
    record_identities,
    report_change_of_post,
)

ACTS = (
    divide_targets.ACT,
    record_identities.ACT,
    report_change_of_post.ACT,
    record_honours.ACT,
)
