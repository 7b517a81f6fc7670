"""What a charter wants on file before a step closes, and what of it is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.register.papers.rows import Filed, Letter
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached, open_ways

REPLIES: Final = "register.replies"
FILES: Final = "register.files"
PERSON_FILES: Final = "register.person_files"
FAMILIES: Final = (REPLIES, FILES, PERSON_FILES)
LASTING: Final = "register.lasting"
DECLINED: Final = "register.declined"
SUBJECTS: Final = "register.subjects"
DOCUMENTS: Final = "register.documents"
PLAN_REPLY: Final = "register.plan_reply"
# Whose papers a step looks at: names that have come at least so far.
OF_WHOM: Final = {
    Step.VETTING: Reached.NOMINEE,
    Step.SELECTION: Reached.VETTED,
    Step.NOTICE: Reached.PRELIMINARY,
    Step.PLENARY: Reached.PRELIMINARY,
    Step.CONFERENCE: Reached.PRELIMINARY,
    Step.CREDENTIALS: Reached.ELECTED,
    Step.PUBLICATION: Reached.DELEGATE,
}


@dataclass(frozen=True, slots=True)
class Papers:
    """What came in since the unit came to its step, and what had come in before."""

    now: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    def counting(self, lasting: tuple[str, ...]) -> frozenset[str]:
        """Return what counts: what is new, and what is old and lasts."""
        return frozenset(self.now).union(set(self.before).intersection(lasting))


@dataclass(frozen=True, slots=True)
class OnFile:
    """The granted replies, the files of the unit, and those of each person."""

    replies: Papers = Papers()
    files: Papers = Papers()
    people: tuple[tuple[str, Papers], ...] = ()


def on_file(unit: str, step: Step, views: Views, *, since: str) -> OnFile:
    """Return what is on file for a unit; what came in since a moment is new."""
    granted = views.every(Letter, unit=unit, reply="granted")
    least = OF_WHOM.get(step)
    names = open_ways(unit, views, least=least) if least else ()
    filed: dict[str, list[tuple[str, str]]] = {}
    for row in views.every(Filed, unit=unit):
        filed.setdefault(row.person, []).append((row.kind, row.at))
    return OnFile(
        _parted(((one.subject, one.sent) for one in granted), since),
        _parted(iter(filed.get("", ())), since),
        tuple(
            (way.person, _parted(iter(filed.get(way.person, ())), since))
            for way in names
        ),
    )


def _parted(stamped: Iterator[tuple[str, str]], since: str) -> Papers:
    """Return kinds with their moments as those that are new and those that are not."""
    now, before = set[str](), set[str]()
    for kind, at in stamped:
        is_new = not since or parse_moment(at) >= parse_moment(since)
        (now if is_new else before).add(kind)
    return Papers(tuple(sorted(now)), tuple(sorted(before)))


def demanded(family: str, step: str, rules: Rules) -> tuple[str, ...]:
    """Return what a charter wants of one family at a step; nothing where it is silent.

    Charter keys: ``register.replies.*``, ``register.files.*``,
    ``register.person_files.*``.
    """
    held = rules.get(f"{family}.{step}")
    return tuple(map(str, held.value)) if held and isinstance(held.value, tuple) else ()


def lasting(rules: Rules) -> tuple[str, ...]:
    """Return what counts for good once it is on file.

    Charter key: ``register.lasting``.
    """
    held = rules.get(LASTING)
    return tuple(map(str, held.value)) if held and isinstance(held.value, tuple) else ()


def lacking(facts: OnFile, step: str, rules: Rules) -> Iterator[Finding]:
    """Return what is not on file that the step cannot close without."""
    kept = lasting(rules)
    replies = _missing(REPLIES, step, facts.replies.counting(kept), rules)
    files = _missing(FILES, step, facts.files.counting(kept), rules)
    if replies:
        key = f"{REPLIES}.{step}"
        yield Finding.of(
            "register.reply_lacking", key=key, clause=_clause(key, rules), named=replies
        )
    if files:
        key = f"{FILES}.{step}"
        yield Finding.of(
            "register.file_lacking", key=key, clause=_clause(key, rules), named=files
        )
    yield from _lacking_of_people(facts, step, rules)


def _lacking_of_people(facts: OnFile, step: str, rules: Rules) -> Iterator[Finding]:
    key, kept = f"{PERSON_FILES}.{step}", lasting(rules)
    for kind in demanded(PERSON_FILES, step, rules):
        of = tuple(who for who, held in facts.people if kind not in held.counting(kept))
        if of:
            yield Finding.of(
                "register.person_file_lacking",
                key=key,
                clause=_clause(key, rules),
                kind=kind,
                count=len(of),
                named=of,
            )


def _missing(
    family: str, step: str, there: frozenset[str], rules: Rules
) -> tuple[str, ...]:
    return tuple(one for one in demanded(family, step, rules) if one not in there)


def not_listed(
    listing: str, named: Iterable[str], rules: Rules, *, key: str
) -> Iterator[Finding]:
    """Return the refusal of words that the charter's list does not have.

    Charter keys: ``register.subjects``, ``register.documents``.
    """
    held = rules.get(listing)
    if held is None or not isinstance(held.value, tuple):
        return
    strange = tuple(sorted(set(named).difference(held.value)))
    if strange:
        yield Finding.of(
            "register.not_listed",
            key=key,
            clause=held.provenance.clause,
            listing=listing,
            named=strange,
            known=held.value,
        )


def _clause(key: str, rules: Rules) -> str | None:
    held = rules.get(key)
    return held.provenance.clause if held else None
