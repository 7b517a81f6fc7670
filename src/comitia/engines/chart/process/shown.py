"""What a chart of a process shows, before it is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """What is said under one citation, line by line."""

    said: tuple[str, ...]
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a step says: what it is, and its values where each stands."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step with all it says; one without a number is no step of the course.

    `gist` is what can be seen of it from afar, in a few words each.
    """

    title: str
    entries: tuple[Entry, ...]
    number: int | None = None
    gist: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The title with its number.

        >>> Stage("Vote", (), 2).heading
        '2. Vote'
        """
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Back:
    """A way back: from which steps, to which, by their numbers, and when."""

    sources: tuple[int, ...]
    to: int
    said: str

    @property
    def first(self) -> int:
        """The earliest step it touches."""
        return min(self.to, *self.sources)

    @property
    def last(self) -> int:
        """The latest step it touches."""
        return max(self.to, *self.sources)


@dataclass(frozen=True, slots=True)
class Process:
    """A process from its first step to its last; what is no step stands around them."""

    title: str
    described: str
    stages: tuple[Stage, ...]
    backs: tuple[Back, ...] = ()
    back_title: str = ""

    @property
    def steps(self) -> tuple[Stage, ...]:
        """The stages that have a number, in their order."""
        return tuple(one for one in self.stages if one.number)


def letter(index: int) -> str:
    """Return the letter of a way back, by its place among all.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    front, place = divmod(index, 26)
    return (letter(front - 1) if front else "") + chr(ord("A") + place)
