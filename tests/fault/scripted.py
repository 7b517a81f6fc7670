"""A scripted election that is ended at every step towards the disk, once each.

    python -m tests.fault.scripted FOLDER {founding|acts|whole|careless} [EVERY]

Each act of the script starts from a copy of the folder as a process left it that was
ended without closing anything. The act is ended at its first step, its second, and so
on, until it gets through; after each end the office is opened again and the caller,
who had no answer, asks again under the same key. With EVERY, only each so many-th step
is taken, and the first and last of each kind. One JSON line a scene is printed.
"""

import json
import os
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

from tests.elections import MINIMAL, account
from tests.fault.crashing import Crash
from tests.offices import BODIES, SEED, PlayedOffice
from tests.offices import play as everything

from comitia.actions.payloads import recorded
from comitia.actions.perform import Answer, Request
from comitia.audit.record.verify import verify_bundle
from comitia.kernel.findings import Refused
from comitia.kernel.ids import is_random_id
from comitia.ledger.cards.card import CardUnreadableError
from comitia.ledger.entry import read_entry
from comitia.ledger.views.dump import views_digest
from comitia.stages.register.bodies import Person
from comitia.stages.rulebook import RULEBOOK
from comitia.store.office import Office
from comitia.store.record import lines_of
from comitia.store.replay import replay
from comitia.store.settings import configure
from comitia.store.work import DatabaseWork

SQLITE = "django.db.backends.sqlite3.base"
PEOPLE = [
    {"body": "branch-a", "name": f"Person {one}", "office_id": f"00{one}"}
    for one in range(3)
]
Payload = Callable[[Office], dict[str, Any]]


@dataclass(frozen=True)
class Scene:
    """One act of the script, by whom, under a key; `payload` may ask the office."""

    act: str
    payload: Payload
    by: str = "officer"
    key: str = ""
    at: datetime | None = None

    def request(self, office: Office) -> Request:
        """Return what the caller asks for, the same each time."""
        is_id = is_random_id(self.by)
        account = self.by if is_id else office.account_id(self.by)
        return Request(self.act, self.payload(office), account, self.key or self.act)

    def do(self, office: Office) -> Answer:
        """Do the act."""
        return office.do(self.request(office), self.at)


def _given(**payload: Any) -> Payload:
    return lambda _: payload


def _erasing(office: Office) -> dict[str, Any]:
    person = min(row.person for row in office.views.every(Person))
    return {"ground": "asked", "person": person}


def _granting(office: Office) -> dict[str, Any]:
    return {"account": office.account_id("second"), "role": "officer"}


SCRIPT = (
    Scene("register_units", _given(rows=[{"name": "Valley", "unit": "valley"}])),
    Scene(
        "register_bodies",
        _given(rows=[{"name": "B", "unit": "valley", **row} for row in BODIES]),
    ),
    Scene("register_persons", _given(rows=PEOPLE)),
    Scene("grant_role", _granting),
    Scene("erase_person", _erasing, key="erase-1"),
    Scene("erase_person", _erasing, by="second", key="erase-2"),
    Scene("checkpoint", _given(reason="enough")),
    Scene("close_register", _given()),
    Scene("divide_seats", _given(seats={"valley": 3})),
    Scene("checkpoint", _given(reason="all"), key="last"),
)


@dataclass(frozen=True)
class Stage:
    """Where the script is played: folders for the state before an act, and a copy.

    Of its steps each `every`-th is tried, and none after the first fault when it is
    played only to see one.
    """

    root: Path
    seed: str | None
    crash: Crash
    every: int = 1
    until_wrong: bool = False

    def points(self, kinds: list[str]) -> Iterator[int]:
        """Yield at which steps a process is to end whose steps are of these kinds.

        All of them are without an end: a process may take more than it once took.
        """
        if self.every == 1:
            yield from count(1)
        last = {kind: point for point, kind in enumerate(kinds, 1)}
        ends = {kinds.index(kind) + 1 for kind in last} | set(last.values())
        yield from sorted(ends | {*range(1, len(kinds) + 1, self.every)})

    def create(self, root: Path) -> None:
        """Found the election, or find it founded."""
        os.environ["COMITIA_KEYS"] = str(root / "keys")
        password = None if self.seed else "a long password"
        if not (root / "e").exists():
            Office.create(
                root / "e",
                charter=MINIMAL,
                officer="officer",
                password=password,
                seed=self.seed,
            )

    def open(self, root: Path) -> Office:
        """Open the office that lies below a folder, with that folder's keys."""
        os.environ["COMITIA_KEYS"] = str(root / "keys")
        return Office.open(root / "e")

    def copied(self) -> Path:
        """Return a fresh copy of the state before the act."""
        shutil.rmtree(self.root / "copy", ignore_errors=True)
        shutil.copytree(self.root / "before", self.root / "copy")
        return self.root / "copy"


def in_child(work: Callable[[], object]) -> tuple[bool, Any]:
    """Return whether a forked child got through its work, and what it returned.

    The child ends without closing anything, as a killed process does.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.write(writing, json.dumps(work()).encode())
            code = 0
        except BaseException:  # noqa: BLE001  said aloud, and told by the code
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 1:
        raise SystemExit("a child failed; its words stand above")
    return os.WIFEXITED(status), json.loads(said) if said else None


def lines_in(office: Office) -> list[str]:
    """Return every entry of every unit."""
    held = lines_of(office.place.alias)
    return [line.decode() for unit in sorted(held) for line in held[unit]]


def faults_after(stage: Stage, scene: Scene, acknowledged: list[str]) -> dict[str, Any]:
    """Open what was left, ask again, and return what is wrong with it."""
    office = stage.open(stage.root / "copy")
    # Before asking again: a card that lost its key may be one that is to go anyway.
    locked = keys_lost(office)
    asked, answer = scene.request(office), scene.do(office)
    lines = lines_in(office)
    keys = [read_entry(line.encode()).key for line in lines]
    replayed = replay([line.encode() for line in lines], office.charter)
    live = views_digest(office.views.all_rows())
    officer = office.account_id("officer")
    office.do(Request("checkpoint", {"reason": "x"}, officer, "after"))
    bundle = stage.root / "bundle"
    shutil.rmtree(bundle, ignore_errors=True)
    office.bundle().write(bundle)
    return {
        "repeated": answer.repeated,
        "lost": sum(line not in lines for line in acknowledged) + len(locked),
        "doubled": keys.count(asked.key) - 1 + len(lines) - len(acknowledged) - 1,
        "faults": [one.code for one in verify_bundle(bundle).faults],
        "views": live != views_digest(replayed.all_rows()),
        "keys": [*keys_lost(office), *keys_of_strangers(office)],
        "unfinished": [one.name for one in office.place.folder.glob("*/.*")],
    }


def keys_lost(office: Office) -> list[str]:
    """Return everybody whose key and card do not belong together."""
    wrong = []
    for row in office.views.every(Person):
        has_key = office.keys.card_key(row.person) is not None
        try:
            is_known = bool(office.card(row.person).openings)
        except CardUnreadableError:
            is_known = not has_key
        if not has_key == is_known == (row.standing != "erased"):
            wrong.append(row.person)
    return wrong


def keys_of_strangers(office: Office) -> list[str]:
    """Return everybody who has a key and is nobody in the register."""
    known = {row.person for row in office.views.every(Person)}
    return sorted(set(office.keys.persons()) - known)


def play(stage: Stage, scene: Scene) -> dict[str, Any]:
    """End the act at its steps in turn, and return what came of it."""
    said = _nothing_yet(scene.act)
    acknowledged = in_child(lambda: lines_in(stage.open(stage.copied())))[1]

    def act(at: int) -> list[str]:
        office = stage.open(stage.copied())
        stage.crash.arm(at)
        scene.do(office)
        stage.crash.step("answer")
        return _disarmed(stage.crash)

    for point in _ended(stage, act, said):
        found = in_child(lambda: faults_after(stage, scene, acknowledged))[1]
        said["repeated"] += found.pop("repeated")
        _note(said, point, found)
        if stage.until_wrong and said["wrong"]:
            break
    return said


def found(stage: Stage) -> dict[str, Any]:
    """End the founding at its steps in turn, and return what came of it."""
    said = _nothing_yet("create")
    root = stage.root / "copy"

    def create(at: int) -> list[str]:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        stage.crash.arm(at)
        stage.create(root)
        stage.crash.step("answer")
        return _disarmed(stage.crash)

    for point in _ended(stage, create, said):
        said["repeated"] += (root / "e").exists()
        in_child(lambda: stage.create(root))
        entries = len(in_child(lambda: lines_in(stage.open(root)))[1])
        _note(said, point, {"lost": entries < 1, "doubled": max(entries - 1, 0)})
    return said


def _disarmed(crash: Crash) -> list[str]:
    kinds = crash.kinds
    crash.arm(0)
    return kinds


def _nothing_yet(act: str) -> dict[str, Any]:
    zero: dict[str, Any] = dict.fromkeys(("points", "repeated", "lost", "doubled"), 0)
    return {"act": act, **zero, "kinds": Counter[str](), "wrong": []}


def _ended(
    stage: Stage, act: Callable[[int], list[str]], said: dict[str, Any]
) -> Iterator[int]:
    """Yield each step at which a process has just been ended, until one gets through.

    The first goes through, armed for a step that never comes: it tells the kinds.
    """
    kinds: list[str] = in_child(lambda: act(sys.maxsize))[1]
    for point in stage.points(kinds):
        if in_child(lambda at=point: act(at))[0]:  # type: ignore[misc]
            return
        said["points"] += 1
        said["kinds"][kinds[min(point, len(kinds)) - 1]] += 1
        yield point


def _note(said: dict[str, Any], point: int, found: dict[str, Any]) -> None:
    """Keep what was wrong after the end at one step."""
    said["lost"] += found["lost"]
    said["doubled"] += found["doubled"]
    if any(found.values()):
        said["wrong"].append({"point": point, **found})


def advance(stage: Stage, scene: Scene) -> None:
    """Do the act in the state before, which is then the state before the next."""

    def act() -> None:
        scene.do(stage.open(stage.root / "before"))

    in_child(act)


def warm_up() -> None:
    """Load once what each child would load again."""
    configure()
    for module in ("comitia.store.migrations.0001_initial", SQLITE):
        import_module(module)
    for rule in RULEBOOK.values():
        for kind in (rule.payload, rule.outcome):
            with suppress(Refused):
                recorded(kind, {})


class Recorded(PlayedOffice):
    """An office that remembers what was asked of it, and when."""

    scenes: ClassVar[list[Scene]] = []

    def do(
        self,
        act: str,
        payload: Mapping[str, Any],
        *,
        by: str = "officer",
        key: str = "",
    ) -> Answer:
        """Do an act, and remember it."""
        given, at = dict(payload), self.clock
        answer = super().do(act, given, by=by, key=key)
        scene = Scene(act, lambda _: given, account(by), answer.entry.key, at)
        self.scenes.append(scene)
        return answer


def whole(stage: Stage) -> tuple[Scene, ...]:
    """Return the scenes of a whole election, as they were played once before."""

    def record(root: Path) -> None:
        root.mkdir(parents=True)
        stage.create(root)
        played = Recorded(stage.open(root))
        everything(played)
        played.office.close()

    record(stage.root / "record")
    return tuple(Recorded.scenes)


def be_careless() -> None:
    """Destroy a key before the erasure is safely entered, as nobody should."""

    def forget(work: DatabaseWork, person: str) -> None:
        work.keys.erase_card_key(person, os.urandom)
        work.forgotten.append(person)

    DatabaseWork.forget = forget  # type: ignore[assignment,method-assign]


def main(root: Path, part: str, every: int) -> None:
    """Play a part of the script, and print what came of each scene."""
    warm_up()
    seed = SEED if part in {"founding", "whole"} else None
    stage = Stage(root, seed, Crash(), every, until_wrong=part == "careless")
    script = whole(stage) if part == "whole" else SCRIPT
    if part == "founding":
        print(json.dumps(found(stage)), flush=True)
        return
    if part == "careless":
        be_careless()
    (root / "before").mkdir(parents=True, exist_ok=True)
    in_child(lambda: stage.create(root / "before"))
    in_child(
        lambda: stage.open(root / "before").add_account("second", "another password")
    )
    for scene in script:
        if part != "careless" or scene.key == "erase-2":
            print(json.dumps(play(stage, scene)), flush=True)
        if part == "careless" and scene.key == "erase-2":
            return
        advance(stage, scene)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int((sys.argv[3:] or ["1"])[0]))
