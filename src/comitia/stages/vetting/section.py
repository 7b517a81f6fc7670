"""The keys of ``[vetting]``."""

from collections.abc import Iterator
from fractions import Fraction

from comitia.charter.direction import Direction
from comitia.charter.kinds import Share, Term, Text, Texts, Value
from comitia.charter.rules import Rules
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Finding
from comitia.stages.meeting.margin import margins_agree
from comitia.stages.vetting.gate_keys import (
    GATE_KEYS,
    matter_lists,
    strange_categories,
    strange_checks,
)
from comitia.stages.vetting.inquiries.keys import INQUIRY_KEYS
from comitia.stages.vetting.subjects.keys import SUBJECT_KEYS, lacking_partners
from comitia.stages.vetting.team.keys import TEAM_KEYS

# Two signers and a day to answer are what makes vetting a procedure at all; they
# are a law of the house, so they stand here and not in a charter.
LEAST_DECIDERS = 2
LEAST_TERM = Span(1, SpanUnit.DAY)

# More than ten times as many as seats is a slip of the pen.
MOST_MARGIN = Fraction(10)


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many subjects or days a change asks for."""
    if name == "margin":
        return bound_means("stages.vetting.margin.means", old, new, added=True)
    if name in {"subjects_quorum", "subjects_threshold"}:
        return bound_means(f"stages.vetting.{name}.means", old, new)
    if isinstance(old, int) and isinstance(new, int):
        family, _, kind = name.partition(".")
        code = f"stages.vetting.{family}.means"
        return (Meaning.of(code, kind=kind, old=old, new=new),)
    if isinstance(old, Span) and isinstance(new, Span):
        return (Meaning.of(f"stages.vetting.{name}.means", old=old, new=new),)
    return ()


# A check is the matter of a person's rights, and so is the vote on credentials.
TAKEN = "credentials"


def agrees(rules: Rules) -> Iterator[Finding]:
    """Return a check with a name that is taken, and a body that would judge itself."""
    for checks in matter_lists(rules):
        if TAKEN not in checks.value:
            continue
        yield Finding.of(
            "charter.check_taken",
            key=checks.key,
            clause=checks.provenance.clause,
            place=checks.provenance.place,
            check=TAKEN,
        )
    yield from strange_checks(rules)
    yield from strange_categories(rules)
    yield from _judges_itself(rules)
    yield from lacking_partners(rules)
    yield from margins_agree(rules)


def _judges_itself(rules: Rules) -> Iterator[Finding]:
    """Return where an appeal would go to the body that it is against."""
    appeal = rules.get("vetting.appeal_body")
    for name in ("selection.body", "credentials.body"):
        held = rules.get(name)
        if appeal and held and appeal.value == held.value:
            yield Finding.of(
                "charter.judge_in_own_cause",
                key=appeal.key,
                clause=appeal.provenance.clause,
                place=appeal.provenance.place,
                body=str(appeal.value),
                other=name,
            )


SECTION = Section(
    "vetting",
    (
        Key(
            "margin",
            Share((Base.SEATS,), most=MOST_MARGIN, may_ask_nothing=True),
            "How many more subjects than seats are vetted.",
            Direction.STRICTER_BOUND,
            agrees=True,
        ),
        Key(
            "checks",
            Texts(samples=("file examined", "integrity")),
            "The checks that are made on everybody.",
            Direction.SUPERSET,
            required=True,
            agrees=True,
        ),
        Key(
            "deciders",
            Texts(LEAST_DECIDERS),
            "The posts whose holders sign a finding; two at least.",
            Direction.SUPERSET,
            required=True,
            safeguard=True,
        ),
        Key(
            "announced",
            Term(LEAST_TERM),
            "How long before vetting its subjects are announced.",
            Direction.LONGER,
            agrees=True,
        ),
        Key(
            "answer",
            Term(LEAST_TERM),
            "How long a person may answer a doubt.",
            Direction.LONGER,
            required=True,
            safeguard=True,
            agrees=True,
        ),
        Key(
            "appeal",
            Term(LEAST_TERM),
            "How long a person set aside may appeal.",
            Direction.LONGER,
            required=True,
            safeguard=True,
            agrees=True,
        ),
        Key(
            "appeal_body",
            Text(is_id=True),
            "Who decides an appeal: another body than the one that sets aside.",
            required=True,
            safeguard=True,
            agrees=True,
        ),
        *SUBJECT_KEYS,
        *TEAM_KEYS,
        *INQUIRY_KEYS,
        *GATE_KEYS,
    ),
    means=means,
    agrees=agrees,
)
