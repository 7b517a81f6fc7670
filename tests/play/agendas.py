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


OFFICIALS = """
[conference.agenda]
value = [
    "roll", "presidium", "delegations", "undertakings", "method", "scrutineers",
    "tellers", "introductions", "deliberation", "list", "boxes", "ballot", "count",
    "announcement",
]
clause = "Rule 8a"

[conference.officials.presidium]
value = 3
clause = "Rule 8b"

[conference.officials_least.presidium]
at_least = "10 %"
of = "entitled"
clause = "Rule 8b"

[conference.officials_most.presidium]
at_most = "15 %"
of = "entitled"
clause = "Rule 8b"

[conference.officials.scrutineers]
value = 2
clause = "Rule 8b"

[conference.officials.tellers]
value = 2
clause = "Rule 8b"

[conference.officials_apart]
value = ["scrutineers", "tellers"]
clause = "Rule 8b"

[conference.delegation_posts]
value = ["head", "liaison"]
clause = "Rule 8b"

[conference.deductions]
value = ["died"]
clause = "Rule 8b"

[conference.agenda_votes.roll]
more_than = "1/2"
of = "entitled"
clause = "Rule 8c"

[conference.agenda_votes.scrutineers]
more_than = "1/2"
of = "present"
clause = "Rule 8c"

[conference.agenda_votes.list]
more_than = "1/2"
of = "entitled"
clause = "Rule 8c"

[conference.agenda_by.list]
value = "presidium"
clause = "Rule 8c"

[conference.agenda_each.undertakings]
value = "delegation"
clause = "Rule 8c"

[conference.agenda_each.deliberation]
value = "delegation"
clause = "Rule 8c"

[conference.agenda_each.introductions]
value = "candidate"
clause = "Rule 8c"

[conference.agenda_documents]
value = ["undertakings", "deliberation"]
clause = "Rule 8c"
"""


def with_officials(folder: Path) -> Path:
    """Return the smallest charter with a roll, delegations, and people who serve."""
    folder.mkdir(parents=True)
    return written(folder, minimal(more=OFFICIALS))


AFTER = """
[conference.agenda]
value = [
    "method", "ballot", "account", "count", "announcement", "acceptance", "sealing",
]
clause = "Rule 8a"

[conference.announced_in]
value = "votes"
clause = "Rule 8d"

[conference.declined]
value = "further_ballot"
clause = "Rule 8d"

[conference.meetings]
value = "unless_declined"
clause = "Rule 8d"

[conference.recount]
at_least = "1/10"
of = "present"
clause = "Rule 8d"

[conference.papers_kept]
value = "2 days"
clause = "Rule 8d"
"""


def with_papers_kept(folder: Path) -> Path:
    """Return the smallest charter with boxes, a recount, answers, and a seal."""
    folder.mkdir(parents=True)
    return written(folder, minimal(more=AFTER))
