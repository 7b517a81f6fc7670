"""Charters on which elections are played: two units, lots, a primary, what is left."""

from pathlib import Path

from tests.charter_files import MINIMAL, layered, minimal, written
from tests.levels import charter_text
from tests.play.agendas import AGENDA, with_agenda, with_officials, with_papers_kept
from tests.play.floors import with_floors
from tests.play.layers import with_plans
from tests.play.looking import looked_into

# Three units that share the seats by a formula, with names and values divided too.
FEDERATION = MINIMAL.parents[1] / "federation"

_WITH_PRIMARY = """[conference.mode]
value = "primary_then_final"
clause = "Rule 8"

[conference.primary_threshold]
more_than = "1/2"
of = "entitled"
clause = "Rule 8"
"""
FEWER = ('value = "further_election"', 'value = "reduce_seats"')
PRIMARY = (
    '[conference.mode]\nvalue = "contested"\nclause = "Rule 8"\n',
    _WITH_PRIMARY,
)
ELECTORS = """
[conference.open_seats_threshold]
more_than = "1/2"
of = "present"
clause = "Rule 8"
"""

COUNTED = """
[nomination.channels]
value = ["meeting", "mobile-box", "letter"]
clause = "Rule 4"

[nomination.groups]
value = ["settled", "mobile"]
clause = "Rule 4"

[nomination.reasons]
value = ["ill", "abroad"]
clause = "Rule 4"

[nomination.box]
value = "mobile-box"
clause = "Rule 4"

[nomination.carriers]
value = 2
clause = "Rule 4"

"""
ON_PAPER = """
[nomination.forms]
value = ["paper", "online"]
clause = "Rule 4"

[nomination.keyed_twice]
value = ["paper"]
clause = "Rule 4"
"""
GUESTS = """
[composition.central]
at_most = "1/3"
of = "seats"
clause = "Rule 3"

[composition.invited]
value = 2
clause = "Rule 3"
"""


def two_units(folder: Path) -> Path:
    """Return a charter of two units; where nobody wins a seat there are fewer."""
    return _charter(folder, two_of(3, FEWER))


def two_of(seats: int, *changes: tuple[str, str], more: str = "") -> str:
    """Return the smallest charter with a second unit, which has so many seats."""
    whole = f"[apportionment.seats]\nvalue = {3 + seats}"
    fixed = f'\n[apportionment.fixed.hill]\nvalue = {seats}\nclause = "Rule 3"\n'
    return minimal(
        ("[apportionment.seats]\nvalue = 3", whole),
        ('value = ["valley"]', 'value = ["valley", "hill"]'),
        *changes,
        more=fixed + more,
    )


ONE_AFTER_THE_OTHER = """
[apportionment.kinds.second-vote]
value = ["hill"]
clause = "Rule 3"

[conference.shared.congress]
value = ["valley", "second-vote"]
clause = "Rule 8"
"""
SECOND_VOTE = """[layer]
name = "Second vote"
rank = "notice"
kinds = ["second-vote"]
from = 2026-01-01

[conference.after]
value = ["valley"]
clause = "Rule 8"
"""


def in_two_votes(folder: Path) -> Path:
    """Return a charter of one congress whose second unit votes after the first."""
    folder.mkdir(parents=True)
    text = two_of(3, more=ONE_AFTER_THE_OTHER + AGENDA)
    return layered(folder, text, second=SECOND_VOTE)


def with_lots(folder: Path) -> Path:
    """Return a charter that draws lots, announces vetting, and nominates twice.

    Seats that nobody wins stay open.
    """
    announced = '\n[vetting.announced]\nvalue = "2 days"\nclause = "Rule 5"\n'
    text = minimal(
        (
            '[conference.tie]\nvalue = "further_ballot"',
            '[conference.tie]\nvalue = "lot"',
        ),
        ("[nomination.rounds]\nvalue = 1", "[nomination.rounds]\nvalue = 2"),
        ('value = "further_election"', 'value = "leave_open"'),
        more=announced,
    )
    return _charter(folder, text)


def with_guests(folder: Path) -> Path:
    """Return a charter whose centre sends nominees to two units, and invites guests."""
    return _charter(folder, two_of(3, more=GUESTS))


REVIEW = """
[register.tiers.credentials-group]
under = "conference"
clause = "Rule 2"

[credentials.forming_body]
value = "committee"
clause = "Rule 9"

[credentials.group_least]
value = 3
clause = "Rule 9"

[credentials.procedure]
value = ["quorum", "papers"]
clause = "Rule 9"

[credentials.annulment_body]
value = "review"
clause = "Rule 9"

[credentials.replacement]
value = "further_vote"
clause = "Rule 9"
"""
LISTS = """
[publication.elected]
value = "before_review"
clause = "Rule 10"

[publication.approval]
value = "result"
clause = "Rule 10"

[publication.report_threshold]
more_than = "1/2"
of = "entitled"
clause = "Rule 10"

[publication.quorum]
more_than = "1/2"
of = "entitled"
clause = "Rule 10"
"""


def with_review(folder: Path) -> Path:
    """Return a charter whose units have a group review credentials, and vote again."""
    body = '[credentials.body]\nvalue = "committee"'
    group = body.replace("committee", "credentials-group")
    return _charter(folder, two_of(3, (body, group), more=REVIEW + LISTS))


def with_levels(folder: Path) -> Path:
    """Return a charter whose districts and committee send lists up, in two rounds."""
    return _charter(folder, charter_text())


def with_primary(folder: Path, *changes: tuple[str, str]) -> Path:
    """Return the smallest charter with a primary before the ballot."""
    return _charter(folder, minimal(PRIMARY, *changes))


def with_channels(folder: Path) -> Path:
    """Return a charter whose returns say by what members came, on paper keyed twice."""
    return _charter(folder, minimal(more=COUNTED + ON_PAPER))


WIDE = """
[nomination.mode]
value = "mixed"
clause = "Rule 4"

[nomination.enlargement]
at_least = "200 %"
of = "seats"
clause = "Rule 4"

[nomination.cascade]
value = "hamilton"
clause = "Rule 4"

[nomination.outreach]
value = ["visit", "call"]
clause = "Rule 4"
"""
CLOSED = """
[nomination.returns]
value = "sealed_totals"
clause = "Rule 4"
"""


def typed_in(folder: Path) -> Path:
    """Return a charter whose branches type in who came, and may name so many."""
    tie = '\n[apportionment.tie]\nvalue = "lot"\nclause = "Rule 3"\n'
    return _charter(folder, minimal(more=COUNTED + WIDE + tie))


def sealed(folder: Path) -> Path:
    """Return a charter under which branches are not shown, only their totals."""
    return _charter(folder, minimal(more=COUNTED + CLOSED))


def by_presidium(folder: Path) -> Path:
    """Return a charter with a primary whose presidium reduces what nobody won."""
    return with_primary(
        folder,
        FEWER,
        ('value = "electors"', 'value = "presidium"'),
        (ELECTORS, ""),
        ('value = "void_for_name"', 'value = "abstain"'),
        ('value = "after_against"', 'value = "free"'),
        ('value = "issued"', 'value = "voters"'),
    )


GATES = """
[vetting.conditions]
value = ["ability", "conduct"]
clause = "Rule 5"

[vetting.grounds.membership]
value = ["no-member", "member-elsewhere"]
clause = "Rule 5"

[vetting.final_checks]
value = ["membership"]
clause = "Rule 5"

[vetting.withheld_grounds]
value = ["protects-others"]
clause = "Rule 5"

[vetting.withheld_by]
value = ["review"]
clause = "Rule 5"

[vetting.withheld_at_most]
value = "5 days"
clause = "Rule 5"

[vetting.tip_channels]
value = ["phone"]
clause = "Rule 5"

[vetting.replaced_from]
value = "vetted"
clause = "Rule 5"
"""


# Who people are: by work, and by their rights, which the check of membership asks.
IDENTITY = """
[composition.categories.work]
value = ["front-line", "leading"]
clause = "Rule 5"

[composition.categories.membership]
value = ["full-member", "on-probation"]
clause = "Rule 5"

[composition.eligible.membership]
value = ["full-member"]
clause = "Rule 5"

[composition.evidence]
value = ["contract", "appointment"]
clause = "Rule 5"

[composition.identity_lasts]
value = "6 days"
clause = "Rule 5"

[composition.honours]
value = ["national", "provincial"]
clause = "Rule 5"
"""


def with_gates(folder: Path) -> Path:
    """Return a charter with conditions, closed grounds, and a check that is final."""
    return _charter(folder, minimal(more=GATES + IDENTITY))


PAPERS = """
[register.subjects]
value = ["convening", "plan"]
clause = "Rule 2"

[register.documents]
value = ["plan", "receipt", "report", "undertaking"]
clause = "Rule 2"

[register.replies.nomination]
value = ["plan"]
clause = "Rule 4"

[register.files.nomination]
value = ["plan", "receipt"]
clause = "Rule 4"

[register.person_files.vetting]
value = ["undertaking"]
clause = "Rule 5"

[register.replies.selection]
value = ["convening"]
clause = "Rule 6"

[register.files.notice]
value = ["report"]
clause = "Rule 7"

[register.files.publication]
value = ["report"]
clause = "Rule 10"

[register.lasting]
value = ["plan", "receipt"]
clause = "Rule 2"
"""


PLENARY = """
[register.tiers.plenum]
under = "conference"
clause = "Rule 2"

[notice.scope]
value = "unit"
clause = "Rule 7"

[notice.shows]
value = ["name", "branch"]
clause = "Rule 7"

[selection.margin]
at_least = "2/3"
of = "seats"
clause = "Rule 6"

[selection.heard]
value = ["auditors"]
clause = "Rule 6"

[selection.dissent]
value = "counted"
clause = "Rule 6"

[selection.plenary_body]
value = "plenum"
clause = "Rule 6"

[selection.plenary_quorum]
more_than = "2/3"
of = "entitled"
clause = "Rule 6"

[selection.plenary_threshold]
more_than = "1/2"
of = "entitled"
clause = "Rule 6"

[selection.plenary_margin]
more_than = "1/4"
of = "seats"
clause = "Rule 6"
"""
GRANTED = """
[register.replies.plenary]
value = ["prospective-list"]
clause = "Rule 6"

[register.declined]
value = ["prospective-list"]
clause = "Rule 6"
"""


def with_papers(folder: Path) -> Path:
    """Return a charter that wants replies and files before steps close."""
    return _charter(folder, minimal(more=PAPERS))


def with_plenary(folder: Path) -> Path:
    """Return such a charter whose list goes through a plenary, and then up."""
    subjects = '"plan", "prospective-list"]'
    papers = PAPERS.replace('"convening", "plan"]', f'"convening", {subjects}')
    return _charter(folder, minimal(more=papers + PLENARY + GRANTED))


def levels_between(folder: Path) -> Path:
    """Return the smallest charter with a level between branches and committee."""
    district = '\n[register.tiers.district]\nunder = "committee"\nclause = "Rule 2"\n'
    tier = "[register.tiers.branch]\nunder = "
    text = minimal((tier + '"committee"', tier + '"district"'), more=district)
    return _charter(folder, text)


def _charter(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    return written(folder, text)


def smallest(_: Path) -> Path:
    """Return the smallest charter as it stands."""
    return MINIMAL.parent


def federation(_: Path) -> Path:
    """Return the charter of the federation as it stands."""
    return FEDERATION


# The walks go under one after another of these.
VARIANTS = (
    smallest,
    two_units,
    in_two_votes,
    with_lots,
    with_primary,
    by_presidium,
    federation,
    with_gates,
    with_channels,
    typed_in,
    sealed,
    with_papers,
    with_plenary,
    with_agenda,
    with_officials,
    with_papers_kept,
    looked_into,
    with_guests,
    with_plans,
    with_review,
    with_levels,
    with_floors,
)
