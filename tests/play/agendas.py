"""Charters whose conference has an agenda around its ballots."""

from pathlib import Path

from tests.charter_files import minimal, written

AGENDA = """
[conference.agenda]
value = [
    "method", "introductions", "boxes", "ballot", "papers-in", "count", "announcement",
]
clause = "Rule 8a"

[conference.agenda_votes.method]
more_than = "1/2"
of = "entitled"
clause = "Rule 8a"

[conference.agenda_each.introductions]
value = "candidate"
clause = "Rule 8a"

[conference.agenda_documents]
value = ["method"]
clause = "Rule 8a"

[conference.agenda_parts.introductions]
value = ["work", "strengths", "weaknesses"]
clause = "Rule 8a"

[conference.agenda_anew]
value = ["boxes"]
clause = "Rule 8a"
"""


def with_agenda(folder: Path) -> Path:
    """Return the smallest charter with an agenda around its ballots."""
    folder.mkdir(parents=True)
    return written(folder, minimal(more=AGENDA))
