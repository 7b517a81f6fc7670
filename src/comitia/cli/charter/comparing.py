"""The word `comitia charter diff`: two charters compared key by key."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from comitia.cli.charter.reading import CharterPath, loaded
from comitia.cli.face import AsJson, Lang, print_json, printable
from comitia.kernel.catalogue import Language, message

if TYPE_CHECKING:
    from comitia.charter.rules import Charter


def diff(
    old: CharterPath, new: CharterPath, lang: Lang, *, as_json: AsJson = False
) -> None:
    """Compare two charters key by key, and say what that means in people.

    Example: comitia charter diff charters/township charters/present-base
    """
    from comitia.charter.diff import changes  # noqa: PLC0415  slow import
    from comitia.cli.charter.changed import Told  # noqa: PLC0415  slow import
    from comitia.stages.sections import SECTIONS  # noqa: PLC0415  slow import

    before = loaded(old, lang, as_json=as_json)
    after = loaded(new, lang, as_json=as_json)
    found = changes(before, after, sections=SECTIONS)
    told = Told.of(before, after, lang)
    if as_json:
        sides = {"old": _side(old, before, lang), "new": _side(new, after, lang)}
        rows = [told.document(change) for change in found]
        print_json({"ok": True, **sides, "changes": rows})
        return
    facts = {"old": _named(old, before, lang), "new": _named(new, after, lang)}
    typer.echo(printable(message("charter.diff.sides", lang, facts)))
    for line in told.lines(found):
        typer.echo(printable(line))
    if not found:
        typer.echo(message("charter.diff.none", lang, {}))


def _named(path: Path, charter: "Charter", lang: Language) -> str:
    """Return which charter it is: its title, and where it lies."""
    facts = {"title": charter.titled(lang.value), "path": str(path)}
    return message("charter.diff.side", lang, facts)


def _side(path: Path, charter: "Charter", lang: Language) -> dict[str, str]:
    title = charter.titled(lang.value)
    return {"name": charter.name, "title": title, "path": str(path)}
