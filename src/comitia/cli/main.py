"""The words of the command line, and what happens when one is not understood."""

import signal
import sys
from typing import Annotated, NoReturn

import typer
from typer._click.exceptions import ClickException

from comitia import __version__
from comitia.cli.charter.app import charter_app
from comitia.cli.election.act import act_app
from comitia.cli.election.checkpoint import checkpoint_app
from comitia.cli.election.demo import demo_app
from comitia.cli.election.handing_over import handing_app
from comitia.cli.election.intake import intake_app
from comitia.cli.election.setting_up import account_app, init_app
from comitia.cli.election.showing.composition import composition_app
from comitia.cli.election.showing.way import way_app
from comitia.cli.engines.count.command import count_app
from comitia.cli.engines.forecast.command import forecast_app
from comitia.cli.engines.options import misread
from comitia.cli.engines.propose import propose_app
from comitia.cli.engines.seats import seats_app
from comitia.cli.engines.slate.command import slate_app
from comitia.cli.engines.targets import targets_app
from comitia.cli.face import (
    Exit,
    print_findings,
    print_json,
    reader_language,
    refusals,
    speak_everywhere,
)
from comitia.cli.figures import figures_app
from comitia.cli.published.communique import communique_app
from comitia.cli.rebuild import rebuild_app
from comitia.cli.serve import serve_app
from comitia.cli.verify import verify_app
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Finding, Refused

app = typer.Typer(
    name="comitia",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for part in (
    init_app,
    account_app,
    intake_app,
    act_app,
    propose_app,
    checkpoint_app,
    rebuild_app,
    handing_app,
    way_app,
    composition_app,
    demo_app,
    serve_app,
    charter_app,
    count_app,
    seats_app,
    slate_app,
    forecast_app,
    targets_app,
    figures_app,
    communique_app,
    verify_app,
):
    app.add_typer(part)


def _tell_version(asked: bool) -> None:  # noqa: FBT001  so typer calls it
    if asked:
        sys.stdout.write(f"comitia {__version__}\n")
        raise typer.Exit


@app.callback()
def comitia(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Tell the version."
        ),
    ] = False,
) -> None:
    """Run an election of delegates, and check its figures, rules and records.

    Every command has an example that works: comitia figures check --help
    """


def run() -> None:
    """Run the command; input that cannot be read is answered, never traced."""
    speak_everywhere()
    signal.signal(signal.SIGINT, lambda *_: sys.exit(Exit.INTERRUPTED))
    try:
        sys.exit(app(prog_name="comitia", standalone_mode=False))
    except ClickException as fault:
        if found := misread(fault):
            _answer((found,))
        if not _asks_json():
            fault.show()
            sys.exit(fault.exit_code)
        _answer((Finding.of("cli.usage", said=fault.format_message()),))
    except typer.Abort:
        sys.exit(Exit.NO)
    except Refused as refused:
        _answer(refused.findings)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        if fault.filename is None:
            _answer((Finding.of("cli.unwritable", reason=reason),))
        path = str(fault.filename)
        _answer((Finding.of("cli.unreadable", path=path, reason=reason),))


def _answer(findings: tuple[Finding, ...]) -> NoReturn:
    language = _asked_language(sys.argv)
    if _asks_json():
        print_json({"refusals": refusals(findings, language)})
    print_findings(findings, language)
    sys.exit(Exit.NOT_UNDERSTOOD)


def _asks_json() -> bool:
    """Return whether a call that came to no answer of its own is a script's."""
    return "--json" in sys.argv[1:]


def _asked_language(words: list[str]) -> Language:
    """Return the language of a call that came to no answer of its own."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        named = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and named in set(Language):
            return Language(named)
    return reader_language()
