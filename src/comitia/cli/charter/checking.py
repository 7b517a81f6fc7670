"""The word `comitia charter check`: every fault of one charter, or of several."""

from dataclasses import dataclass
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.charter.reading import exit_of, faults_document, read_at
from comitia.cli.face import AsJson, Exit, Lang, print_json, printable
from comitia.kernel.catalogue import Language, message, sentence
from comitia.kernel.findings import Fact, Finding, Refused

if TYPE_CHECKING:
    from comitia.charter.check import Reading

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Folders of charters, or their charter.toml; * stands for any name.",
    ),
]


@dataclass(frozen=True, slots=True)
class _Checked:
    """A path with what was found there: a charter, or why there is none."""

    path: Path
    reading: "Reading | None"
    refused: tuple[Finding, ...] = ()

    @property
    def faults(self) -> tuple[Finding, ...]:
        return self.reading.faults if self.reading else self.refused

    @property
    def hints(self) -> tuple[Finding, ...]:
        return self.reading.hints if self.reading else ()

    @property
    def code(self) -> Exit:
        return exit_of(self.reading) if self.reading else Exit.NOT_UNDERSTOOD


def check(paths: Paths, lang: Lang, *, as_json: AsJson = False) -> None:
    """Say whether charters hold together, every fault at once with its line.

    Example: comitia charter check charters/minimal

    Several are checked one after another, as in: comitia charter check charters/*
    """
    found = [_checked(path) for path in _expanded(paths)]
    if as_json:
        print_json(_document(found, lang))
    else:
        for one in found:
            _say(one, lang, is_one=len(found) == 1)
    raise typer.Exit(max(one.code for one in found))


def _expanded(paths: list[Path]) -> list[Path]:
    """Return the paths, for a pattern that no shell has read what it stands for."""
    return [
        found
        for path in paths
        for found in (_matching(path) if has_magic(str(path)) else (path,))
    ]


def _matching(path: Path) -> list[Path]:
    if path.exists():
        return [path]
    pattern = str(path.relative_to(path.anchor))
    return sorted(Path(path.anchor).glob(pattern)) or [path]


def _checked(path: Path) -> _Checked:
    try:
        return _Checked(path, read_at(path))
    except Refused as refused:
        return _Checked(path, None, tuple(refused.findings))


def _document(found: list[_Checked], lang: Language) -> dict[str, object]:
    """Return one answer, or with several charters one for each by its path."""
    rows = [_one_document(one, lang) for one in found]
    if len(found) == 1:
        return rows[0]
    named = [
        {"path": str(one.path), **row} for one, row in zip(found, rows, strict=True)
    ]
    return {"ok": all(row["ok"] for row in rows), "charters": named}


def _one_document(one: _Checked, lang: Language) -> dict[str, object]:
    hints = faults_document(one.hints, lang)["faults"]
    return {**faults_document(one.faults, lang), "hints": hints}


def _say(one: _Checked, lang: Language, *, is_one: bool) -> None:
    """Print the faults and the hints of a charter, and what they come to."""
    above = "" if is_one else f"{one.path}/"
    if one.reading is None:
        for refused in one.refused:
            typer.echo(printable(f"{one.path}: {sentence(refused, lang)}"), err=True)
        return
    terms = one.reading.charter
    for fault in one.faults:
        place = f"{above}{fault.place}" if fault.place else one.path
        typer.echo(printable(f"{place}: {sentence(fault, lang, terms)}"))
    for hint in one.hints:
        facts: dict[str, Fact] = {
            "place": f"{above}{hint.place}",
            "text": sentence(hint, lang, terms),
        }
        typer.echo(message("charter.check.hint", lang, facts))
    typer.echo(_summary(one, lang, is_one=is_one))


def _summary(one: _Checked, lang: Language, *, is_one: bool) -> str:
    if one.faults or one.reading is None:
        facts: dict[str, Fact] = {"count": len(one.faults), "path": str(one.path)}
        return message(f"charter.check.faults{'' if is_one else '_of'}", lang, facts)
    layers = one.reading.charter.layers
    values = sum(len(layer.declared) for layer in layers)
    told: dict[str, Fact] = {
        "name": one.reading.charter.name,
        "layers": len(layers),
        "values": values,
    }
    return message("charter.check.fine", lang, told)
