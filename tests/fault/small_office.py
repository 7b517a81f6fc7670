"""An office small enough for a test: a database, a log, a bundle and its keys."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.factories import ORIGIN, draft

from comitia.ledger.bundle import Bundle
from comitia.ledger.canonical import Json
from comitia.ledger.cards.card import Card, open_card, seal_card
from comitia.ledger.cards.keys import KeyFolder
from comitia.ledger.ledger import ERASE, OPEN, Ledger
from comitia.ledger.log.note import Algorithm, SignedNote, verifier_key

RandomBytes = Callable[[int], bytes]
TABLES = """
    PRAGMA journal_mode = WAL;
    PRAGMA secure_delete = ON;
    CREATE TABLE entry (unit TEXT, height INTEGER, line BLOB);
    CREATE TABLE card (person TEXT PRIMARY KEY, sealed BLOB);
    CREATE TABLE person_index (digest TEXT PRIMARY KEY, person TEXT);
"""


@dataclass(frozen=True)
class Entered:
    """What a test knows of a person and an erased office must not know."""

    person: str
    office_id: str
    name: str
    salt: str
    key: bytes
    digest: str


class SmallOffice:
    """Keeps a record as an office does; what it forgets, a search shows."""

    def __init__(self, root: Path, random_bytes: RandomBytes) -> None:
        """Open an election in new folders below `root`."""
        self.draw = random_bytes
        self.election = random_bytes(16).hex()
        self.folder = root / "election"
        self.folder.mkdir()
        self.log = self.folder / "office.log"
        self.bundle = self.folder / "bundle"
        self.keys_path = root / "keys" / self.election
        self.keys = KeyFolder.create(self.keys_path, random_bytes)
        self.database = sqlite3.connect(self.folder / "election.db")
        self.database.executescript(TABLES)
        self.ledger = Ledger(self.election, ORIGIN)
        signing: Ed25519PrivateKey = self.keys.signing_key()
        log_key = str(verifier_key(ORIGIN, signing, Algorithm.NOTE))
        self.count = 0
        self.enter(
            OPEN,
            {
                "log_key": log_key,
                "origin": ORIGIN,
                "rehearsal": False,
                "witnesses": [],
            },
        )

    def enter(self, act: str, payload: dict[str, Json]) -> None:
        """Enter an act in the centre, and keep its line in the database."""
        self.count += 1
        asked = self.keys.request_digest(act, payload)
        made = draft(act, key=f"key-{self.count}", payload=payload)
        entry = self.ledger.append(made)
        self._keep("centre", entry.height, self.ledger.lines["centre"][-1])
        self._say(f"entered {act} as {entry.height}, asked {asked}")

    def enter_person(self, office_id: str, name: str) -> Entered:
        """Make a card for a person, and enter the commitments to it."""
        person = self.draw(16).hex()
        key = self.keys.new_card_key(person, self.draw)
        card, named = Card(self.election, person, {}).with_value(
            "name", name, self.draw
        )
        card, known = card.with_value("office_id", office_id, self.draw)
        digest = self.keys.intake_index(office_id)
        sealed = seal_card(card, key, self.draw)
        self.database.execute("INSERT INTO card VALUES (?, ?)", (person, sealed))
        self.database.execute(
            "INSERT INTO person_index VALUES (?, ?)", (digest, person)
        )
        self.enter(
            "enter_person",
            {"attributes": [named.as_json(), known.as_json()], "person": person},
        )
        salt = card.openings["name"].salt
        return Entered(person, office_id, name, salt, key, digest)

    def erase(self, person: str) -> None:
        """Do everything that erasing a person is."""
        self.enter(ERASE, {"person": person})
        self.keys.erase_card_key(person, self.draw)
        for table in ("card", "person_index"):
            self.database.execute(
                f"DELETE FROM {table} WHERE person = ?",  # noqa: S608  two fixed names
                (person,),
            )
        self.database.commit()

    def checkpoint(self) -> SignedNote:
        """Sign what is new."""
        self.count += 1
        made = draft("checkpoint", key=f"key-{self.count}", payload={"views": None})
        note = self.ledger.checkpoint(made, self.keys.signing_key())
        line = self.ledger.lines["centre"][-1]
        self._keep("centre", len(self.ledger.lines["centre"]) - 1, line)
        return note

    def publish(self) -> None:
        """Write the bundle anew, with the names of those who have a card."""
        shutil.rmtree(self.bundle, ignore_errors=True)
        openings = [self._card(person).openings["name"] for person in self._people()]
        Bundle(self.ledger, openings=openings).write(self.bundle)

    def forget_pages(self) -> None:
        """Empty the write-ahead log, whose frames hold what rows once held."""
        self.database.commit()
        self.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def find(self, office_id: str) -> str | None:
        """Return the person whom the office knows by this id."""
        digest = self.keys.intake_index(office_id)
        found = self.database.execute(
            "SELECT person FROM person_index WHERE digest = ?", (digest,)
        ).fetchone()
        return None if found is None else str(found[0])

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def _people(self) -> list[str]:
        rows = self.database.execute("SELECT person FROM card ORDER BY person")
        return [str(row[0]) for row in rows.fetchall()]

    def _card(self, person: str) -> Card:
        row = self.database.execute(
            "SELECT sealed FROM card WHERE person = ?", (person,)
        )
        key = self.keys.card_key(person)
        assert key is not None
        sealed: bytes = row.fetchone()[0]
        return open_card(sealed, key, election=self.election, person=person)

    def _keep(self, unit: str, height: int, line: bytes) -> None:
        self.database.execute(
            "INSERT INTO entry VALUES (?, ?, ?)", (unit, height, line)
        )
        self.database.commit()

    def _say(self, line: str) -> None:
        with self.log.open("a", encoding="utf-8") as log:
            log.write(line + "\n")
