"""``comitia rebuild``: the tables of an election, put anew as its record says."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Final

import typer

from comitia.cli.election.desk import Folder, answered, office_in, say
from comitia.cli.face import AsJson, Exit, Lang, print_json
from comitia.kernel.findings import Refused

if TYPE_CHECKING:
    from comitia.store.office import Office

# Not yet signed is no fault of the entries from which the tables are put anew.
_UNSIGNED: Final = "record.unsigned"
rebuild_app = typer.Typer(rich_markup_mode=None)


@rebuild_app.command("rebuild")
def rebuild_tables(
    folder: Folder,
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Put the tables anew.")] = (
        False
    ),
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Count the rows that are not as the record says; put them right when told.

    Example: comitia rebuild club --apply

    The record itself is checked first and never changed. Without --apply the exit code
    is 1 when a row differs.
    """
    document = {"applied": False, "differ": {}}
    with answered(lang, document, as_json=as_json), office_in(folder) as office:
        differ = _differing(office)
        is_done = apply and bool(differ)
        if is_done:
            _put_anew(office)
    if as_json:
        print_json({"applied": is_done, "differ": differ, "refusals": []})
    else:
        for view, count in differ.items():
            say("rebuild.view", lang, view=view, count=count)
        wrong = "rebuild.done" if is_done else "rebuild.not_yet"
        say(wrong if differ else "rebuild.none", lang)
    raise typer.Exit(Exit.NO if differ and not is_done else Exit.YES)


def _differing(office: "Office") -> dict[str, int]:
    """Return how many rows differ by view; ``Refused`` where the record has faults."""
    from comitia.audit.record.verify import verify_bundle  # noqa: PLC0415  slow import
    from comitia.store.replay import differing  # noqa: PLC0415  slow import

    with TemporaryDirectory() as place:
        bundle = Path(place) / "bundle"
        office.bundle().write(bundle)
        faults = verify_bundle(bundle).faults
    if broken := [one for one in faults if one.code != _UNSIGNED]:
        raise Refused(broken)
    return differing(office.work())


def _put_anew(office: "Office") -> None:
    from comitia.store.database.trouble import (  # noqa: PLC0415  slow import
        trouble_refused,
    )
    from comitia.store.replay import rebuild  # noqa: PLC0415  slow import

    with trouble_refused():
        rebuild(office.work())
