"""``comitia act``: any act by its name, its payload from a file."""

import json
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from comitia.cli.election.desk import (
    PasswordFile,
    answered,
    office_in,
    say,
    signed_in,
)
from comitia.cli.face import AsJson, Lang, print_json, printable
from comitia.kernel.catalogue import Language
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding, Refused

if TYPE_CHECKING:
    from comitia.actions.perform import Answer
    from comitia.ledger.canonical import Json
    from comitia.store.office import Office

Given = TypeVar("Given")
act_app = typer.Typer(rich_markup_mode=None)


Name = Annotated[
    str | None, typer.Argument(help="The name of an act; none lists them all.")
]
Election = Annotated[
    Path | None, typer.Option(metavar="DIR", help="An election's folder.")
]
Asking = Annotated[
    str | None, typer.Option("--as", metavar="NAME", help="The account that asks.")
]
Payload = Annotated[
    Path | None,
    typer.Option(metavar="PAYLOAD", help="The payload as JSON; - is standard input."),
]
Key = Annotated[
    str | None,
    typer.Option(help="The same key and payload get the first answer again."),
]
At = Annotated[
    str | None,
    typer.Option(metavar="MOMENT", help="When it is done, in a rehearsal only."),
]
Example = Annotated[
    bool, typer.Option("--example", help="Print a payload that shows the form.")
]


@act_app.command("act")
def act(
    name: Name = None,
    *,
    election: Election = None,
    account: Asking = None,
    password_file: PasswordFile = None,
    file: Payload = None,
    key: Key = None,
    at: At = None,
    example: Example = False,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Do an act, or sign it first; without a name, list all acts and who may do them.

    Example: comitia act close_register --election club --as anna

    Where a payload holds the id of an account or a person, "@anna" may stand for the
    account anna and "#0001" for the person with that id in the office's own register.
    An act that two people sign is called twice, with the same payload: the last one
    does it.
    """
    document = {**_NOTHING, "act": name}
    with answered(lang, document, as_json=as_json):
        if name is None:
            _list(lang, as_json=as_json)
        elif example:
            _show_example(name)
        else:
            asked = _Call(
                name, needed(election, "--election"), _sound_key(key), _moment(at)
            )
            who = needed(account, "--as")
            answer, came = asked.carried_out(who, password_file, file, lang)
            tell(answer, name, lang, as_json=as_json, came=came)


_NOTHING: dict[str, object] = {
    "done": False,
    "act": None,
    "unit": None,
    "height": None,
    "outcome": None,
    "awaits_signature": False,
    "repeated": False,
    "differing": [],
}


class _Call:
    """One call of an act: which, where, under which key, at which moment."""

    def __init__(
        self, name: str, folder: Path, key: str | None, at: datetime | None
    ) -> None:
        """Keep what the call says."""
        self.name, self.folder, self.key, self.at = name, folder, key, at

    def carried_out(
        self,
        who: str,
        password_file: Path | None,
        file: Path | None,
        language: Language,
    ) -> "tuple[Answer, tuple[str, ...]]":
        """Return the answer and what came of it, in words.

        ``Refused`` names the line of each fault.
        """
        from comitia.cli.came import came_of, differing  # noqa: PLC0415  slow import
        from comitia.cli.election.naming import (  # noqa: PLC0415  slow import
            with_ids,
            with_numbers,
        )
        from comitia.cli.election.payload import read_written  # noqa: PLC0415  same

        _declared(self.name)
        written = read_written(file)
        with office_in(self.folder) as office, _placing(written.placed):
            account = signed_in(office, who, password_file)
            payload = with_ids(office, self.name, written.value)
            with with_numbers(office):
                answer = do(
                    office, self.name, payload, account, key=self.key, at=self.at
                )
            came = came_of(office, answer.entry, language)
            return answer, (*differing(office, answer, language), *came)


def do(
    office: "Office",
    name: str,
    payload: "Json",
    account: str,
    *,
    key: str | None = None,
    at: datetime | None = None,
    seen: int | None = None,
) -> "Answer":
    """Do an act for an account, under a key of its own where none is given.

    `seen` is the height at which the asker last looked at the unit: where it has
    grown since, the act is refused.
    """
    from comitia.actions.perform import Request  # noqa: PLC0415  slow import

    request = Request(name, payload, account, key or fresh_key(office), seen)
    return office.do(request, at)


def _sound_key(key: str | None) -> str | None:
    from comitia.ledger.entry import is_key  # noqa: PLC0415  slow import

    if key is not None and not is_key(key):
        raise Refused([Finding.of("cli.no_key", key="--key")])
    return key


def fresh_key(office: "Office") -> str:
    """Return a key that was not used: random, but in a rehearsal the same each time."""
    if office.is_rehearsal:
        return f"call-{sum(office.work().heads().values())}"
    return secrets.token_hex(16)


def tell(
    answer: "Answer",
    name: str,
    lang: Language,
    *,
    as_json: bool,
    came: Iterable[str] = (),
) -> None:
    """Print what came of an act: `came` is that in words."""
    from comitia.ledger.entry import outcome_of  # noqa: PLC0415  slow import

    if as_json:
        waits = answer.awaits_signature
        print_json(
            {
                **_NOTHING,
                "done": not waits,
                "act": name,
                "unit": answer.entry.unit,
                "height": answer.entry.height,
                "outcome": None if waits else outcome_of(answer.entry),
                "awaits_signature": waits,
                "repeated": answer.repeated,
                "differing": [asdict(one) for one in answer.differing],
                "minted": minted(answer),
                "refusals": [],
            }
        )
        return
    code = "act.awaits_signature" if answer.awaits_signature else "act.done"
    say(code, lang, act=name, unit=answer.entry.unit, height=answer.entry.height)
    for line in came:
        sys.stdout.write(f"{line}\n")
    if answer.repeated:
        say("act.repeated", lang)
    for field, made in minted(answer).items():
        sys.stdout.write(f"{field}: {made}\n")


def minted(answer: "Answer") -> dict[str, str]:
    """Return the ids that the act drew, by the fields that hold them."""
    from comitia.actions.hiding import marks  # noqa: PLC0415  slow import
    from comitia.kernel.personal import Minted  # noqa: PLC0415  slow import
    from comitia.ledger.entry import payload_of  # noqa: PLC0415  slow import
    from comitia.stages.rulebook import RULEBOOK  # noqa: PLC0415  slow import

    rule = RULEBOOK.get(answer.entry.act)
    if rule is None:
        return {}
    recorded = payload_of(answer.entry)
    kind: type = rule.payload
    return {
        name: str(recorded[name])
        for name, mark in marks(kind)
        if isinstance(mark, Minted)
    }


@contextmanager
def _placing(placed: Callable[[Finding], Finding]) -> Iterator[None]:
    """Say of each fault in the form where it stands in the file."""
    try:
        yield
    except Refused as refused:
        raise Refused(
            placed(one) if one.code.startswith(("form.", "cli.no_")) else one
            for one in refused.findings
        ) from None


def _declared(name: str) -> None:
    from comitia.actions.registry import ACTS  # noqa: PLC0415  slow import

    if name not in ACTS:
        raise Refused([Finding.of("act.unknown", key=printable(name))])


def needed(given: Given | None, option: str) -> Given:
    """Return what an option gives; ``Refused`` where it was left out."""
    if given is None:
        raise Refused([Finding.of("cli.option_missing", key=option)])
    return given


def _moment(text: str | None) -> datetime | None:
    try:
        return None if text is None else parse_moment(text)
    except ValueError:
        raise Refused([Finding.of("form.moment", key="--at")]) from None


def _list(lang: Language, *, as_json: bool) -> None:
    from comitia.cli.election.explaining import (  # noqa: PLC0415  slow import
        listed,
        listed_for_scripts,
    )

    if as_json:
        print_json({"acts": listed_for_scripts()})
    else:
        typer.echo("\n".join(listed(lang)))


def _show_example(name: str) -> None:
    from comitia.actions.registry import ACTS  # noqa: PLC0415  slow import

    _declared(name)
    shown = json.dumps(dict(ACTS[name].example), ensure_ascii=False, indent=1)
    typer.echo(shown)
