"""``comitia way``: the way of one name, from the first branch to where it stands."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.election.desk import Folder, answered, marked, office_in
from comitia.cli.face import AsJson, Lang, print_json, printable
from comitia.kernel.findings import Finding, Refused, Word
from comitia.kernel.ids import is_random_id

if TYPE_CHECKING:
    from comitia.stages.way.stop import Stop
    from comitia.store.office import Office
    from comitia.web.pages.voice import Voice

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
    short: Annotated[
        bool, typer.Option("--short", help="What happened alone, without the rules.")
    ] = False,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Show the way of a name: who proposed it, which meetings, what votes, and why.

    Example: comitia way club 0001

    Under each step stand the rules it was measured by, as they held on that day, each
    with its document and its clause; --short leaves them out.

    Reasons about a person stand on the person's card; the answer says where there are
    some, and on which ground.
    """
    from comitia.web.pages.voice import Voice  # noqa: PLC0415  slow import
    from comitia.web.pages.ways.measured import told  # noqa: PLC0415  slow import

    document: dict[str, object] = {"person": None, "stops": []}
    with answered(lang, document, as_json=as_json), office_in(folder) as office:
        found, shown, stops = _read(person, office, short=short)
        say, invented = Voice(lang, office.charter), marked(office)
    if as_json:
        told_stops = [told(one, say) for one in stops]
        print_json({**invented, "person": found, "stops": told_stops})
        return
    for line in (*invented.values(), shown, *_lines_of(stops, say)):
        sys.stdout.write(f"{printable(line)}\n")


def _lines_of(stops: Iterable["Stop"], say: "Voice") -> Iterator[str]:
    for one in stops:
        yield from _lines(one, say)


def _read(
    person: str, office: "Office", *, short: bool
) -> tuple[str, str, list["Stop"]]:
    """Return a person's id, what the office calls that person, and the stops."""
    from comitia.cli.came import person_shown  # noqa: PLC0415  slow import
    from comitia.stages.way.whole import way_of  # noqa: PLC0415  slow import

    found = _found(office, person)
    stops = [_named(one, office) for one in way_of(found, office.views, office.charter)]
    if short:
        stops = [one.by(()) for one in stops]
    return found, person_shown(office, found), stops


def _named(stop: "Stop", office: "Office") -> "Stop":
    """Return a stop that names other people as the office knows them."""
    from comitia.cli.came import person_shown  # noqa: PLC0415  slow import

    facts = tuple(
        (name, person_shown(office, fact) if isinstance(fact, str) else fact)
        for name, fact in stop.facts
    )
    return replace(stop, facts=facts)


def _lines(stop: "Stop", say: "Voice") -> Iterator[str]:
    """Yield what happened, and under it each rule that it was measured by."""
    from comitia.web.pages.ways.measured import (  # noqa: PLC0415  slow import
        measure_texts,
        stop_text,
    )

    said = stop_text(stop, say)
    day = stop.at[:10] or " " * len("2026-01-05")
    yield f"  {day}  {say('way.line', step=Word(f'step.{stop.step}'), text=said)}"
    for one in measure_texts(stop, say):
        yield f"{' ' * len(f'  {day}    ')}{one}"


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
