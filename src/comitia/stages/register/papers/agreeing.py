"""Whether what a charter wants on file can be brought at all."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.kinds import Value
from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Fact, Finding
from comitia.stages.register.papers.demands import (
    DECLINED,
    DOCUMENTS,
    FILES,
    OF_WHOM,
    PERSON_FILES,
    PLAN_REPLY,
    REPLIES,
    SUBJECTS,
)
from comitia.stages.register.steps import Step

# Before the first of these there are no names, and the last of them ends by itself.
_STEPS: Final = (Step.NOMINATION, *OF_WHOM)
_LISTED: Final = {REPLIES: SUBJECTS, FILES: DOCUMENTS, PERSON_FILES: DOCUMENTS}


def wrong_papers(rules: Rules) -> Iterator[Finding]:
    """Return papers wanted at a step that has none, or that no list allows."""
    yield from _declined_beyond(rules)
    yield from _strange_reply(rules)
    for family, listing in _LISTED.items():
        steps = _STEPS if family != PERSON_FILES else tuple(OF_WHOM)
        known = rules.get(listing)
        for step, held in rules.family(family).items():
            if step not in steps:
                names = tuple(one.value for one in steps)
                yield _finding("charter.no_such_step", held, step=step, known=names)
            strange = _beyond(held, known)
            if strange:
                yield _finding(
                    "charter.paper_not_listed", held, named=strange, listing=listing
                )


def _declined_beyond(rules: Rules) -> Iterator[Finding]:
    held = rules.get(DECLINED)
    strange = _beyond(held, rules.get(SUBJECTS)) if held else ()
    if held and strange:
        yield _finding(
            "charter.paper_not_listed", held, named=strange, listing=SUBJECTS
        )


def _strange_reply(rules: Rules) -> Iterator[Finding]:
    """Return that the reply a plan needs is about nothing that may be asked."""
    held, known = rules.get(PLAN_REPLY), rules.get(SUBJECTS)
    if held is None or known is None or not isinstance(known.value, tuple):
        return
    if held.value not in known.value:
        named = (str(held.value),)
        yield _finding("charter.paper_not_listed", held, named=named, listing=SUBJECTS)


def _beyond(held: Setting[Value], known: Setting[Value] | None) -> tuple[str, ...]:
    """Return what one list has and another, where there is one, has not."""
    if known is None or not isinstance(known.value, tuple):
        return ()
    wanted = held.value if isinstance(held.value, tuple) else ()
    return tuple(one for one in wanted if one not in known.value)


def _finding(code: str, held: Setting[Value], **facts: Fact) -> Finding:
    origin = held.provenance
    return Finding(
        code, tuple(sorted(facts.items())), held.key, origin.clause, origin.place
    )
