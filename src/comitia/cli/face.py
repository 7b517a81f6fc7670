"""What every command shares: its two options, its one answer, its exit codes."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from enum import IntEnum
from io import StringIO, TextIOWrapper
from typing import Annotated, Final, TextIO
from unicodedata import category

import typer

from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding, Terms

# A file of `comitia demo`: all the people in the folder are invented.
DEMONSTRATION: Final = "demonstration"


class Exit(IntEnum):
    """What a command's exit code says to a script."""

    YES = 0
    NO = 1
    NOT_UNDERSTOOD = 2
    INTERRUPTED = 130


def reader_language() -> Language:
    """Return the language that the reader's environment asks for."""
    asked = next(
        (
            os.environ[name]
            for name in ("LC_ALL", "LC_MESSAGES", "LANG")
            if os.environ.get(name)
        ),
        "",
    )
    return Language.CHINESE if asked.lower().startswith("zh") else Language.ENGLISH


AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object and nothing else.")
]
Lang = Annotated[
    Language,
    typer.Option(
        "--lang",
        help="The language of the answer; without it, that of the environment.",
        default_factory=reader_language,
        show_default=False,
    ),
]


def speak_everywhere() -> None:
    """Let a stream that lacks a character print its number instead of failing."""
    # A stream that the caller closed is not there; what is said goes nowhere.
    sys.stdout = sys.stdout or StringIO()
    sys.stderr = sys.stderr or StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_json(document: Mapping[str, object]) -> None:
    """Print one JSON object on standard output, readable and with Chinese as it is.

    A terminal that cannot show Chinese gets the escapes of JSON.
    """
    plain = (sys.stdout.encoding or "utf-8").lower() != "utf-8"
    sys.stdout.write(json.dumps(document, ensure_ascii=plain, indent=1) + "\n")


def print_findings(
    findings: Iterable[Finding],
    language: Language,
    where: TextIO | None = None,
    terms: Terms | None = None,
) -> None:
    """Print one line for each finding: its place, its sentence.

    Findings that are the answer go to standard output; without `where` they say why
    there is none, on standard error.
    """
    for finding in findings:
        place = f"{finding.place}: " if finding.place else ""
        (where or sys.stderr).write(
            f"{printable(place + sentence(finding, language, terms))}\n"
        )


def refusals(
    findings: Iterable[Finding], language: Language, terms: Terms | None = None
) -> list[dict[str, object]]:
    """Return findings as scripts read them."""
    return [
        {
            "code": one.code,
            "key": one.key,
            "clause": one.clause,
            "message": sentence(one, language, terms),
            "where": str(one.place) if one.place else None,
        }
        for one in findings
    ]


def printable(text: str) -> str:
    r"""Return a text whose control characters cannot steer the terminal.

    >>> printable("a\x1b[31m")
    'a\\x1b[31m'
    """
    if text.isprintable():
        return text
    return "".join(
        one.encode("unicode_escape").decode() if category(one)[0] == "C" else one
        for one in text
    )
