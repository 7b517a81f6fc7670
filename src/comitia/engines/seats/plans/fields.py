"""The keys of one table of a plan, each read as what it has to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeVar

from comitia.charter.kinds import written_word
from comitia.charter.section import nearest
from comitia.charter.text.scanner import KeyPath, dotted, printable
from comitia.charter.text.source import Source, is_text
from comitia.kernel.findings import Fact, Finding, Place
from comitia.kernel.shares import parse_share

MOST_SEATS: Final = 10**9
LONGEST_NAME: Final = 200
_TRUTHS: Final = ("true", "false")

Chosen = TypeVar("Chosen", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of a plan: reads its keys and keeps what is wrong with them."""

    source: Source
    path: KeyPath
    table: Mapping[str, object]
    faults: list[Finding]

    def place(self, key: str = "") -> Place:
        """Return where a key stands, or where the table begins."""
        return self.source.place((*self.path, key) if key else self.path)

    def blame(self, code: str, key: str = "", **facts: Fact) -> None:
        """Keep a fault of a key, or of the table itself, where it stands."""
        self.blame_at(self.place(key), code, key, **facts)

    def blame_at(self, place: Place, code: str, key: str = "", **facts: Fact) -> None:
        """Keep a fault that shows best in another place."""
        path = (*self.path, key) if key else self.path
        named = dotted(path) or None
        given = tuple(sorted(facts.items()))
        self.faults.append(Finding(code, given, named, None, place))

    def only(self, known: Iterable[str]) -> None:
        """Keep a fault for each key that is none of those known."""
        names = tuple(known)
        for key in self.table:
            if key not in names:
                near = nearest(key, names)
                self.blame("plan.unknown_key", key, known=(near,) if near else names)

    def needs(self, key: str) -> bool:
        """Return whether a key is there; keep a fault if it was never written."""
        if key not in self.table and not self.source.was_struck((*self.path, key)):
            self.blame("plan.no_key", needed=key)
        return key in self.table

    def whole(self, key: str, *, least: int = 0, most: int = MOST_SEATS) -> int | None:
        """Return a whole number within limits, or ``None`` if there is none."""
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.blame("plan.not_whole", key, near=written_word(value))
            return None
        if not least <= value <= most:
            self.blame("plan.out_of_limits", key, near=value, least=least, most=most)
            return None
        return value

    def share(self, key: str) -> Fraction | None:
        """Return the exact share that a text such as ``"15 %"`` states."""
        return self.share_in(key, self.table.get(key))

    def share_in(self, key: str, value: object) -> Fraction | None:
        """Return the share that a value of a key states; ``None`` has none."""
        if value is None:
            return None
        try:
            return parse_share(value if is_text(value) else "")
        except ValueError:
            self.blame("plan.not_a_share", key, near=written_word(value))
            return None

    def text(self, key: str) -> str:
        """Return a text without spaces around it, or nothing."""
        value = self.table.get(key)
        if value is None:
            return ""
        text = value.strip() if is_text(value) else ""
        if not _is_name(text):
            self._no_name(key, value)
            return ""
        return text

    def _no_name(self, key: str, value: object) -> None:
        facts: dict[str, Fact] = {"near": written_word(value), "most": LONGEST_NAME}
        self.blame("plan.not_a_name", key, **facts)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return one text, or those of a list; nothing where one of them is none."""
        value = self.table.get(key)
        if not isinstance(value, list):
            text = self.text(key)
            return (text,) if text else ()
        if not value or not all(
            is_text(one) and _is_name(one.strip()) for one in value
        ):
            self._no_name(key, value)
            return ()
        return tuple(one.strip() for one in value)

    def truth(self, key: str) -> bool:
        """Return whether a key says ``true``; left out it says ``false``."""
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            self.blame(
                "plan.not_a_choice", key, near=written_word(value), known=_TRUTHS
            )
        return value is True

    def choice(self, key: str, kind: type[Chosen]) -> Chosen | None:
        """Return one of a few words, or ``None`` if there is none."""
        value = self.table.get(key)
        if value is None:
            return None
        if is_text(value) and value in set(kind):
            return kind(value)
        known = tuple(one.value for one in kind)
        self.blame("plan.not_a_choice", key, near=written_word(value), known=known)
        return None

    def inner(self, key: str) -> "Fields | None":
        """Return the table under a key, or ``None`` if there is none."""
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.blame("plan.not_a_table", key, form=f"[{dotted((*self.path, key))}]")
            return None
        return Fields(self.source, (*self.path, key), value, self.faults)

    def rows(self, key: str) -> "tuple[Fields, ...]":
        """Return the tables that stand under a key with double brackets."""
        value = self.table.get(key)
        if value is None:
            return ()
        is_list = isinstance(value, list) and value != []
        rows = value if isinstance(value, list) else []
        if not is_list or not all(isinstance(one, dict) for one in rows):
            self.blame("plan.not_a_table", key, form=f"[[{dotted((*self.path, key))}]]")
            return ()
        return tuple(
            Fields(self.source, (*self.path, key, at), row, self.faults)
            for at, row in enumerate(rows)
        )


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and printable(text) == text
