"""How a stage declares the keys of its own section of the charter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from comitia.charter.direction import Direction
from comitia.charter.kinds import Kind, Value
from comitia.charter.rules import Rules
from comitia.kernel.findings import Fact, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

STAR = "*"
_LONGEST_COMPARED = 60


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name inside the section, what it holds, who may change it.

    A name that ends in ``*`` is a family: ``tiers.*`` holds one value for each
    tier. A safeguard is a right of the person concerned; it can be lengthened
    and added to, and no exemption reaches it. What is not `per_unit` holds for the
    whole election; with `agrees` it has to fit together with other keys. What binds
    (hard) or does not (soft) names in `about` the families, or lists, of its section
    that it is about: they bind where nobody says anything. Where the
    names of a family are the engine's own, `members` says what they are: ``step``.
    """

    name: str
    kind: Kind
    says: str
    direction: Direction = Direction.FIXED
    required: bool = False
    safeguard: bool = False
    per_unit: bool = True
    agrees: bool = False
    members: str = ""
    about: tuple[str, ...] = ()

    @property
    def is_family(self) -> bool:
        """Whether the key stands for one value of each of several names."""
        return self.name.endswith(STAR)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a change of a value means in people, as a code with facts."""

    code: str
    facts: tuple[tuple[str, Fact], ...]

    @classmethod
    def of(cls, code: str, **facts: Fact) -> "Meaning":
        """Return a meaning whose facts are given by name.

        >>> Meaning.of("stages.notice.term.means", old=5, new=7).facts
        (('new', 7), ('old', 5))
        """
        return cls(code, tuple(sorted(facts.items())))


Means = Callable[[str, Value | None, Value | None], tuple[Meaning, ...]]
Agrees = Callable[[Rules], Iterable[Finding]]


def _means_nothing(_: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    del old, new
    return ()


def _agrees(_: Rules) -> Iterable[Finding]:
    return ()


@dataclass(frozen=True, slots=True)
class Section:
    """The keys of one stage, what their changes mean, how they fit together.

    `means` is given the key's name inside the section and its two values; a key
    that was added or removed has only one. `agrees` looks at several keys at once, and
    is shown those alone that are declared to agree with others.
    `units_key` is the key that lists the units, and `kinds_key` the family that lists
    those of each kind, in the one section that has them.
    """

    name: str
    keys: tuple[Key, ...]
    means: Means = _means_nothing
    agrees: Agrees = _agrees
    units_key: str = ""
    kinds_key: str = ""


class Sections:
    """All the sections a charter may have, in the order of the process.

    >>> from comitia.charter.kinds import Text
    >>> sections = Sections([Section("a", (Key("b.*", Text(), "A text."),))])
    >>> sections.key("a.b.c").name, sections.key("a.c")
    ('b.*', None)
    """

    def __init__(self, sections: Iterable[Section]) -> None:
        """Index the keys by their whole dotted name."""
        self.all = tuple(sections)
        self._by_name = {section.name: section for section in self.all}
        self._keys: Mapping[str, Key] = {
            f"{section.name}.{key.name}": key
            for section in self.all
            for key in section.keys
        }
        self._inner = {
            name[:end]
            for name in self._keys
            for end, mark in enumerate(name)
            if mark == "."
        }

    @property
    def units_key(self) -> str:
        """The dotted key that lists the units, or an empty text."""
        named = [f"{one.name}.{one.units_key}" for one in self.all if one.units_key]
        return next(iter(named), "")

    @property
    def kinds_key(self) -> str:
        """The dotted family that lists the units of each kind, or an empty text."""
        named = [f"{one.name}.{one.kinds_key}" for one in self.all if one.kinds_key]
        return next(iter(named), "")

    def required(self) -> tuple[str, ...]:
        """Return the dotted keys that no charter can do without."""
        return tuple(name for name, key in self._keys.items() if key.required)

    def key(self, name: str) -> Key | None:
        """Return the declaration of a dotted key, or nothing."""
        family = name.rpartition(".")[0]
        return self._keys.get(name) or self._keys.get(f"{family}.{STAR}")

    def holds_more(self, name: str) -> bool:
        """Return whether keys stand below this one, as in a section's own table."""
        return name in self._inner

    def section_of(self, name: str) -> Section:
        """Return the section that a known key belongs to."""
        return self._by_name[name.partition(".")[0]]

    def nearest(self, name: str) -> str:
        """Return the known key most like an unknown one, or an empty text.

        >>> from comitia.charter.kinds import Text
        >>> Sections([Section("a", (Key("margin", Text(), "A."),))]).nearest("a.magrin")
        'a.margin'
        """
        return nearest(name, [*self._keys, *self._by_name])


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like this one, or an empty text.

    >>> nearest("claus", ["clause", "source"])
    'clause'
    """
    close = get_close_matches(word[:_LONGEST_COMPARED], known, n=1, cutoff=0.6)
    return close[0] if close else ""
