"""A charter under which much precedes a finding: subjects named, teams, letters."""

from pathlib import Path

from tests.charter_files import minimal, written

SUBJECTS = """
[vetting.margin]
at_least = "50 %"
of = "seats"
clause = "Rule 5"

[vetting.subjects_body]
value = "committee"
clause = "Rule 5"

[vetting.subjects_quorum]
more_than = "1/2"
of = "entitled"
clause = "Rule 5"

[vetting.subjects_threshold]
more_than = "1/2"
of = "entitled"
clause = "Rule 5"
"""

TEAM = """
[vetting.announced]
value = "2 days"
clause = "Rule 5"

[vetting.announced_places]
value = ["notice board"]
clause = "Rule 5"

[vetting.team]
value = 2
clause = "Rule 5"

[vetting.interviews.colleagues]
value = 3
clause = "Rule 5"

[vetting.interviews.members]
value = 2
clause = "Rule 5"

[vetting.visits.workplace]
value = 1
clause = "Rule 5"

[vetting.report]
value = ["interviews", "visits"]
clause = "Rule 5"
"""

ORGANS = """
[vetting.conditional]
value = ["consent"]
clause = "Rule 5"

[composition.categories.line]
value = ["front-line", "leading"]
clause = "Rule 5"

[composition.evidence]
value = ["contract", "appointment"]
clause = "Rule 5"

[vetting.organs]
value = ["audit", "discipline"]
clause = "Rule 5"

[vetting.sector_organs.leading]
value = ["registry"]
clause = "Rule 5"

[vetting.opinion_lasts]
value = 3
clause = "Rule 5"
"""


def looked_into(folder: Path) -> Path:
    """Return the smallest charter with everything that can precede a finding."""
    folder.mkdir(parents=True)
    return written(folder, minimal(more=SUBJECTS + TEAM + ORGANS))


def only_named(folder: Path) -> Path:
    """Return the smallest charter in which a body names whom to vet, and no more."""
    folder.mkdir(parents=True)
    return written(folder, minimal(more=SUBJECTS))
