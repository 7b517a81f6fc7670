"""A text whose numbers are figures: words of the charter with names in braces."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comitia.charter.text.source import content_of, decoded, shown
from comitia.kernel.findings import Finding, Place, Refused

_HELD: Final = re.compile(r"\{([^{}\n]*)\}")
_KEY: Final = re.compile(r"[a-z0-9_]+(\.[a-z0-9_-]+)*")


@dataclass(frozen=True, slots=True)
class Held:
    """The place of a figure in a text, by the key of the figure."""

    key: str


@dataclass(frozen=True, slots=True)
class Template:
    """A text with the keys of figures in braces; `file` is the name to show.

    >>> said = Template("x.txt", "{seats} seats")
    >>> said.filled(lambda key: {"seats": "three"}[key])
    'three seats'
    """

    file: str
    text: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the figures that the text names, each once, in its order."""
        return tuple(dict.fromkeys(_HELD.findall(self.text)))

    def filled(self, said: Callable[[str], str]) -> str:
        """Return the text with what is said of each figure in place of its key."""
        return _HELD.sub(lambda held: said(held[1]), self.text)

    @property
    def title(self) -> str:
        """The first line, unless it holds a figure: then the text has no title."""
        first = self.text.strip().partition("\n")[0].strip()
        return "" if _HELD.search(first) else first

    def paragraphs(self) -> tuple[tuple[str | Held, ...], ...]:
        r"""Return each line below the title that is not empty, in its parts.

        >>> Template("x.txt", "Title\n\n{seats} seats\n").paragraphs()
        ((Held(key='seats'), ' seats'),)
        """
        lines = [line.strip() for line in self.text.split("\n") if line.strip()]
        return tuple(_parts(line) for line in lines[bool(self.title) :])

    def faults(self) -> Iterator[Finding]:
        """Return every digit, stray brace and name that cannot be that of a figure.

        A number that a hand wrote could not be walked back to any row.
        """
        for number, line in enumerate(self.text.split("\n"), 1):
            place = Place(self.file, number)
            rest = _HELD.sub("", line)
            if any(one.isnumeric() and one.isdigit() for one in rest):
                yield _fault("charter.template_digit", place, line)
            if "{" in rest or "}" in rest:
                yield _fault("charter.template_brace", place, line)
            for key in _HELD.findall(line):
                if not _KEY.fullmatch(key):
                    yield _fault("charter.template_key", place, key)


def _parts(line: str) -> tuple[str | Held, ...]:
    """Return a line as words and places; every second piece is a key."""
    pieces = _HELD.split(line)
    return tuple(
        Held(one) if at % 2 else one for at, one in enumerate(pieces) if one or at % 2
    )


def read_template(path: Path, *, file: str) -> Template:
    """Return a template, or raise ``Refused`` with everything that is wrong with it."""
    template = Template(file, decoded(content_of(path, file), file=file))
    faults = tuple(template.faults())
    if faults:
        raise Refused(faults)
    return template


def _fault(code: str, place: Place, near: str) -> Finding:
    return Finding(code, (("near", shown(near.strip())),), None, None, place)
