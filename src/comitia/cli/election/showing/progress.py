"""How far a play has come, told in one line that changes, or in a few that stay."""

from typing import TextIO

from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact
from comitia.ledger.entry import Entry

# Where lines stay, as in a file, one stands for so many acts.
_EVERY = 250
_ANEW = "\r\x1b[2K"


class Progress:
    """Tells each act as it is done: on a terminal in one line, else every so often."""

    def __init__(self, lang: Language, out: TextIO) -> None:
        """Begin at no act; where `out` is no terminal, lines stay."""
        self._lang, self._out, self._is_live = lang, out, out.isatty()
        self.acts = 0

    def __call__(self, entry: Entry) -> None:
        """Tell that an act was done."""
        self.acts += 1
        if self._is_live:
            self._out.write(f"{_ANEW}{self._line(entry)}")
            self._out.flush()
        elif self.acts % _EVERY == 1:
            self._out.write(f"{self._line(entry)}\n")

    def end(self) -> None:
        """Leave the line that changed empty, for what is said next."""
        if self._is_live:
            self._out.write(_ANEW)

    def _line(self, entry: Entry) -> str:
        unit, act, at = entry.unit, entry.act, entry.at[:16].replace("T", " ")
        facts: dict[str, Fact] = {"acts": self.acts, "act": act, "at": at, "unit": unit}
        return message("demo.act", self._lang, facts)
