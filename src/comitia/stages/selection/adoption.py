"""Whether a body has adopted a list of names, and what it had to choose from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import decided_alone, lack_of_people, lack_of_votes
from comitia.stages.meeting.margin import fewest_candidates, lack_of_candidates
from comitia.stages.selection.keys import DISSENT, PRELIMINARY, Keys


@dataclass(frozen=True, slots=True)
class Choice:
    """The seats, who may be on a list, who is on it, and who is left out of it."""

    seats: int
    open_names: tuple[str, ...]
    names: tuple[str, ...]
    left_out: tuple[str, ...]


def adopt_list(
    facts: Vote, *, rules: Rules, keys: Keys = PRELIMINARY
) -> Iterator[Finding]:
    """Return what keeps a list from being adopted.

    Charter keys: ``selection.quorum``, ``selection.threshold``, and those of the
    plenary.
    """
    wrong = tuple(impossible(facts.counts))
    yield from wrong
    if not wrong:
        yield from decided_alone(facts.present)
        yield from lack_of_people(
            keys.quorum,
            came=facts.present,
            entitled=facts.entitled,
            rules=rules,
            code=PRELIMINARY.quorum,
        )
        yield from lack_of_votes(
            keys.threshold, facts, rules=rules, code=PRELIMINARY.threshold
        )


def other_members(vote: Vote, members: int) -> Iterator[Finding]:
    """Return the refusal of another number of members than the register has."""
    if vote.entitled != members:
        yield Finding.of(
            "selection.entitled",
            key="entitled",
            entitled=vote.entitled,
            members=members,
        )


def wrong_dissent(
    vote: Vote, dissent: Mapping[str, int | None], rules: Rules
) -> Iterator[Finding]:
    """Return votes that were not for the list and were not counted, or do not add up.

    Charter key: ``selection.dissent``.
    """
    asked = rules.get(DISSENT)
    lacking = tuple(name for name, count in dissent.items() if count is None)
    if asked is not None and lacking:
        yield Finding.of(
            "selection.dissent",
            key=asked.key,
            clause=asked.provenance.clause,
            lacking=lacking,
        )
    counted = [count for count in dissent.values() if count is not None]
    cast = vote.votes_for + sum(counted)
    if vote.valid is None or not counted:
        return
    if cast > vote.valid or (cast < vote.valid and not lacking):
        yield Finding.of(
            "selection.votes_do_not_add", key="against", cast=cast, valid=vote.valid
        )


def wrong_choice(facts: Choice, *, rules: Rules, keys: Keys) -> Iterator[Finding]:
    """Return what is wrong with the names: who they are, and how many there were.

    Charter keys: ``selection.margin``, ``selection.plenary_margin``,
    ``conference.margin``.
    """
    yield from _wrong_names(facts)
    yield from _too_little_choice(keys.margin, facts, rules)
    yield from lack_of_candidates(
        seats=facts.seats, candidates=len(set(facts.names)), rules=rules
    )


def _wrong_names(facts: Choice) -> Iterator[Finding]:
    """Return the names that stand twice, that cannot stand, and that are forgotten."""
    stated = (*facts.names, *facts.left_out)
    twice = repeated(stated)
    strange = tuple(sorted(set(stated) - set(facts.open_names)))
    forgotten = tuple(sorted(set(facts.open_names) - set(stated)))
    if twice:
        yield Finding.of("selection.named_twice", key="names", named=twice)
    if strange:
        yield Finding.of("selection.not_vetted", key="names", named=strange)
    if forgotten:
        yield Finding.of("selection.forgotten", key="left_out", named=forgotten)


def _too_little_choice(key: str, facts: Choice, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a body that has too few names to choose from."""
    if rules.get(key) is None:
        return
    margin = rules.read(key, Bound)
    least = fewest_candidates(seats=facts.seats, margin=margin.value)
    if len(facts.open_names) < least:
        yield Finding.of(
            "selection.margin",
            key=margin.key,
            clause=margin.provenance.clause,
            bound=margin.value,
            seats=facts.seats,
            names=len(facts.open_names),
            least=least,
        )
