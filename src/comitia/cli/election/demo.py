"""``comitia demo``: a whole election on invented people, in a folder of its own."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comitia.cli.election.desk import answered, say
from comitia.cli.face import AsJson, Lang, print_json
from comitia.cli.serve import DEMONSTRATION
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.ledger.entry import Entry
    from comitia.store.office import Office

demo_app = typer.Typer(rich_markup_mode=None)

_INVENTED = "DEMONSTRATION – invented persons / 演示数据 虚构人员"
# Charters that come with the source, beside the folder of the program.
_CHARTERS = Path(__file__).resolve().parents[4] / "charters"


@demo_app.command("demo")
def demo(
    *,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="A folder that does not exist yet.")
    ],
    charter: Annotated[
        str, typer.Option(help="A charter by its name, or its folder.")
    ] = "minimal",
    seed: Annotated[
        str, typer.Option(metavar="N", help="The same seed, the same election.")
    ] = "4242",
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Play a whole election with invented people, from the register to the list.

    Example: comitia demo --charter minimal --seed 4242 --out demo
    """
    from comitia.store.office import Office  # noqa: PLC0415  slow import

    sys.stderr.write(message("demo.banner", lang, {}) + "\n")
    with answered(lang, {"done": False}, as_json=as_json):
        office = Office.create(
            out, charter=_place(charter), officer="officer", seed=seed
        )
        # The site that shows the folder says so on every page.
        (out / DEMONSTRATION).write_text(_INVENTED + "\n", encoding="utf-8")
        with office:
            acts = _played(office, seed, lang)
            summary = _summary(office, seed, acts)
    if as_json:
        print_json({"done": True, "folder": str(out), **summary})
        return
    say("demo.done", lang, path=str(out), acts=acts, seats=summary["seats"])


def _place(charter: str) -> Path:
    """Return the folder of a charter that was named or pointed to."""
    given = Path(charter)
    known = _CHARTERS / charter
    return known if not given.exists() and known.is_dir() else given


def _played(office: "Office", seed: str, lang: Language) -> int:
    from comitia.demo.folder import FolderStage  # noqa: PLC0415  slow import
    from comitia.demo.play import Stuck, play  # noqa: PLC0415  slow import
    from comitia.demo.story import Story  # noqa: PLC0415  slow import

    try:
        return play(FolderStage(office), Story(seed), _teller(lang))
    except Stuck as stuck:
        raise Refused([Finding.of("demo.stuck", said=str(stuck))]) from None


def _teller(lang: Language) -> "Callable[[Entry], None]":
    """Return what says each act on standard error as it is done."""

    def tell(entry: "Entry") -> None:
        facts = {"act": entry.act, "at": entry.at, "unit": entry.unit}
        sys.stderr.write(message("demo.act", lang, facts) + "\n")

    return tell


def _summary(office: "Office", seed: str, acts: int) -> dict[str, Any]:
    from comitia.stages.register.bodies import (  # noqa: PLC0415  slow import
        Person,
        UnitSeats,
    )
    from comitia.stages.register.steps import election_of  # noqa: PLC0415  slow import
    from comitia.stages.register.ways import Reached, Way  # noqa: PLC0415  slow import

    views = office.views
    delegates = views.every(Way, reached=Reached.DELEGATE.value, out="")
    return {
        "acts": acts,
        "charter": office.charter.name,
        "checkpoint": office.bundle().ledger.notes[-1].text,
        "delegates": len(delegates),
        "election": office.election,
        "invented": _INVENTED,
        "persons": len(views.every(Person)),
        "seats": sum(one.seats for one in views.every(UnitSeats)),
        "seed": seed,
        "state": election_of(views).state,
    }
