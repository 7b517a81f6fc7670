"""Whether it is an item's turn: what stands before it, and where the ballot is."""

from collections.abc import Iterator

from comitia.kernel.findings import Finding, Word
from comitia.stages.conference.agenda.items import Sitting
from comitia.stages.conference.agenda.keys import AGENDA, TAKES
from comitia.stages.conference.agenda.order import Agenda, Part, lacks


def no_agenda() -> Finding:
    """Return that the charter has no agenda, so that there is no item to take."""
    return Finding.of("conference.no_agenda", key=AGENDA)


def out_of_turn(
    item: str, about: str, agenda: Agenda, now: Sitting, *, act: str = TAKES
) -> Iterator[Finding]:
    """Return why an act may not take an item now, about or with somebody.

    Charter keys: ``conference.agenda``, ``agenda_each``, ``agenda_anew``.
    """
    key, clause = agenda.setting.key, agenda.setting.provenance.clause
    if item not in agenda.items:
        yield Finding.of(
            "conference.no_such_item",
            key=key,
            clause=clause,
            item=item,
            known=agenda.items or (Word("register.none_yet"),),
        )
        return
    own = agenda.act_for(item)
    if own != act:
        yield Finding.of("conference.own_act", key="item", item=item, act=own)
        return
    yield from _at_another_time(item, agenda, now)
    yield from _about_nobody(item, about, agenda, now)
    part = agenda.part(agenda.part_of(item))
    for earlier in part[: part.index(item)]:
        if not agenda.is_taken(earlier, now):
            yield lacks(earlier, agenda, now)


def _at_another_time(item: str, agenda: Agenda, now: Sitting) -> Iterator[Finding]:
    """Return that the ballot has not come so far, or is already under way."""
    part = agenda.part_of(item)
    is_time = {
        Part.BEFORE: not now.has_papers_out,
        Part.DURING: now.has_papers_out,
        Part.AFTER: bool(now.counted) and not now.has_papers_out,
    }[part]
    if not is_time:
        yield Finding.of(
            f"conference.not_{part.value}",
            key=agenda.setting.key,
            clause=agenda.setting.provenance.clause,
            item=item,
        )


def _about_nobody(
    item: str, about: str, agenda: Agenda, now: Sitting
) -> Iterator[Finding]:
    """Return that an item is taken about the wrong one, or once more."""
    needed = agenda.needed_with(item, now)
    if item not in agenda.each and not about and not needed:
        yield Finding.of("conference.taken_already", key="item", item=item)
    elif about not in needed:
        known = tuple(one for one in needed if one) or (Word("register.none_yet"),)
        yield Finding.of(
            "conference.about_whom", key="item", item=item, named=about, known=known
        )
    elif about not in agenda.lacking_with(item, now):
        yield Finding.of("conference.taken_already", key="item", item=item)
