"""The words of the command line, and what happens when one is not understood."""

import sys

import typer

from comitia.cli import figures
from comitia.cli.face import Exit, print_findings, reader_language
from comitia.kernel.findings import Refused

app = typer.Typer(
    name="comitia", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)

app.add_typer(figures.app, name="figures")


@app.callback()
def comitia() -> None:
    """Run the election of delegates under one charter, and prove it."""


def run() -> None:
    """Run the command; input that cannot be read is answered, never traced."""
    try:
        app()
    except Refused as refused:
        print_findings(refused.findings, reader_language())
        sys.exit(Exit.NOT_UNDERSTOOD)
