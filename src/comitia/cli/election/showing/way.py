"""``comitia way``: the way of one name, from the first branch to where it stands."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.election.desk import Folder, answered, office_in
from comitia.cli.face import AsJson, Lang, print_json, printable
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact, Finding, Refused, Word
from comitia.kernel.ids import is_random_id

if TYPE_CHECKING:
    from comitia.stages.way.stop import Stop
    from comitia.store.office import Office

way_app = typer.Typer(rich_markup_mode=None)


@way_app.command("way")
def way(
    folder: Folder,
    person: Annotated[
        str,
        typer.Argument(
            metavar="PERSON", help="The office's own id of a person, or the random one."
        ),
    ],
    *,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Show the way of a name: who proposed it, which meetings, what votes, and why.

    Example: comitia way club 0001

    Reasons about a person stand on the person's card; the answer says where there are
    some, and on which ground.
    """
    from comitia.cli.came import person_shown  # noqa: PLC0415  slow import
    from comitia.stages.way.whole import way_of  # noqa: PLC0415  slow import

    document: dict[str, object] = {"person": None, "stops": []}
    with answered(lang, document, as_json=as_json), office_in(folder) as office:
        found = _found(office, person)
        stops, shown = way_of(found, office.views), person_shown(office, found)
    if as_json:
        print_json({"person": found, "stops": [told(one, lang) for one in stops]})
        return
    sys.stdout.write(f"{printable(shown)}\n")
    for one in stops:
        sys.stdout.write(f"{printable(_line(one, lang))}\n")


def told(stop: "Stop", language: Language) -> dict[str, str]:
    """Return a stop as scripts read it."""
    return {
        "step": stop.step.value,
        "at": stop.at,
        "code": stop.code,
        "text": message(stop.code, language, dict(stop.facts)),
    }


def _line(stop: "Stop", language: Language) -> str:
    said = told(stop, language)["text"]
    facts: dict[str, Fact] = {"step": Word(f"step.{stop.step}"), "text": said}
    day = stop.at[:10] or " " * len("2026-01-05")
    return f"  {day}  {message('way.line', language, facts)}"


def _found(office: "Office", written: str) -> str:
    """Return the random id of a person; the mark of a payload may stand before it."""
    named = written.removeprefix("#")
    if is_random_id(named):
        return named
    work = office.work()
    found = work.find_person(work.keys.intake_index(named))
    if found is None:
        raise Refused([Finding.of("cli.no_person", key="PERSON", named=named)])
    return found
