"""The answer of ``comitia count`` as people read it: a result sheet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from comitia.cli.face import printable
from comitia.engines.chart.widths import cells
from comitia.kernel.catalogue import Language, message, sentence
from comitia.kernel.findings import Fact, Word

if TYPE_CHECKING:
    from comitia.engines.count.ballot import Counted
    from comitia.engines.count.chain import Together
    from comitia.stages.conference.counting.account import Votes
    from comitia.stages.conference.counting.sequel import Sequel

_WIDEST_NAME: Final = 40
_GAP: Final = "  "


def sheet(ballots: "tuple[Counted, ...]", whole: "Together", lang: Language) -> str:
    """Return the result sheet of all ballots, each under its number."""
    parts = []
    for number, one in enumerate(ballots, 1):
        lines = [*_lines(one, lang)]
        if len(ballots) > 1:
            facts = {"number": number, "ballots": len(ballots)}
            warned = [sentence(found, lang) for found in whole.misfits_of(number)]
            lines[:0] = [message("count.ballot", lang, facts), *warned]
        parts.append("\n".join(printable(line) for line in lines))
    if len(ballots) > 1:
        parts.append("\n".join(map(printable, _together(whole, lang))))
    return "\n\n".join(parts) + "\n"


def _together(whole: "Together", lang: Language) -> Iterator[str]:
    """Return who is elected in all, and whether the ballots settle it."""
    names = whole.elected or (Word("counting.nobody"),)
    yield message("count.together", lang, {"names": names})
    if whole.misfits:
        yield message("count.together.unlike", lang, {})
    elif not whole.is_settled:
        yield message("count.together.open", lang, {})
    else:
        yield message("count.together.settled", lang, {})


def _lines(counted: "Counted", lang: Language) -> Iterator[str]:
    outcome = counted.outcome
    code = "count.valid" if outcome.is_valid else _code(counted, "void")
    yield message(code, lang, {})
    for failed in outcome.failed:
        yield sentence(failed, lang)
    yield from _quorum(counted, lang)
    yield from _account(counted, lang)
    if not outcome.is_valid:
        yield from _sequels(counted, lang)
        return
    facts: dict[str, Fact] = {
        "votes": outcome.bar,
        "bound": counted.method.majority,
        "size": outcome.size,
    }
    yield message("count.bar", lang, facts)
    yield ""
    yield from _table(counted, lang)
    yield ""
    yield from _decided(counted, lang)
    yield from _sequels(counted, lang)


def _quorum(counted: "Counted", lang: Language) -> Iterator[str]:
    """Return that enough people are present, where the rules ask for any."""
    account, quorum = counted.account, counted.method.quorum
    is_met = quorum.allows(account.present, account.entitled)
    if is_met and quorum.limit(account.entitled):
        facts: dict[str, Fact] = {
            "present": account.present,
            "entitled": account.entitled,
            "bound": quorum,
        }
        yield message("count.quorum_met", lang, facts)


def _account(counted: "Counted", lang: Language) -> Iterator[str]:
    said = [
        message(f"count.number.{name}", lang, {"now": now})
        for name, now in counted.account.told
    ]
    joint = message("count.number.joint", lang, {})
    yield message("count.account", lang, {"numbers": joint.join(said)})
    reasons = tuple(
        message("count.number", lang, {"what": _reason(reason, lang), "now": now})
        for reason, now in counted.tally.void.items()
    )
    if reasons:
        yield message("count.void_papers", lang, {"reasons": reasons})
    if counted.tally.ignored:
        yield message("count.ignored", lang, {"now": counted.tally.ignored})


def _reason(reason: str, lang: Language) -> str:
    known = {"too_many", "unclear"}
    return message(f"count.reason.{reason}", lang, {}) if reason in known else reason


def _table(counted: "Counted", lang: Language) -> Iterator[str]:
    """Return votes in their order, with a line where the bar lies."""
    heads = [
        message(f"count.head.{name}", lang, {})
        for name in ("name", "for", "against", "abstain", "unclear", "fate")
    ]
    rows = [_row(counted, one, lang) for one in counted.ranked]
    widths = [
        min(_WIDEST_NAME, max(cells(row[place]) for row in (heads, *rows)))
        for place in range(len(heads))
    ]
    yield _set(heads, widths)
    bar = message("count.bar_line", lang, {"votes": counted.outcome.bar})
    is_above = True
    for one, row in zip(counted.ranked, rows, strict=True):
        if is_above and one.votes_for < counted.outcome.bar:
            is_above = False
            yield bar
        yield _set(row, widths)


def _row(counted: "Counted", one: "Votes", lang: Language) -> list[str]:
    said = _fate(counted, one, lang)
    if one.is_written_in:
        name = message("count.written_in", lang, {"name": one.name})
        return [name, str(one.votes_for), "", "", "", said]
    marks = (one.votes_for, one.against, one.abstain, one.unclear)
    return [one.name, *map(str, marks), said]


def _fate(counted: "Counted", one: "Votes", lang: Language) -> str:
    fate = counted.fate(one).value
    if fate == "over" and counted.outcome.is_primary:
        return message("count.primary.over", lang, {})
    if fate == "below" and counted.method.majority.is_more_than_half:
        return message("count.fate.below_half", lang, {})
    return message(f"count.fate.{fate}", lang, {}) if fate else ""


def _set(row: list[str], widths: list[int]) -> str:
    """Return a row with its name to the left and its numbers to the right."""
    name, *numbers, fate = row
    parts = [name + " " * (widths[0] - cells(name))]
    for number, width in zip(numbers, widths[1:], strict=False):
        parts.append(" " * (width - cells(number)) + number)
    return _GAP.join([*parts, fate]).rstrip()


def _decided(counted: "Counted", lang: Language) -> Iterator[str]:
    outcome = counted.outcome
    nobody = (Word("counting.nobody"),)
    if outcome.is_primary:
        yield message("count.listed", lang, {"names": outcome.listed or nobody})
    else:
        yield message("count.elected", lang, {"names": outcome.elected or nobody})
    if counted.lot:
        yield message("count.lot", lang, counted.lot.facts)
    if outcome.tied:
        tied: dict[str, Fact] = {"names": outcome.tied, "seats": outcome.tied_seats}
        yield message(_code(counted, "tied"), lang, tied)
    if outcome.open_seats:
        open_seats: dict[str, Fact] = {"seats": outcome.open_seats}
        yield message(_code(counted, "open"), lang, open_seats)


def _code(counted: "Counted", name: str) -> str:
    """Return the code of a sentence; what a primary fills is a list, and no seats."""
    return f"count.primary.{name}" if counted.outcome.is_primary else f"count.{name}"


def _sequels(counted: "Counted", lang: Language) -> Iterator[str]:
    if not counted.outcome.next:
        yield message("count.nothing_next", lang, {})
    for one in counted.outcome.next:
        yield message(_next(counted, one), lang, _sequel_facts(one))


def _next(counted: "Counted", one: "Sequel") -> str:
    name = f"next.{one.what.value}"
    # The final that comes after a primary is for seats again.
    return f"count.{name}" if one.what.value == "final" else _code(counted, name)


def _sequel_facts(one: "Sequel") -> dict[str, Fact]:
    return {
        "who": Word(f"count.who.{one.who.value}"),
        "names": one.standing or (Word("counting.nobody"),),
        "seats": one.seats,
    }
