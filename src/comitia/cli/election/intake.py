"""``comitia import``: a sheet into the register, shown before it is entered."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from comitia.cli.election.act import Asking, do, needed
from comitia.cli.election.desk import (
    Folder,
    PasswordFile,
    answered,
    office_in,
    say,
    signed_in,
)
from comitia.cli.face import (
    AsJson,
    Exit,
    Lang,
    print_findings,
    print_json,
    printable,
    refusals,
)
from comitia.kernel.catalogue import Language, message

if TYPE_CHECKING:
    from comitia.actions.perform import Answer
    from comitia.engines.intake.plan import Plan, Planned
    from comitia.engines.table.sheet import Sheet
    from comitia.kernel.views import Views
    from comitia.ledger.cards.card import Card
    from comitia.store.office import Office

_MOST_BYTES: Final = 50_000_001
_SHOWN: Final = 20
intake_app = typer.Typer(rich_markup_mode=None)


@intake_app.command("import")
def import_sheet(
    folder: Folder,
    kind: Annotated[str, typer.Argument(metavar="units|bodies|persons")],
    file: Annotated[Path, typer.Argument(help="CSV or .xlsx; - is standard input.")],
    *,
    apply: Annotated[
        bool, typer.Option("--apply", help="Enter it, if no row is rejected.")
    ] = False,
    account: Asking = None,
    password_file: PasswordFile = None,
    encoding: Annotated[
        str | None, typer.Option(help="The encoding of a CSV, if not UTF-8.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Show what a sheet would create, change, leave or reject; enter it when told.

    Example: comitia import club persons people.csv --as anna --apply

    Columns, in any order: units: id, name, kind, parent; bodies: id, name, kind,
    unit, parent, members; persons: id, name, body and the attributes that the
    charter publishes. A known id is an update. All rows are entered, or none. Only
    entering needs --as: whoever has the folder and its keys may look.
    """
    document = {"applied": False, "kind": kind}
    with answered(lang, document, as_json=as_json), office_in(folder) as office:
        asked = needed(account, "--as") if apply else account
        who = signed_in(office, asked, password_file) if asked else ""
        seen = office.work().head("centre").height
        sheet, plan = _planned(office, kind, who, (file, encoding))
        enters = apply and not plan.rejected and not plan.is_empty
        answer = do(office, plan.act, plan.payload, who, seen=seen) if enters else None
    if as_json:
        print_json(_document(sheet, plan, answer, lang))
    else:
        print_findings((*sheet.warnings, *plan.doubts), lang)
        _tell(plan, lang)
        _tell_end(plan, answer, lang, asked=apply)
    raise typer.Exit(Exit.NO if plan.rejected else Exit.YES)


def _planned(
    office: "Office", kind: str, account: str, source: tuple[Path, str | None]
) -> "tuple[Sheet, Plan]":
    from comitia.engines.intake.columns import kind_named  # noqa: PLC0415  slow import
    from comitia.engines.intake.planning import plan_of  # noqa: PLC0415  slow import
    from comitia.engines.table.reading import read_table  # noqa: PLC0415  slow import
    from comitia.ledger.chain import CENTRE  # noqa: PLC0415  slow import

    wanted = kind_named(kind)
    if account:
        _refuse_without_right(office, wanted.act, account)
    file, encoding = source
    sheet = read_table(_content(file), name=str(file), encoding=encoding)
    work = office.work()
    rules = work.rules(CENTRE, work.now())
    return sheet, plan_of(sheet, wanted, _Known(office), rules)


def _content(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read(_MOST_BYTES)
    with file.open("rb") as opened:
        return opened.read(_MOST_BYTES)


def _refuse_without_right(office: "Office", act: str, account: str) -> None:
    """Refuse who could not enter the sheet: what would change tells what is there."""
    from comitia.actions.policy import (  # noqa: PLC0415  slow import
        Asked,
        fitting,
        no_right,
    )
    from comitia.actions.registry import ACTS  # noqa: PLC0415  slow import
    from comitia.kernel.findings import Refused  # noqa: PLC0415  slow import
    from comitia.stages.grants import grants_of  # noqa: PLC0415  slow import
    from comitia.stages.register.bodies import WHOLE  # noqa: PLC0415  slow import
    from comitia.stages.register.steps import State, Step  # noqa: PLC0415  slow import

    held = grants_of(account, office.views, at=office.work().now())
    asked = Asked(act, WHOLE, Step.REGISTER, State.RUNNING, held)
    if not fitting(ACTS[act].policy, asked, office.views):
        raise Refused([no_right(ACTS[act].policy, asked)])


@dataclass(frozen=True, slots=True)
class _Known:
    """What an office knows, as a plan asks for it."""

    office: "Office"

    @property
    def views(self) -> "Views":
        """What the record says now."""
        return self.office.views

    def find_person(self, office_id: str) -> str | None:
        """Return the person whom the office knows by an id of its own."""
        work = self.office.work()
        return work.find_person(work.keys.intake_index(office_id))

    def card(self, person: str) -> "Card":
        """Return a person's card."""
        return self.office.card(person)


def _document(
    sheet: "Sheet", plan: "Plan", answer: "Answer | None", lang: Language
) -> dict[str, object]:
    from comitia.engines.intake.plan import Change  # noqa: PLC0415  slow import

    rejected = [
        {"row": one.number or None, "id": one.id, **refusals([one.reason], lang)[0]}
        for one in plan.rejected
    ]
    return {
        "applied": answer is not None,
        "kind": plan.kind.value,
        "created": _rows(plan.having(Change.CREATED)),
        "changed": [
            {"row": one.number, "id": one.id, "fields": list(one.fields)}
            for one in plan.having(Change.CHANGED)
        ],
        "unchanged": _rows(plan.having(Change.UNCHANGED)),
        "rejected": rejected,
        "warnings": refusals((*sheet.warnings, *plan.doubts), lang),
        "height": answer.entry.height if answer else None,
        "refusals": [],
    }


def _rows(planned: "tuple[Planned, ...]") -> list[dict[str, object]]:
    return [{"row": one.number, "id": one.id} for one in planned]


def _tell(plan: "Plan", lang: Language) -> None:
    """Print the plan for people: what is rejected in full, the rest in part."""
    from comitia.engines.intake.plan import Change  # noqa: PLC0415  slow import

    for change in Change:
        rows = plan.having(change)
        say(f"import.{change.value}", lang, count=len(rows))
        shown = () if change is Change.UNCHANGED else rows[:_SHOWN]
        typer.echo("".join(f"{line}\n" for line in _lines(shown, lang)), nl=False)
        if len(rows) > len(shown) > 0:
            say("import.more", lang, count=len(rows) - len(shown))
    say("import.rejected", lang, count=len({one.number for one in plan.rejected}))
    print_findings((one.reason for one in plan.rejected), lang, sys.stdout)


def _lines(rows: "tuple[Planned, ...]", lang: Language) -> Iterator[str]:
    for row in rows:
        said = message("import.row", lang, {"row": row.number, "id": printable(row.id)})
        told = [f"  {said}", *(printable(str(one)) for one in _shown(row))]
        yield "  ".join(
            [*told, *(f"({one})" for one in [", ".join(row.fields)] if one)]
        )


def _shown(row: "Planned") -> Iterator[object]:
    """Yield the name of a row and the body it belongs to, as the sheet gives them."""
    is_person = "office_id" in row.payload
    yield row.payload.get("name", "")
    if is_person:
        yield row.payload.get("body", "")


def _tell_end(
    plan: "Plan", answer: "Answer | None", lang: Language, *, asked: bool
) -> None:
    if answer is not None:
        say("import.applied", lang, height=answer.entry.height)
    elif plan.rejected:
        say("import.nothing_while_rejected", lang)
    elif plan.is_empty:
        say("import.nothing_to_do", lang)
    elif not asked:
        say("import.not_yet", lang)
