"""The keys of ``[register]``."""

from collections.abc import Iterator, Mapping

from comitia.charter.direction import Direction
from comitia.charter.kinds import Text, Texts, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key, Section
from comitia.kernel.findings import Finding
from comitia.stages.register.calendar.keys import CALENDAR_KEYS, calendar_agrees
from comitia.stages.register.papers.agreeing import wrong_papers

_TIERS = "register.tiers"
# The authorities that sign with the deciding body, each a kind of body.
SIGNING_KINDS = "vetting.withheld_by"


def agrees(rules: Rules) -> Iterator[Finding]:
    """Return bodies that form no tree, papers and terms that cannot be kept."""
    yield from _tree(rules)
    yield from wrong_papers(rules)
    yield from calendar_agrees(rules)


def _tree(rules: Rules) -> Iterator[Finding]:
    """Return what keeps the bodies from forming one tree that holds every decider."""
    tiers = rules.family(_TIERS)
    under = {name: str(one.value) for name, one in tiers.items()}
    for cycle in _cycles(under):
        place = tiers[cycle[0]].provenance.place
        key = f"{_TIERS}.{cycle[0]}"
        round_trip = " → ".join((*cycle, cycle[0]))
        yield Finding.of("charter.cyclic_tiers", key=key, place=place, cycle=round_trip)
    tops = {above: name for name, above in under.items() if above not in under}
    for top, name in list(tops.items())[1:]:
        yield Finding.of(
            "charter.second_top",
            key=f"{_TIERS}.{name}",
            place=tiers[name].provenance.place,
            top=top,
            first=next(iter(tops)),
        )
    known = {*under, *tops}
    for setting in rules:
        for body in bodies_named(setting) if known else ():
            if body not in known:
                yield Finding.of(
                    "charter.unknown_body",
                    key=setting.key,
                    clause=setting.provenance.clause,
                    place=setting.provenance.place,
                    body=body,
                    known=tuple(sorted(known)),
                )


def bodies_named(setting: Setting[Value]) -> tuple[str, ...]:
    """Return the kinds of body that a value of the charter says decide or sign."""
    if setting.key == SIGNING_KINDS and isinstance(setting.value, tuple):
        return tuple(str(one) for one in setting.value)
    return (str(setting.value),) if names_a_body(setting.key) else ()


def names_a_body(key: str) -> bool:
    """Return whether a key of the charter says which kind of body decides.

    >>> names_a_body("selection.body"), names_a_body("vetting.appeal_body")
    (True, True)
    >>> names_a_body("apportionment.least.nobody")
    False
    """
    return key.count(".") == 1 and key.endswith((".body", "_body"))


def decides_alone(key: str) -> bool:
    """Return whether a key names a kind of which each unit has one body.

    Members nominate in many bodies; everything else is decided in one.

    >>> decides_alone("selection.body"), decides_alone("nomination.body")
    (True, False)
    """
    return names_a_body(key) and key != "nomination.body"


def _cycles(under: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Return each cycle once, from the body of it that was written first."""
    done: set[str] = set()
    for start in under:
        trail: dict[str, None] = {}
        at = start
        while at in under and at not in done and at not in trail:
            trail[at] = None
            at = under[at]
        if at in trail:
            names = list(trail)
            yield tuple(names[names.index(at) :])
        done.update(trail)


SECTION = Section(
    "register",
    (
        Key(
            "tiers.*",
            Text("under", is_id=True),
            "The body that a body stands under; the topmost has no such key.",
            per_unit=False,
            agrees=True,
        ),
        Key(
            "subjects",
            Texts(samples=("convening", "seats"), are_ids=True),
            "What a request may be about.",
            Direction.SUPERSET,
            agrees=True,
        ),
        Key(
            "documents",
            Texts(samples=("plan", "notice-report"), are_ids=True),
            "Which kinds of document may be filed.",
            Direction.SUPERSET,
            agrees=True,
        ),
        Key(
            "replies.*",
            Texts(samples=("convening",), are_ids=True),
            "What must have been granted from above before the step closes.",
            Direction.SUPERSET,
            agrees=True,
            members="step",
        ),
        Key(
            "files.*",
            Texts(samples=("plan",), are_ids=True),
            "Which documents of the unit must be filed before the step closes.",
            Direction.SUPERSET,
            agrees=True,
            members="step",
        ),
        Key(
            "person_files.*",
            Texts(samples=("undertaking",), are_ids=True),
            "Which documents of everybody who stands must be filed before it closes.",
            Direction.SUPERSET,
            agrees=True,
            members="step",
        ),
        Key(
            "declined",
            Texts(samples=("list",), are_ids=True),
            "Requests whose refusal leads the unit back to selection.",
            agrees=True,
        ),
        Key(
            "plan_reply",
            Text(is_id=True),
            "The subject of the request that must have been granted before the plan of"
            " a unit holds.",
            agrees=True,
        ),
        Key(
            "lasting",
            Texts(samples=("convening",), are_ids=True),
            "What counts for good once granted or filed, though a step comes again.",
            Direction.SUBSET,
        ),
        *CALENDAR_KEYS,
    ),
    agrees=agrees,
)
