"""Cards and the index of people, against what the entries committed to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from comitia.audit.election.database import Tables
from comitia.audit.election.tables import place_of
from comitia.kernel.findings import Finding
from comitia.kernel.ids import is_random_id
from comitia.ledger.canonical import Json
from comitia.ledger.cards.card import Card, CardUnreadableError, open_card
from comitia.ledger.cards.commitment import Commitment
from comitia.ledger.cards.keys import KeyFolder

OFFICE_ID: Final = "office_id"
Latest = Mapping[tuple[str, str], Commitment]


@dataclass(frozen=True, slots=True)
class People:
    """Who stands in a record: what was last committed to of each, who was erased.

    `ids` says how many of the office's own ids a person may have had so far.
    """

    election: str
    said: Mapping[str, Mapping[str, Commitment]]
    erased: frozenset[str]
    ids: Mapping[str, int]

    @classmethod
    def of(
        cls,
        election: str,
        latest: Latest,
        times: Mapping[tuple[str, str], int],
        erased: Iterable[str],
    ) -> "People":
        """Return the people of a record from the commitments that still hold."""
        gone = frozenset(erased)
        said: dict[str, dict[str, Commitment]] = {}
        for (person, attribute), commitment in latest.items():
            if person not in gone:
                said.setdefault(person, {})[attribute] = commitment
        ids = {person: n for (person, name), n in times.items() if name == OFFICE_ID}
        return cls(election, said, gone, ids)


@dataclass
class PeopleAnswer:
    """The faults of cards and index, and what the cards opened.

    `closed` cards had no key, `unread` rows of the index could not be worked out
    again, and the keys of `living` people should have gone with them.
    """

    faults: list[Finding] = field(default_factory=list)
    opened: dict[Commitment, Json] = field(default_factory=dict)
    closed: int = 0
    unread: int = 0
    living: int = 0

    def blame(self, code: str, table: str, *key: object) -> None:
        """Note a fault of one row."""
        self.faults.append(Finding.of(code, place=place_of(table, *key)))


def check_people(
    tables: Tables, people: People, keys: KeyFolder | None, *, rehearsal: bool
) -> PeopleAnswer:
    """Return whether each card and each row of the index is as the record says.

    The keys of a rehearsal follow from its seed: where one is missing, or lives on for
    another folder of the same seed, nothing is proved.
    """
    checking = _Checking(tables, people, keys, rehearsal, PeopleAnswer())
    office_ids = checking.check_cards()
    checking.check_index(office_ids)
    checking.check_erased()
    return checking.answer


@dataclass(frozen=True, slots=True)
class _Checking:
    """The check of cards and index on its way."""

    tables: Tables
    people: People
    keys: KeyFolder | None
    rehearsal: bool
    answer: PeopleAnswer

    def check_cards(self) -> dict[str, str]:
        """Compare every card; return the office's own ids that were read on them."""
        held: dict[str, object] = dict(
            self.tables.rows("SELECT person, sealed FROM card")
        )
        found: dict[str, str] = {}
        for person in sorted({*held, *self.people.said}, key=str):
            if person in self.people.erased:
                self.answer.blame("election.card_of_erased", "card", person)
            elif person not in self.people.said:
                self.answer.blame("election.strange_row", "card", person)
            elif person not in held:
                self.answer.blame("election.missing_row", "card", person)
            else:
                card = self._opened(person, held[person])
                if card is not None and OFFICE_ID in card.openings:
                    found[person] = str(card.value(OFFICE_ID))
        return found

    def _opened(self, person: str, sealed: object) -> Card | None:
        """Return a card that its key opens and that says what was committed to."""
        key = self._key(person)
        if key is None:
            if self.keys is None or self.rehearsal:
                self.answer.closed += 1
            else:
                self.answer.blame("election.no_key", "card", person)
            return None
        try:
            content = sealed if isinstance(sealed, bytes) else b""
            election = self.people.election
            card = open_card(content, key, election=election, person=person)
        except CardUnreadableError:
            self.answer.blame("election.unreadable_card", "card", person)
            return None
        opened = {name: one.commitment(election) for name, one in card.openings.items()}
        if opened != self.people.said[person]:
            self.answer.blame("election.other_card", "card", person)
            return None
        for name, one in opened.items():
            self.answer.opened[one] = card.value(name)
        return card

    def _key(self, person: str) -> bytes | None:
        if self.keys is None or not is_random_id(person):
            return None
        return self.keys.card_key(person)

    def check_index(self, office_ids: Mapping[str, str]) -> None:
        """Compare the index: each person under the digest of the office's own id.

        Under an id that was corrected since, a person may still be found; what it was,
        nobody can work out any more.
        """
        rows: dict[str, list[str]] = {}
        for digest, person in self.tables.rows(
            "SELECT digest, person FROM person_index ORDER BY digest"
        ):
            rows.setdefault(person, []).append(digest)
        known = {one for one, said in self.people.said.items() if OFFICE_ID in said}
        for person in sorted({*rows, *known}, key=str):
            digests = rows.get(person, [])
            if person in self.people.erased:
                self._blame_each("election.index_of_erased", digests)
            elif person not in known:
                self._blame_each("election.strange_row", digests)
            else:
                self._check_digests(person, digests, office_ids.get(person))

    def _check_digests(
        self, person: str, digests: list[str], office_id: str | None
    ) -> None:
        if office_id is None or self.keys is None:
            others = digests
            is_missing = not digests
        else:
            expected = self.keys.intake_index(office_id)
            others = [digest for digest in digests if digest != expected]
            is_missing = expected not in digests
        if is_missing:
            self.answer.blame("election.missing_row", "person_index", person)
        spare = self.people.ids[person] - (len(others) < len(digests))
        self.answer.unread += min(len(others), spare)
        self._blame_each("election.other_row", others[spare:])

    def _blame_each(self, code: str, digests: Iterable[str]) -> None:
        for digest in digests:
            self.answer.blame(code, "person_index", digest)

    def check_erased(self) -> None:
        """Look for keys that should have been destroyed."""
        for person in sorted(self.people.erased):
            if self._key(person) is None:
                continue
            if self.rehearsal:
                self.answer.living += 1
            else:
                self.answer.blame("election.living_key", "key", person)
