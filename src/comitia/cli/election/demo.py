"""``comitia demo``: a whole election on invented people, in a folder of its own."""

import sys
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comitia.charter.folder import HEAD_FILE
from comitia.charter.text.source import shown
from comitia.cli.election.desk import answered, say
from comitia.cli.face import DEMONSTRATION, AsJson, Lang, print_json
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.chain import CENTRE
from comitia.ledger.mark import INVENTED
from comitia.ledger.views.collecting import seldom_collected

if TYPE_CHECKING:
    from comitia.demo.play import Stuck
    from comitia.demo.story import Story
    from comitia.store.office import Office

demo_app = typer.Typer(rich_markup_mode=None)

DEFAULT_SCALE = "0.01"
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
    ] = "national-congress-2022",
    seed: Annotated[
        str, typer.Option(metavar="N", help="The same seed, the same election.")
    ] = "4242",
    scale: Annotated[
        str,
        typer.Option(
            metavar="S",
            help="The part of all branches and members that is played, up to 1; "
            "seats are never scaled.",
        ),
    ] = DEFAULT_SCALE,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Play a whole election with invented people, from the register to the list.

    Example: comitia demo --charter minimal --seed 4242 --out demo

    Without --charter it is the election of 2022: 38 units elect 2,300 delegates.
    """
    sys.stderr.write(message("demo.banner", lang, {}) + "\n")
    with answered(lang, {"done": False}, as_json=as_json):
        summary = _demonstrated(out, _place(charter), _scale(scale), seed, lang)
    if as_json:
        print_json({"done": True, "folder": str(out), **summary})
        return
    told = {name: summary[name] for name in ("acts", "seats")}
    say("demo.done", lang, path=str(out), **told)


def _demonstrated(
    out: Path, charter: Path, scale: Fraction, seed: str, lang: Language
) -> dict[str, Any]:
    """Play an election in a new folder; return what there is to say about it."""
    from comitia.demo.planning.scripted import story_of  # noqa: PLC0415  slow import
    from comitia.demo.sizes import opening_of  # noqa: PLC0415  slow import
    from comitia.store.office import Office  # noqa: PLC0415  slow import

    begins = opening_of(charter)
    # What cannot be come to is said before anything is invented.
    story = story_of(charter, scale=scale, seed=seed, at=begins or datetime.now(UTC))
    office = Office.create(
        out, charter=charter, officer="officer", seed=seed, moment=begins
    )
    # The site that shows the folder says so on every page.
    (out / DEMONSTRATION).write_text(INVENTED + "\n", encoding="utf-8")
    with office, seldom_collected():
        return _summary(office, seed, _played(office, story, lang))


def _place(charter: str) -> Path:
    """Return the folder of a charter that was named or pointed to."""
    given = Path(charter)
    known = _CHARTERS / charter
    # A play that lies in a folder of the same name is no charter.
    is_charter = given.is_file() or (given / HEAD_FILE).is_file()
    return known if not is_charter and known.is_dir() else given


def _scale(text: str) -> Fraction:
    """Return a part of the whole as it was written; ``Refused`` for anything else."""
    try:
        part = Fraction(text)
    except (ValueError, ZeroDivisionError):
        part = Fraction(0)
    if not 0 < part <= 1:
        raise Refused([Finding.of("demo.scale", key="--scale", near=shown(text))])
    return part


def _played(office: "Office", story: "Story", lang: Language) -> int:
    from comitia.cli.election.showing.progress import Progress  # noqa: PLC0415  slow import
    from comitia.demo.play import Stuck, play  # noqa: PLC0415  slow import
    from comitia.store.held.office import HeldOffice  # noqa: PLC0415  slow import

    progress = Progress(lang, sys.stderr)
    try:
        with HeldOffice(office) as held:
            return play(held, story, progress)
    except Stuck as stuck:
        raise Refused(why(stuck)) from None
    finally:
        progress.end()


def why(stuck: "Stuck") -> list[Finding]:
    """Return why a play came to no end: the refusal as it was, if there was one."""
    refused = stuck.__cause__
    if not isinstance(refused, Refused):
        return [Finding.of("demo.stuck", said=str(stuck))]
    where = stuck.unit or CENTRE
    return [Finding.of("demo.refused", act=stuck.act, unit=where), *refused.findings]


def _summary(office: "Office", seed: str, acts: int) -> dict[str, Any]:
    from comitia.ledger.log.note import read_note  # noqa: PLC0415  slow import
    from comitia.stages.register.bodies import (  # noqa: PLC0415  slow import
        Person,
        UnitSeats,
    )
    from comitia.stages.register.steps import election_of  # noqa: PLC0415  slow import
    from comitia.stages.register.ways import Reached, Way  # noqa: PLC0415  slow import
    from comitia.store.record import notes_of  # noqa: PLC0415  slow import

    views = office.views
    delegates = views.every(Way, reached=Reached.DELEGATE.value, out="")
    return {
        "acts": acts,
        "charter": office.charter.name,
        "checkpoint": read_note(notes_of(office.place.alias)[-1].encode()).text,
        "delegates": len(delegates),
        "election": office.election,
        "invented": INVENTED,
        "persons": len(views.every(Person)),
        "seats": sum(one.seats for one in views.every(UnitSeats)),
        "seed": seed,
        "state": election_of(views).state,
    }
