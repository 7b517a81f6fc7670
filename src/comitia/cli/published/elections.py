"""Earlier elections: the shares that were printed of them, to be set beside ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from comitia.audit.claims.arithmetic import plain
from comitia.audit.claims.published.reading import (
    PERCENT,
    Figure,
    figures_of,
    own_election,
)
from comitia.charter.folder import printed_files
from comitia.charter.text.source import content_of, decoded

if TYPE_CHECKING:
    from pathlib import Path

_LISTS: Final = ("delegates.", "elected.")


@dataclass(frozen=True, slots=True)
class Printed:
    """A share of one election as it was printed, with its decimals and its moment."""

    election: str
    share: Fraction
    decimals: int
    moment: str

    @property
    def text(self) -> str:
        """The share in percent, without its sign."""
        return plain(self.share * 100, self.decimals)


@dataclass(frozen=True, slots=True)
class Elections:
    """The shares of earlier elections by what is counted, such as ``sex.women``.

    `own` is what the election of the charter is called beside them.
    """

    own: str = ""
    shares: Mapping[str, tuple[Printed, ...]] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The earlier elections in the order of the file."""
        printed = (one for held in (self.shares or {}).values() for one in held)
        return tuple(dict.fromkeys(one.election for one in printed))

    def in_all(self) -> Iterator[tuple[str, tuple[Printed, ...]]]:
        """Yield what has a printed share in each of the earlier elections."""
        for key, held in (self.shares or {}).items():
            if len(held) == len(self.names):
                yield key, held


def elections_in(charter: "Path") -> Elections:
    """Return what the charter's files tell of earlier elections; it may be nothing.

    Raises ``Refused`` for a file that cannot be read.
    """
    own, found = "", dict[str, list[Printed]]()
    for file in printed_files(charter):
        text = decoded(content_of(charter / file, file), file=file)
        own = own_election(text, name=file) or own
        for one in figures_of(text, name=file).values():
            share = _share(one)
            if share and one.election != own:
                found.setdefault(_counted(one.of), []).append(share)
    return Elections(own, {key: tuple(held) for key, held in found.items() if key})


def _counted(key: str) -> str:
    """Return what is counted on the axes of a list; empty where it is no such list.

    >>> _counted("elected.sex.women"), _counted("seats")
    ('sex.women', '')
    """
    start = next((one for one in _LISTS if key.startswith(one)), "")
    return key.removeprefix(start) if start else ""


def _share(figure: Figure) -> Printed | None:
    if figure.unit == PERCENT:
        share, decimals = figure.value / 100, figure.decimals
    elif "share" in figure.shares:
        printed, decimals, _ = figure.shares["share"]
        share = printed.value
    else:
        return None
    return Printed(figure.election, share, decimals, figure.moment)
