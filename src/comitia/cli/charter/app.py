"""The words below `comitia charter`, put together."""

import typer

from comitia.cli.charter.checking import check
from comitia.cli.charter.comparing import diff
from comitia.cli.charter.drawing import flow

charter_app = typer.Typer(
    name="charter",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check, compare and draw the rules of an election.",
)
for word in (check, diff, flow):
    charter_app.command()(word)
