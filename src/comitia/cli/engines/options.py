"""What is said of an option whose value is none that it takes."""

import re
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from typer._click.exceptions import BadParameter, ClickException

from comitia.kernel.findings import Finding

# The same method has several names in the books.
_OTHER_NAMES: Final = MappingProxyType(
    {
        "webster": "sainte-lague",
        "saintelague": "sainte-lague",
        "saintelaguë": "sainte-lague",
        "schepers": "sainte-lague",
        "jefferson": "dhondt",
        "dhondt": "dhondt",
        "hagenbachbischoff": "dhondt",
        "hareniemeyer": "hamilton",
        "hare": "hamilton",
        "largestremainder": "hamilton",
        "largestremainders": "hamilton",
        "最大余数法": "hamilton",
        "equalproportions": "huntington-hill",
        "hill": "huntington-hill",
    }
)
_CHOICE: Final = re.compile(r"'([^']*)' is not one of (.*)", re.DOTALL)
_QUOTED: Final = re.compile(r"'([^']*)'")
_LOW: Final = re.compile(r"greater than or equal to (\d+)")
_HIGH: Final = re.compile(r"less than or equal to (\d+)")


def no_choice(option: str, given: str, known: Sequence[str]) -> Finding:
    """Return that a value is none of those that there are, and which may be meant.

    >>> found = no_choice("--method", "Webster", ("dhondt", "sainte-lague"))
    >>> found.code, dict(found.facts)["near"]
    ('cli.near_choice', 'sainte-lague')
    >>> no_choice("--method", "x", ("dhondt",)).code
    'cli.no_choice'
    """
    plain = "".join(one for one in given.casefold() if one.isalnum())
    meant = _OTHER_NAMES.get(plain, "")
    close = get_close_matches(given.casefold(), known, 1)
    near = meant if meant in known else next(iter(close), "")
    all_of_them = tuple(known)
    if near:
        return Finding.of(
            "cli.near_choice", key=option, given=given, near=near, known=all_of_them
        )
    return Finding.of("cli.no_choice", key=option, given=given, known=all_of_them)


def misread(fault: ClickException) -> Finding | None:
    """Return what is wrong with an option's value; nothing for any other fault."""
    param = fault.param if isinstance(fault, BadParameter) else None
    if param is None:
        return None
    option, said = param.opts[0], fault.message
    if choice := _CHOICE.search(said):
        return no_choice(option, choice[1], _QUOTED.findall(choice[2]))
    given = next(_given(param.opts, sys.argv[1:]), "")
    if "valid integer" in said:
        return Finding.of("cli.no_number", key=option, given=given)
    for pattern, code in ((_LOW, "cli.number_low"), (_HIGH, "cli.number_high")):
        if bound := pattern.search(said):
            return Finding.of(code, key=option, given=given, limit=int(bound[1]))
    return None


def _given(options: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """Yield what was written for an option."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, equals, value = word.partition("=")
        if name in options:
            yield value if equals else following
