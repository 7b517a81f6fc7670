"""Where what somebody signs differs from what a colleague has signed before them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from comitia.actions.work import Work
from comitia.kernel.views import Views
from comitia.ledger.canonical import Json
from comitia.stages.deciding import Occasion
from comitia.stages.grants import Grant, Signature, still_counts
from comitia.stages.register.first_signature import PART_DIGITS
from comitia.stages.register.steps import step_since

Path = tuple[str, ...]
# What a payload is about: with another ballot or body it is not the same matter.
_MATTER: Final = ("unit", "body", "ballot", "person", "objection", "grant", "account")
# By what a row of a list is known wherever it stands.
_ROWS: Final = ("person", "body")
# Larger payloads are compared row by row, or as a whole: digests swell the record.
MOST_PARTS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Differing:
    """That somebody signed other figures: who, when, and where they differ from these.

    `places` lead through the payload that was compared, `votes`, then a person, then
    `votes_for`; what the other wrote there is known to nobody but them. `beyond` is how
    many more values theirs has.
    """

    account: str
    at: str
    places: tuple[Path, ...]
    beyond: int = 0


def parts_of(work: Work, act: str, plain: dict[str, Json]) -> dict[Path, str]:
    """Return a keyed digest of each single value of a payload, by where it stands.

    The place is digested with the value, so that the digests alone tell neither. Of a
    payload with very many values they are those of its rows; of one with very many
    rows there are none.
    """
    # Very many are not all looked for: one too many tells.
    leaves = dict(islice(_leaves(plain, ()), MOST_PARTS + 1))
    if len(leaves) > MOST_PARTS:
        leaves = dict(_whole_rows(plain))
    if len(leaves) > MOST_PARTS:
        return {}
    return {path: _digest(work, act, path, value) for path, value in leaves.items()}


def _digest(work: Work, act: str, path: Path, value: Json) -> str:
    whole = work.keys.request_digest(act, {"at": [*path], "is": value})
    return whole[:PART_DIGITS]


def _leaves(value: Json, path: Path) -> Iterator[tuple[Path, Json]]:
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _leaves(inner, (*path, name))
    elif isinstance(value, list) and value:
        for name, inner in _named(value):
            yield from _leaves(inner, (*path, name))
    else:
        yield path, value


def _whole_rows(plain: dict[str, Json]) -> Iterator[tuple[Path, Json]]:
    """Return each field of a payload, and of its lists each row, undivided."""
    for field, value in plain.items():
        if isinstance(value, list):
            yield from (((field, name), row) for name, row in _named(value))
        else:
            yield (field,), value


def _named(rows: list[Json]) -> Iterator[tuple[str, Json]]:
    """Return the rows of a list by what each is known by, else by its number."""
    taken: set[str] = set()
    for number, row in enumerate(rows, 1):
        known = _known_by(row)
        name = str(number) if known in taken or not known else known
        taken.add(name)
        yield name, row


def _known_by(row: Json) -> str:
    held = row if isinstance(row, dict) else {}
    known = [held[name] for name in _ROWS if isinstance(held.get(name), str)]
    return str(known[0]) if known else ""


def signed_otherwise(
    act: str,
    parts: Mapping[Path, str],
    occasion: Occasion,
    views: Views,
    *,
    after: str,
    own: str,
) -> tuple[Differing, ...]:
    """Return the signatures of others that wait under other figures in this matter.

    Those that no longer count are left out, and those of the account `own`.
    """
    since = step_since(occasion.unit, views)
    found = []
    for one in views.every(Signature, unit=occasion.unit, act=act, used=False):
        grant = views.one(Grant, one.grant)
        if (
            one.request != occasion.request
            and grant is not None
            and grant.account != own
            and grant.holds(occasion.at)
            and still_counts(one, since=since, after=after, at=occasion.at)
            and _is_same_matter(parts, set(one.parts))
        ):
            found.append(_differing(grant.account, one, parts))
    return tuple(found)


def _is_same_matter(parts: Mapping[Path, str], theirs: set[str]) -> bool:
    """Return whether both payloads are about the same, by the ids in them."""
    about = [parts[name,] for name in _MATTER if (name,) in parts]
    rows = {now for path, now in parts.items() if path[1:] and path[-1] in _ROWS}
    return bool(theirs) and theirs.issuperset(about) and bool(not rows or rows & theirs)


def _differing(account: str, one: Signature, parts: Mapping[Path, str]) -> Differing:
    theirs = set(one.parts)
    places = tuple(path for path, now in parts.items() if now not in theirs)
    beyond = len(theirs - set(parts.values())) - len(places)
    return Differing(account, one.at, places, max(beyond, 0))
