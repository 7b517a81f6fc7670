"""How English communiqués divide a whole into parts."""

import re
from collections.abc import Iterator
from typing import Final

from comitia.audit.claims.quantities import Kind, Quantity, add_up
from comitia.audit.claims.statements import PartsClaim
from comitia.audit.claims.wording.english_changes import is_change

_JOINED: Final = re.compile(
    r"[^.;:,\d]{0,50}(?:,\s(?:and\s|plus\s)?|\sand\s|\splus\s|;\s(?:and\s)?)"
    r"(?:[a-z]+\s){0,3}",
    re.IGNORECASE,
)
_DIVIDED: Final = re.compile(
    r"(?:[\s\w'’,-]{0,50})"
    r"(?::|[–—]|made up of|comprising|consist(?:s|ed|ing) of|composed of|namely|"
    r"divided into|split into|broken down into|being)(?:\s(?:the|some))?\s$",
    re.IGNORECASE,
)
OF_IT: Final = re.compile(
    r"includ(?:ing|es?|ed)\b|of whom|of which|among them|among whom|of them",
    re.IGNORECASE,
)
_SUMMED: Final = re.compile(
    r"(?:total of|in total|in all|altogether|making|total(?:l?ing)?|together)[,:]?\s"
    r"(?:a total of\s)?$",
    re.IGNORECASE,
)
_SUMMED_AFTER: Final = re.compile(
    r"(?:\s[\w-]+){0,3}?\s(?:in (?:all|total)|altogether|together)\b", re.IGNORECASE
)
_GOES_ON: Final = re.compile(
    r"\bothers?\b|\brest\b|\bremain|\betc|\bamong others|\bmore\b|\.\.\.|…",
    re.IGNORECASE,
)
_REACH: Final = 60
_REST: Final = re.compile(r"\bthe (?:remaining|rest|other)\b", re.IGNORECASE)
_AGAIN: Final = re.compile(r"\s(?:\w+\s){0,2}?re-?elected\b", re.IGNORECASE)
_NEW: Final = re.compile(
    r"\s(?:\w+\s){0,2}?(?:newly elected|new|elected for the first time|newcomers)\b",
    re.IGNORECASE,
)
_MAN: Final = re.compile(r"\s(?:[\w-]+\s)?(?:men|male|males|boys)\b", re.IGNORECASE)
_WOMAN: Final = re.compile(
    r"\s(?:[\w-]+\s)?(?:women|female|females|girls)\b", re.IGNORECASE
)


def part_claims(text: str, figures: tuple[Quantity, ...]) -> Iterator[PartsClaim]:
    """Yield the wholes that a sentence divides, with their parts."""
    counts = [q for q in figures if q.kind is Kind.COUNT and not is_change(text, q)]
    done: set[int] = set()
    for place, whole in enumerate(counts[:-1]):
        if _is_summed_up(text, counts, place):
            continue
        listed = _list_after(text, counts, place)
        opening = text[whole.end : listed[0].start] if listed else ""
        exhaustive = (
            len(listed) > 1
            and _is_whole_list(text, whole, listed)
            and _is_complete(text, counts, listed)
        )
        if exhaustive or _is_within_list(whole, listed, opening):
            done.update(id(part) for part in listed)
            apart = are_apart(text, listed)
            yield PartsClaim(whole, tuple(listed), exhaustive, apart)
    yield from _summed(text, counts, done)


def _is_within_list(whole: Quantity, listed: list[Quantity], opening: str) -> bool:
    """Whether the list names parts of the whole: "40 members, of whom 25"."""
    if not listed or not whole.unit or listed[0].depth != whole.depth:
        return False
    found = OF_IT.search(opening)
    return found is not None and found.start() > 0 and "of them" not in opening


def _is_whole_list(text: str, whole: Quantity, listed: list[Quantity]) -> bool:
    opening = text[whole.end : listed[0].start]
    halves = len(listed) == 2 and are_halves(text, listed)  # noqa: PLR2004  two halves
    if OF_IT.search(opening):
        return halves or _has_rest(text, whole, listed)
    return halves or _DIVIDED.fullmatch(opening) is not None


def _is_complete(text: str, counts: list[Quantity], listed: list[Quantity]) -> bool:
    """Whether nothing behind a list says that it goes on."""
    last = listed[-1]
    rest = text[last.end :]
    if _GOES_ON.search(rest[:_REACH]):
        return False
    further = any(0 < count.start - last.end < _REACH for count in counts)
    return not further or are_halves(text, listed)


def _has_rest(text: str, whole: Quantity, listed: list[Quantity]) -> bool:
    """Whether the last part is all the rest; parts before it may overlap."""
    if not _REST.search(text[listed[-2].end : listed[-1].start]):
        return False
    summed = sum(part.printed.value for part in listed)
    return len(listed) == 2 or summed < whole.printed.value  # noqa: PLR2004  one and the rest


def are_apart(text: str, listed: list[Quantity]) -> bool:
    """Return whether the parts were elected again and anew, nobody in both."""
    tails = [text[part.end : part.end + 40] for part in listed[:2]]
    orders = zip((_AGAIN, _NEW), (_NEW, _AGAIN), strict=True)
    return len(listed) == 2 and any(  # noqa: PLR2004  two halves
        one.match(tails[0]) and other.match(tails[1]) for one, other in orders
    )


def are_halves(text: str, listed: list[Quantity]) -> bool:
    """Return whether two parts are men and women."""
    tails = [text[part.end : part.end + 24] for part in listed]
    men, women = (
        [_MAN.match(tail) for tail in tails],
        [_WOMAN.match(tail) for tail in tails],
    )
    return bool((men[0] and women[1]) or (women[0] and men[1]))


def _list_after(text: str, counts: list[Quantity], place: int) -> list[Quantity]:
    whole = counts[place]
    if counts[place + 1].start - whole.end > 80:  # noqa: PLR2004  a short phrase
        return []
    return row_of(text, counts[place + 1 : place + 40], whole)


def row_of(text: str, counts: list[Quantity], whole: Quantity) -> list[Quantity]:
    """Return the leading counts that form one list and may be parts of the whole."""
    row: list[Quantity] = []
    for count in counts:
        if not _alike(whole, count) or (row and not _follows(text, row[-1], count)):
            break
        row.append(count)
    if len(row) > 2 and are_halves(text, row[:2]):  # noqa: PLR2004  two halves are all
        return row[:2]
    return row


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two counts may be whole and part; 7.45 is no whole of 1,204."""
    small = 2 * one.printed.value < other.printed.value
    if one.printed.value.denominator > 1 and small:
        return False
    return one.unit == other.unit or not other.unit or not one.unit


def _follows(text: str, one: Quantity, other: Quantity) -> bool:
    between = text[one.end : other.start]
    if one.depth != other.depth or len(between) > 110:  # noqa: PLR2004  a short phrase
        return False
    bare = re.sub(r"\s?\([^()]{0,40}\)|,? or \d[\d.]*\s?%", "", between)
    return _JOINED.fullmatch(bare) is not None


def _may_hold(whole: Quantity, row: list[Quantity]) -> bool:
    """Whether a sum is near enough to be meant as one."""
    return all(part.printed.value <= 2 * whole.printed.value for part in row)


def _is_a_sum(text: str, whole: Quantity) -> bool:
    head = text[max(0, whole.start - 24) : whole.start]
    tail = text[whole.end : whole.end + 40]
    return bool(_SUMMED.search(head) or _SUMMED_AFTER.match(tail))


def _summed(text: str, counts: list[Quantity], done: set[int]) -> Iterator[PartsClaim]:
    """Yield "70 men and 50 women, 120 in all": the whole behind its parts."""
    for place, whole in enumerate(counts):
        if place < 2 or not _is_a_sum(text, whole):  # noqa: PLR2004  two parts at least
            continue
        row, doubtful = _row_before(text, counts[:place], whole)
        known = any(id(part) in done for part in (*row, whole))
        if doubtful and not (row and add_up(row, whole)):
            continue
        if len(row) > 1 and not known and _may_hold(whole, row):
            yield PartsClaim(whole, tuple(row), exhaustive=True)


def _is_summed_up(text: str, counts: list[Quantity], place: int) -> bool:
    """Whether the parts of a whole stand before it, and what follows is another's."""
    whole = counts[place]
    if place < 2 or not _is_a_sum(text, whole):  # noqa: PLR2004  two parts at least
        return False
    row, _ = _row_before(text, counts[:place], whole)
    return len(row) > 1 and add_up(row, whole)


def _row_before(
    text: str, counts: list[Quantity], whole: Quantity
) -> tuple[list[Quantity], bool]:
    """Return the list that ends at a sum, and whether another sum stands before it.

    That may be the sum of another list, or a part of this one.
    """
    row: list[Quantity] = []
    for count in reversed(counts):
        near = row[0] if row else whole
        if not _alike(whole, count) or near.start - count.end > _REACH:
            break
        if row and not _follows(text, count, near):
            break
        if _is_a_sum(text, count):
            return row, True
        row.insert(0, count)
    return row, False
