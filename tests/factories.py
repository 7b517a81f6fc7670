"""Small invented records, each a function of one number."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from comitia.ledger.bundle import Bundle
from comitia.ledger.canonical import Json
from comitia.ledger.cards.card import Card
from comitia.ledger.cards.commitment import Opening
from comitia.ledger.chain import CENTRE, HAND_OVER, TAKE_BACK
from comitia.ledger.entry import Draft
from comitia.ledger.ledger import ERASE, OPEN, Ledger
from comitia.ledger.log.note import Algorithm, cosign, verifier_key
from comitia.ledger.rehearsal import SeededBytes
from comitia.ledger.roll import SealedKind, roll_of

ORIGIN = "example.org/elections/invented"
WITNESS = "witness.example.org"


def draft(
    act: str,
    *,
    key: str,
    payload: Mapping[str, Json] | None = None,
    sealed: tuple[dict[str, Json], ...] = (),
) -> Draft:
    """Return a draft whose other fields hold something ordinary."""
    return Draft(
        act=act,
        at="2022-03-01T09:00:00+08:00",
        grants=("a" * 32,),
        key=key,
        request="b" * 64,
        payload=dict(payload or {}),
        outcome={},
        sealed=sealed,
    )


@dataclass
class InventedRecord:
    """A record in the making, with the keys that sign it."""

    seed: int

    def __post_init__(self) -> None:
        """Draw the keys and open the election."""
        seed = str(self.seed).encode()
        self.chance = Random(self.seed)
        self.draw = SeededBytes(seed, "ids and salts")
        self.signing = Ed25519PrivateKey.from_private_bytes(
            SeededBytes(seed, "signing")(32)
        )
        self.witness = Ed25519PrivateKey.from_private_bytes(
            SeededBytes(seed, "witness")(32)
        )
        self.election = self.draw(16).hex()
        self.ledger = Ledger(self.election, ORIGIN)
        self.writers: dict[str, str] = {}
        self.cards: dict[str, Card] = {}
        self.objects: dict[str, bytes] = {}
        self.rolls: dict[str, bytes] = {}
        self.erased: set[str] = set()
        self.entered = 0
        self.enter(OPEN, self.opening())

    def opening(self) -> dict[str, Json]:
        """Return the payload of the first entry."""
        log = verifier_key(ORIGIN, self.signing, Algorithm.NOTE)
        witness = verifier_key(WITNESS, self.witness, Algorithm.COSIGNATURE)
        return {
            "log_key": str(log),
            "origin": ORIGIN,
            "rehearsal": True,
            "seed": self.seed,
            "witnesses": [str(witness)],
        }

    def enter(
        self,
        act: str,
        payload: Mapping[str, Json],
        *,
        unit: str = CENTRE,
        sealed: tuple[dict[str, Json], ...] = (),
    ) -> None:
        """Enter an act in a unit, by whoever is in charge there."""
        self.entered += 1
        writer = CENTRE if act == TAKE_BACK else self.writers.get(unit, CENTRE)
        made = draft(act, key=f"key-{self.entered}", payload=payload, sealed=sealed)
        self.ledger.append(made, unit=unit, writer=writer)

    def enter_person(self, unit: str) -> None:
        """Enter a person with two attributes; their values stay on the card."""
        person = self.draw(16).hex()
        card, name = Card(self.election, person, {}).with_value(
            "name", f"张{self.chance.randrange(10**6)}", self.draw
        )
        card, sex = card.with_value("sex", self.chance.choice("FM"), self.draw)
        self.cards[person] = card
        self.enter(
            "enter_person",
            {"attributes": [name.as_json(), sex.as_json()], "person": person},
            unit=unit,
        )

    def enter_return(self, unit: str) -> None:
        """Enter a branch's return with some votes."""
        votes = {f"p-{n}": self.chance.randrange(50) for n in range(3)}
        note = self.chance.choice(["", "补报", 'a "quoted"\n\\ line \x07', "𬭎"])
        self.enter(
            "enter_return",
            {"entitled": 50, "note": note, "votes": dict(votes)},
            unit=unit,
        )

    def seal_roll(self, unit: str) -> None:
        """Enter a frozen roll of some rows."""
        count = self.chance.randrange(6)
        rows = [[f"b-{n}", str(self.chance.randrange(90))] for n in range(count)]
        roll = roll_of(["branch", "entitled"], rows)
        self.rolls[roll.digest] = roll.content
        self.enter("freeze_roll", {}, unit=unit, sealed=(roll.as_sealed(),))

    def seal_object(self, unit: str) -> None:
        """Enter a document of some kind."""
        content = self.draw(self.chance.randrange(1, 60))
        roll = roll_of(["x"], [[content.hex()]])
        kind = self.chance.choice([*list(SealedKind)[:2], SealedKind.ROLL_PARQUET])
        place = self.rolls if kind.is_roll else self.objects
        gone = kind is SealedKind.PERSONAL_OBJECT and self.chance.random() < 1 / 2
        if not gone:
            place[roll.digest] = roll.content
        item: dict[str, Json] = {"kind": kind.value, "sha256": roll.digest}
        self.enter("file_document", {}, unit=unit, sealed=(item,))

    def hand_over(self, unit: str) -> None:
        """Give a unit to an offline writer, or take it back."""
        if unit in self.writers:
            self.enter(TAKE_BACK, {}, unit=unit)
            del self.writers[unit]
        else:
            self.enter(HAND_OVER, {"writer": f"copy-of-{unit}"}, unit=unit)
            self.writers[unit] = f"copy-of-{unit}"

    def erase(self) -> None:
        """Erase one person, if there is one."""
        if self.cards:
            person = self.chance.choice(sorted(self.cards))
            self.erased.add(person)
            del self.cards[person]
            self.enter(ERASE, {"person": person})

    def checkpoint(self) -> None:
        """Sign a checkpoint; half of them are cosigned by the witness."""
        self.entered += 1
        note = self.ledger.checkpoint(
            draft("checkpoint", key=f"key-{self.entered}", payload={"views": None}),
            self.signing,
        )
        if self.chance.random() < 1 / 2:
            signed = cosign(note.text, WITNESS, self.witness, time=1646096400)
            self.ledger.notes[-1] = note.with_signature(signed)

    def openings(self) -> list[Opening]:
        """Return the openings of the attribute that this charter publishes."""
        return [card.openings["name"] for card in self.cards.values()]

    def files(self) -> dict[str, bytes]:
        """Return the files of the record's bundle."""
        return Bundle(self.ledger, self.objects, self.rolls, self.openings()).files()


def invented_record(seed: int) -> InventedRecord:
    """Return a sound record of a few units; two acts at least stand in each."""
    record = InventedRecord(seed)
    units = [CENTRE, *(f"unit-{n}" for n in range(1, record.chance.randrange(2, 5)))]
    acts = [
        record.enter_person,
        record.enter_return,
        record.seal_roll,
        record.seal_object,
    ]
    for unit in units[1:]:
        record.enter_person(unit)
        record.enter_return(unit)
    record.checkpoint()
    for _ in range(record.chance.randrange(4, 16)):
        chosen = record.chance.randrange(8)
        unit = record.chance.choice(units)
        if chosen < len(acts):
            acts[chosen](unit)
        elif chosen == len(acts):
            record.erase()
        elif chosen == len(acts) + 1:
            record.checkpoint()
        elif unit != CENTRE:
            record.hand_over(unit)
    record.seal_roll(units[1])
    record.checkpoint()
    return record


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write the files of a bundle below a folder and return it."""
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder
