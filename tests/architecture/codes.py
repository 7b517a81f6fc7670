"""Which codes the sources use, and which sentences the catalogues hold."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po
from tests.architecture.project import SOURCE, parsed, python_files

from comitia.kernel.catalogue import Language

CURE = ".cure"
# What is said without a cure: a message, and a word that stands in for a fact.
SAID = {"message", "Word"}
# A form that a field does not have travels as the text of a ``ValueError``.
FOUND = {
    "Finding.of", "of_matter", "blame", "EntryFaultError", "_fault", "_unknown",
    "ValueError",
}  # fmt: skip
CALLED = SAID | FOUND
_RECORD = (SOURCE / "audit" / "record", SOURCE / "ledger")
_CODE = re.compile(r"[a-z_]+(?:\.[a-z][a-z0-9_]*)+")
_ANY = "[a-z0-9_.-]+"
_FILE = re.compile(r".*\.(?:toml|py|md|csv|json|jsonl|key|txt|po|mo|db)")


def catalogue_of(language: Language) -> Path:
    """Return where the sentences of a language stand."""
    return SOURCE / "locale" / language.folder / "LC_MESSAGES" / "comitia.po"


def sentences(language: Language) -> dict[str, str]:
    """Return every code of a catalogue with its sentence."""
    with catalogue_of(language).open("rb") as text:
        catalogue = read_po(text, abort_invalid=True)
    return {str(one.id): str(one.string) for one in catalogue if one.id}


def facts_in(pattern: str) -> set[str]:
    """Return the names between braces."""
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


def called_codes() -> Iterator[tuple[str, str, set[str]]]:
    """Yield what calls a code by its text: the call's name, the code, the facts."""
    for node in _nodes():
        if isinstance(node, ast.Call) and node.args:
            name, code = _name_of(node.func), _code_of(node.args[0])
            if name in CALLED and code:
                yield name, code, {word.arg or "" for word in node.keywords}


def written_codes(namespaces: set[str]) -> set[str]:
    """Return every text of the sources that is a code, wherever it stands."""
    found = {_code_of(node) for node in _nodes()}
    return {
        code
        for code in found
        if code.partition(".")[0] in namespaces and not _FILE.fullmatch(code)
    }


def fault_codes(namespaces: set[str]) -> set[str]:
    """Return every code that stands for a fault, and so needs a cure.

    A code is one when a finding is made of it; in the record, where faults travel
    as codes, when it is written anywhere but under what was not checked.
    """
    made = {code for name, code, _ in called_codes() if name in FOUND}
    written = {
        _code_of(node)
        for folder in _RECORD
        for path in python_files(folder)
        for node in ast.walk(parsed(path))
    }
    travelling = {code for code in written if code.partition(".")[0] in namespaces}
    files = {code for code in travelling if _FILE.fullmatch(code)}
    return (made | travelling) - statements() - files


@cache
def composed_codes() -> list[re.Pattern[str]]:
    """Return a pattern for each code that is put together from pieces.

    ``words(family, members)`` makes a word for each member of a family.
    """
    composed = [
        "".join(_pattern_of(piece) for piece in node.values)
        for node in _nodes()
        if isinstance(node, ast.JoinedStr)
    ]
    families = [
        rf"{re.escape(str(ast.literal_eval(node.args[0])))}\.{_ANY}"
        for node in _nodes()
        if isinstance(node, ast.Call) and _name_of(node.func) == "words"
        if isinstance(node.args[0], ast.Constant)
    ]
    begun = [one for one in composed if re.match(r"[a-z]+\\\.", one)]
    return [re.compile(one) for one in (*begun, *families)]


def statements() -> set[str]:
    """Return the codes that say what was not checked: they need no cure."""
    found = {
        _code_of(node)
        for function in _nodes()
        if isinstance(function, ast.FunctionDef) and function.name == "_not_checked"
        for node in ast.walk(function)
    }
    return found - {""}


def _pattern_of(piece: ast.expr) -> str:
    written = isinstance(piece, ast.Constant) and isinstance(piece.value, str)
    return re.escape(ast.literal_eval(piece)) if written else _ANY


@cache
def _nodes() -> tuple[ast.AST, ...]:
    return tuple(
        node for path in python_files(SOURCE) for node in ast.walk(parsed(path))
    )


def _code_of(node: ast.AST) -> str:
    """Return the code that a node writes out, or nothing."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if _CODE.fullmatch(node.value) else ""
    return ""


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        owner = function.value.id if isinstance(function.value, ast.Name) else ""
        return f"{owner}.of" if function.attr == "of" else function.attr
    return function.id if isinstance(function, ast.Name) else ""
