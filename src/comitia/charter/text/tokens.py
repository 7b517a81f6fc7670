"""The pieces of a TOML text: where a key, a string or a number ends."""

import re
import tomllib
from bisect import bisect_left
from datetime import date
from typing import Final

MOST_PARTS: Final = 32
MOST_DIGITS: Final = 18

# A megabyte without its closing quote must fail in one pass. Repeated groups are not
# possessive, because Python before 3.11.4 matches those wrongly; each alternative
# begins with another character instead, so that nothing is tried twice.
_STRING: Final = re.compile(
    r'"""[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*"{3,5}'
    r"|'''[^']*(?:'(?!'')[^']*)*'{3,5}"
    r'|"(?!"")[^"\\\n]*(?:\\.[^"\\\n]*)*"'
    r"|'(?!'')[^'\n]*'"
)
_WORD: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9:.+Zz-]++|[^\s,\[\]{}#\"'=]++"
)
_NAME: Final = re.compile(r"""[A-Za-z0-9_-]+|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*'""")
_DOT: Final = re.compile(r"[ \t]*+\.[ \t]*+")
_GAP: Final = re.compile(r"\s*(?:#[^\n]*\s*)*")
_BLANKS: Final = re.compile(r"[ \t]*+")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_HEADER: Final = re.compile(r"\n(?=[ \t]*\[)")


class Unreadable(Exception):  # noqa: N818  the parser of TOML says what is wrong
    """The text is not TOML from here on."""


class TooDeep(Exception):  # noqa: N818  a limit, not an error of the program
    """A key or a value is nested deeper than a charter ever needs."""


class Tokens:
    """A TOML text with a place in it that only moves forward.

    >>> tokens = Tokens('a."b c" = 1')
    >>> tokens.key(most=32), tokens.place
    (('a', 'b c'), 7)
    """

    def __init__(self, text: str) -> None:
        """Stand at the beginning of the text."""
        self.text = text
        self.place = 0
        self._ends = [at.start() for at in re.finditer("\n", text)]

    def line(self) -> int:
        """Return the number of the line at this place, counted from one."""
        return bisect_left(self._ends, self.place) + 1

    def skip_gap(self) -> None:
        """Pass over white space, line ends and comments."""
        self._pass(_GAP)

    def skip_blanks(self) -> None:
        """Pass over white space within the line."""
        self._pass(_BLANKS)

    def at_end(self) -> bool:
        """Return whether nothing is left."""
        return self.place >= len(self.text)

    def sees(self, mark: str) -> bool:
        """Return whether the mark stands here, and pass over it if so."""
        found = self.text.startswith(mark, self.place)
        self.place += len(mark) * found
        return found

    def must_see(self, mark: str) -> None:
        """Pass over a mark that has to stand here."""
        if not self.sees(mark):
            raise Unreadable

    def key(self, *, most: int) -> tuple[str, ...]:
        """Return the parts of the key that begins here: bare, quoted or dotted."""
        parts = [self._name()]
        while self._pass(_DOT):
            if len(parts) == most:
                raise TooDeep
            parts.append(self._name())
        return tuple(parts)

    def scalar(self) -> tuple[str, str]:
        """Pass over a string, number, date or word; return a fault and the word.

        Eighteen digits are more than any count of people, and turning a million of
        them into a number would take minutes. The fault is empty for what is fine.
        """
        if self._pass(_STRING):
            return "", ""
        word = self._pass(_WORD)
        if not word:
            raise Unreadable
        if day := _DAY.match(word):
            return "" if _is_day(day[0]) else "charter.impossible_day", word
        is_number = word[0] in "+-." or word[0].isdigit()
        if is_number and sum(map(str.isalnum, word)) > MOST_DIGITS:
            return "charter.too_many_digits", ""
        return "", word

    def at_open_text(self) -> bool:
        """Return whether a quotation mark stands here that nothing closes."""
        here = self.text[self.place : self.place + 1]
        return here in {'"', "'"} and not _STRING.match(self.text, self.place)

    def skip_line(self) -> None:
        """Pass over the rest of the line, or of the text where many lines are open."""
        many = self.text.startswith(('"""', "'''"), self.place)
        end = -1 if many else self.text.find("\n", self.place)
        self.place = end if end >= 0 else len(self.text)

    def skip_to_header(self) -> None:
        """Pass over everything up to the next line that begins with a bracket."""
        found = _HEADER.search(self.text, self.place)
        self.place = found.start() if found else len(self.text)

    def _name(self) -> str:
        name = self._pass(_NAME)
        if not name:
            raise Unreadable
        if name[0] == '"' and "\\" in name:
            return _unescaped(name)
        return name[1:-1] if name[0] in "\"'" else name

    def _pass(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.place)
        if found is None:
            return ""
        self.place = found.end()
        return found[0]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _unescaped(quoted: str) -> str:
    """Return what a quoted key means; escapes are left to the parser of TOML."""
    try:
        return str(tomllib.loads(f"key = {quoted}")["key"])
    except tomllib.TOMLDecodeError:
        raise Unreadable from None
