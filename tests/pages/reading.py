"""Reads a page of the documentation as the reader does who types what it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_EXIT: Final = re.compile(r"<!-- exits with (\d) -->")
# A fenced box, an indented box, or a remark on how the box before it ends.
_PIECE: Final = re.compile(
    r"^```(?P<kind>\w+)\n(?P<fenced>(?s:.*?))^```$"
    r"|(?P<indented>(?:^ {4}.*\n)+)"
    r"|(?P<remark><!-- exits with \d -->)",
    re.MULTILINE,
)


@dataclass
class Box:
    """What is typed at once, how it ends, and what the reader is told to see."""

    typed: str
    exit: int = 0
    seen: str = ""

    def not_seen_in(self, answer: str) -> list[str]:
        """Return the quoted pieces that an answer lacks, or has in another order.

        Lines may be broken elsewhere; `…` stands for whatever is left out.
        """
        rest, missing = _even(answer), []
        for piece in filter(None, map(_even, self.seen.split("…"))):
            _, found, after = rest.partition(piece)
            rest = after if found else rest
            missing += [] if found else [piece]
        return missing


def boxes(page: Path) -> list[Box]:
    """Return what a page has its reader type, in order."""
    found: list[Box] = []
    for kind, text in _pieces(page.read_text(encoding="utf-8")):
        if kind == "typed":
            found.append(Box(text))
        elif kind == "seen":
            found[-1].seen = text
        else:
            found[-1].exit = int(text)
    return found


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for match in _PIECE.finditer(text):
        if match["remark"]:
            yield "exit", match["remark"][len("<!-- exits with ")]
        elif match["indented"]:
            yield "typed", re.sub("^ {4}", "", match["indented"], flags=re.MULTILINE)
        else:
            yield ("seen" if match["kind"] == "text" else "typed"), match["fenced"]


def _even(text: str) -> str:
    return " ".join(text.split())
