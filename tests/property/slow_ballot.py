"""A ballot counted paper by paper, as scrutineers would; slow, and written on its own.

It knows nothing of the code that it is compared with, and takes no short cut: every
paper is looked at, every name on it, and every rule is asked where it applies.
"""

from dataclasses import dataclass, field
from fractions import Fraction

Paper = dict[str, str]
REFUSED = "refused"
# What stands where a reason should, and is none.
NO_REASONS = ("无", "no")


@dataclass
class Rules:
    """A method in plain words and numbers; shares are fractions."""

    seats: int
    quorum: tuple[str, Fraction]
    majority: tuple[str, Fraction, str]
    most_names: int
    returned_at_most: str = "issued"
    unclear: str = "void_for_name"
    write_in: str = "after_against"
    tie: str = "further_ballot"
    open_seats: str = "further_election"
    who: str = "electors"
    primary: int | None = None


@dataclass
class Ballot:
    """The papers: a mark for each printed name; names written in; a reason.

    `alike` is how a printed name looks where it is written in.
    """

    names: list[str]
    papers: list[Paper]
    written: list[list[str]]
    reasons: list[str]
    account: dict[str, int] = field(default_factory=dict)
    alike: dict[str, str] = field(default_factory=dict)


def is_enough(relation: str, share: Fraction, now: int, of: int) -> bool:
    """Say whether so many of so many are enough."""
    if relation == "more_than":
        return Fraction(now) > share * of
    return Fraction(now) >= share * of


def counted(rules: Rules, ballot: Ballot) -> dict[str, object] | str:
    """Return what a ballot comes to, or that it cannot be counted."""
    account = ballot.account
    if any(reason in NO_REASONS for reason in ballot.reasons):
        return REFUSED
    if cannot_be(account) or len(ballot.papers) != account["returned"]:
        return REFUSED
    void: dict[str, int] = {}
    votes = {
        name: {"for": 0, "against": 0, "abstain": 0, "unclear": 0}
        for name in ballot.names
    }
    spellings: dict[str, list[str]] = {}
    ignored = 0
    for place, paper in enumerate(ballot.papers):
        new, lost = names_that_count(rules, ballot, place)
        reason = why_void(rules, paper, ballot.reasons[place], len(new))
        if reason:
            void[reason] = void.get(reason, 0) + 1
            continue
        ignored += lost
        for name in new:
            spellings.setdefault(name.lower(), []).append(name)
        for name, mark in paper.items():
            if mark == "unclear" and rules.unclear == "abstain":
                votes[name]["abstain"] += 1
            else:
                votes[name][mark] += 1
    valid = len(ballot.papers) - sum(void.values())
    write_ins = {
        min(given, key=lambda name: (-given.count(name), name)): len(given)
        for given in spellings.values()
    }
    missing = max(0, in_hand(account) - account["returned"])
    numbers = account | {"valid": valid, "void": len(ballot.papers) - valid}
    numbers["not_returned"] = missing
    found = {
        "papers": numbers | {"void_by_reason": void},
        "votes": votes,
        "write_ins": write_ins,
        "write_ins_not_counted": ignored,
    }
    return found | outcome(rules, ballot, votes, write_ins, numbers)


def cannot_be(account: dict[str, int]) -> bool:
    """Say whether the numbers of people and papers cannot be together."""
    return (
        account["present"] > account["entitled"]
        or account["voters"] > account["present"]
        or account["spoiled"] > account["issued"]
        or in_hand(account) > account["present"]
        or account["voters"] > in_hand(account)
    )


def in_hand(account: dict[str, int]) -> int:
    """Return how many papers people kept: those handed out, less those replaced."""
    return account["issued"] - account["spoiled"]


def names_that_count(rules: Rules, ballot: Ballot, place: int) -> tuple[list[str], int]:
    """Return the written-in names of a paper that count, and how many do not."""
    given: list[str] = []
    for name in ballot.written[place]:
        if name.lower() not in [one.lower() for one in given]:
            given.append(name)
    printed = [ballot.alike.get(name, name).lower() for name in ballot.names]
    new = [name for name in given if name.lower() not in printed]
    against = list(ballot.papers[place].values()).count("against")
    if rules.write_in == "never":
        new = []
    if rules.write_in == "after_against" and len(new) > against:
        new = []
    return new, len(given) - len(new)


def why_void(rules: Rules, paper: Paper, reason: str, written: int) -> str:
    """Return why a paper is void, or nothing."""
    marks = list(paper.values())
    if reason:
        return reason
    if rules.unclear == "void_paper" and "unclear" in marks:
        return "unclear"
    if marks.count("for") + written > rules.most_names:
        return "too_many"
    return ""


def outcome(
    rules: Rules,
    ballot: Ballot,
    votes: dict[str, dict[str, int]],
    write_ins: dict[str, int],
    numbers: dict[str, int],
) -> dict[str, object]:
    """Return who is elected, who is tied, how many seats are open, what is next."""
    places = rules.seats if rules.primary is None else rules.primary
    relation, share = rules.quorum
    is_valid = is_enough(relation, share, numbers["present"], numbers["entitled"])
    of = numbers | {"issued": in_hand(numbers)}
    if numbers["returned"] > of[rules.returned_at_most]:
        is_valid = False
    nothing = {"elected": [], "listed": [], "tied": [], "open_seats": places}
    if not is_valid:
        again = step("vote_again", "electors", ballot.names, places)
        return nothing | {"valid_election": False, "next": [again]}
    relation, share, base = rules.majority
    # In the order of the paper, then of the alphabet for names that are not on it.
    supported = {name: marks["for"] for name, marks in votes.items()}
    supported |= dict(sorted(write_ins.items()))
    passed = [
        name
        for name, now in supported.items()
        if now >= 1 and is_enough(relation, share, now, of[base])
    ]
    brought_in: list[str] = []
    tied: list[str] = []
    for level in sorted({supported[name] for name in passed}, reverse=True):
        equals = [name for name in passed if supported[name] == level]
        left = places - len(brought_in)
        if left == 0:
            break
        if len(equals) > left:
            tied = equals
            break
        brought_in += equals
    left = places - len(brought_in)
    return {
        "valid_election": True,
        "elected": brought_in if rules.primary is None else [],
        "listed": [] if rules.primary is None else brought_in,
        "tied": [{"ids": tied, "seats": left}] if tied else [],
        "open_seats": 0 if tied else left,
        "next": sequels(rules, ballot, brought_in, tied, left),
    }


def step(what: str, who: str, names: list[str], seats: int) -> dict[str, object]:
    """Return something that comes next."""
    return {"what": what, "who": who, "candidates": names, "seats": seats}


def sequels(
    rules: Rules, ballot: Ballot, brought_in: list[str], tied: list[str], left: int
) -> list[dict[str, object]]:
    """Return what is next after a ballot that was valid."""
    if tied:
        who = "presidium" if rules.tie == "lot" else "electors"
        return [step(rules.tie, who, tied, left)]
    following = []
    if left:
        rest = [name for name in ballot.names if name not in brought_in]
        stands = rest if rules.open_seats == "further_election" else []
        who = rules.who if rules.open_seats == "reduce_seats" else "electors"
        following.append(step(rules.open_seats, who, stands, left))
    is_list_fixed = left == 0 or rules.open_seats == "leave_open"
    if rules.primary is not None and is_list_fixed and brought_in:
        seats = min(rules.seats, len(brought_in))
        following.append(step("final", "electors", brought_in, seats))
    return following
