"""Writes the reference of the command line from the commands themselves.

    python tools/write_commands.py

A test fails when docs/reference/commands.md is not what this writes.
"""

from pathlib import Path

import typer.main
from typer.testing import CliRunner

from comitia.cli.main import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"
PLAIN = {"LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
HEAD = """# Commands

Written by `tools/write_commands.py` from the commands themselves.

Every command takes `--lang en` or `--lang zh-hans`; without it, the language of the
environment counts. With `--json` it prints one JSON object on standard output and
nothing else there; warnings and progress go to standard error.

Exit codes: 0 yes or done; 1 the answer is no (a fault, something flagged); 2 the call
or the input was not understood; 130 interrupted. With 2, standard error says for each
fault where it is and what would be right.
"""


def reference() -> str:
    """Return the whole page."""
    return HEAD + "".join(_section(words) for words in _commands())


def _commands() -> list[list[str]]:
    """Return the words of every command that does something."""
    root = typer.main.get_command(app)
    found = []
    for name, command in sorted(getattr(root, "commands", {}).items()):
        inner = sorted(getattr(command, "commands", {}))
        found += [[name, one] for one in inner] or [[name]]
    return found


def _section(words: list[str]) -> str:
    asked = [*words, "--help"]
    ran = CliRunner().invoke(
        app, asked, prog_name="comitia", env=PLAIN, terminal_width=78
    )
    if ran.exit_code:
        raise SystemExit(f"{words}: {ran.output}")
    lines = "\n".join(line.rstrip() for line in ran.stdout.rstrip().split("\n"))
    return f"\n## comitia {' '.join(words)}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
    print(PAGE.name)
