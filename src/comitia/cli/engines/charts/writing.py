"""The options --chart and --force, and the file that they ask for."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from comitia.cli.written import write_whole
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Refused

_ENDINGS = (".svg", ".txt")

ChartFile = Annotated[
    Path | None,
    typer.Option(
        "--chart", metavar="FILE", help="Draw a chart too: a file in .svg or .txt."
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Overwrite the file of the chart.")
]


@dataclass(frozen=True, slots=True)
class Forms:
    """What makes the two forms of a chart: a drawing, and plain text."""

    drawn: Callable[[], str]
    written: Callable[[], str]


def check_chart(path: Path | None, *, force: bool) -> None:
    """Raise ``Refused`` for a file that no chart can become, before any work is done.

    The name must say which form is meant, and a file that is there stays unless
    forced.
    """
    if path is None:
        return
    if path.suffix.lower() not in _ENDINGS:
        raise _refused("charter.output_kind", path)
    if path.exists() and not force:
        raise _refused("charter.output_exists", path)


def write_chart(path: Path, forms: Forms, *, force: bool, lang: Language) -> None:
    """Write a chart in the form that the file's name says, and tell so.

    That is told on standard error: standard output is the answer's.
    Raises ``Refused`` where the file cannot be written.
    """
    form = forms.drawn if path.suffix.lower() == ".svg" else forms.written
    try:
        write_whole(path, form(), force=force)
    except FileExistsError:
        raise _refused("charter.output_exists", path) from None
    except OSError:
        raise _refused("charter.output_refused", path) from None
    told = message("charter.flow.made", lang, {"path": str(path)})
    sys.stderr.write(f"{told}\n")


def _refused(code: str, path: Path) -> Refused:
    return Refused([Finding.of(code, key="--chart", path=str(path))])
