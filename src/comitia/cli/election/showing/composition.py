"""``comitia composition``: how a unit's names stand to what is asked of its list."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.election.desk import (
    Folder,
    Force,
    answered,
    marked,
    office_in,
    write_file,
)
from comitia.cli.face import AsJson, Lang, print_json, printable
from comitia.kernel.findings import Fact, Finding, Refused, Word

if TYPE_CHECKING:
    from comitia.stages.composition.floors.standing import Composition, Standing
    from comitia.store.office import Office
    from comitia.web.pages.voice import Voice

composition_app = typer.Typer(rich_markup_mode=None)

_POOL, _TARGETS = "pool.csv", "targets.toml"


@composition_app.command("composition")
def composition(
    folder: Folder,
    *,
    unit: Annotated[str, typer.Option(help="The unit whose list it is.")],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Write pool.csv and targets.toml for comitia slate there.",
            show_default=False,
        ),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Show how far a unit's names are from what is asked of its list.

    Example: comitia composition club --unit club --out slate

    For each category it says how many are asked for, how many names go on, how many are
    on the list, and how many are elected whomever the voters strike. It tells of the
    list; it says nothing of a person. With --out, what a body needs to look for a list
    is written for comitia slate: the names that go on with their recorded categories,
    and what the charter asks. A body adopts a list by vote.
    """
    from comitia.web.pages.voice import Voice  # noqa: PLC0415  slow import

    with answered(lang, {}, as_json=as_json), office_in(folder) as office:
        found = _found(office, unit)
        if out is not None:
            _write(office, unit, found, out, force=force)
        say, invented = Voice(lang, office.charter), marked(office)
    if as_json:
        print_json({"unit": unit, **invented, **document(found)})
        return
    for line in (*invented.values(), *_lines(unit, found, say)):
        sys.stdout.write(f"{printable(line)}\n")


def _found(office: "Office", unit: str) -> "Composition":
    from comitia.stages.composition.floors.standing import (  # noqa: PLC0415  slow import
        composition_of,
    )
    from comitia.stages.register.bodies import known_unit  # noqa: PLC0415  same

    known_unit(unit, office.views)
    work = office.work()
    return composition_of(unit, office.views, work.rules(unit, work.now()))


def document(found: "Composition") -> dict[str, object]:
    """Return how names stand, as scripts read it."""
    return {
        "seats": found.seats,
        "open": found.open,
        "listed": found.listed,
        "targets": [
            {
                "category": one.category,
                "others": one.others,
                "key": one.held.key,
                "clause": one.held.provenance.clause,
                "strength": "soft" if one.is_soft else "hard",
                "least": one.least,
                "open": one.open,
                "unknown": one.unknown,
                "listed": one.listed,
                "fewest": one.fewest,
                "distance": one.distance,
                "reach": one.reach.value,
            }
            for one in found.standings
        ],
    }


def _lines(unit: str, found: "Composition", say: "Voice") -> Iterator[str]:
    yield say(
        "composition.told.names",
        unit=say.called(unit),
        seats=found.seats,
        open=found.open,
        listed=found.listed,
    )
    if not found.standings:
        yield say("composition.told.nothing_asked")
    for one in found.standings:
        told = facts(one, say)
        code = f"composition.told.{'others' if one.others else 'category'}"
        yield f"  {say(code, **told)}"
        yield f"    {say(f'composition.told.{one.reach.value}', **told)}"


def facts(one: "Standing", say: "Voice") -> dict[str, Fact]:
    """Return what is said of one target, in the words of the charter."""
    return {
        "category": say.called(one.category),
        "least": one.least,
        "open": one.open,
        "unknown": one.unknown,
        "listed": one.listed,
        "fewest": one.fewest,
        "distance": one.distance,
        "strength": Word(f"floor.{'soft' if one.is_soft else 'hard'}"),
        "key": one.held.key,
        "clause": say.cited(one.held.provenance.clause or "–"),
    }


def _write(
    office: "Office", unit: str, found: "Composition", out: Path, *, force: bool
) -> None:
    """Write the names that go on and what is asked; refuse what cannot be asked yet."""
    from comitia.cli.election.showing.pool import (  # noqa: PLC0415  slow import
        pool_text,
        targets_text,
    )

    if not found.open:
        raise Refused([Finding.of("composition.nobody_goes_on", key="--unit")])
    work = office.work()
    rules = work.rules(unit, work.now())
    out.mkdir(parents=True, exist_ok=True)
    pool = pool_text(unit, office.views, rules)
    write_file(out / _POOL, pool, force=force)
    write_file(
        out / _TARGETS, targets_text(unit, found, office.views, rules), force=force
    )
