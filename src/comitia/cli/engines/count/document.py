"""The answer of ``comitia count`` as scripts read it."""

from typing import TYPE_CHECKING

from comitia.cli.face import refusals
from comitia.kernel.catalogue import Language, fact_text
from comitia.kernel.shares import exact_text

if TYPE_CHECKING:
    from comitia.engines.count.ballot import Counted
    from comitia.engines.count.chain import Together
    from comitia.kernel.bounds import Bound


def document(
    ballots: "tuple[Counted, ...]", whole: "Together", lang: Language
) -> dict[str, object]:
    """Return the answer for one ballot, or for each of several and all together."""
    if len(ballots) == 1:
        return _ballot(ballots[0], lang)
    return {
        "ballots": [_ballot(one, lang) for one in ballots],
        "elected": list(whole.elected),
        "settled": whole.is_settled,
        "warnings": refusals(whole.misfits, lang),
    }


def _ballot(counted: "Counted", lang: Language) -> dict[str, object]:
    tallied, outcome = counted.tally, counted.outcome
    return {
        "valid_election": outcome.is_valid,
        "papers": _papers(counted),
        "votes": _votes(counted),
        "write_ins": {
            one.name: one.votes_for for one in tallied.votes if one.is_written_in
        },
        "write_ins_not_counted": tallied.ignored,
        "bar": {
            "votes": outcome.bar,
            "of": counted.method.majority.of.value,
            "size": outcome.size,
        },
        "elected": list(outcome.elected),
        "listed": list(outcome.listed),
        "tied": [{"ids": list(outcome.tied), "seats": outcome.tied_seats}]
        if outcome.tied
        else [],
        "open_seats": outcome.open_seats,
        "next": [
            {
                "what": one.what.value,
                "who": one.who.value,
                "candidates": list(one.standing),
                "seats": one.seats,
            }
            for one in outcome.next
        ],
        "refusals": refusals(outcome.failed, lang),
        "method": _method(counted, lang),
        "lot": _lot(counted),
        "warnings": refusals(counted.warnings, lang),
    }


def _votes(counted: "Counted") -> dict[str, dict[str, int]]:
    return {
        one.name: {
            "for": one.votes_for,
            "against": one.against,
            "abstain": one.abstain,
            "unclear": one.unclear,
        }
        for one in counted.tally.votes
        if not one.is_written_in
    }


def _papers(counted: "Counted") -> dict[str, object]:
    account = counted.account
    return {
        "entitled": account.entitled,
        "present": account.present,
        "voters": account.voters,
        "issued": account.issued,
        "spoiled": account.spoiled,
        "returned": account.returned,
        "not_returned": account.not_returned,
        "valid": account.valid,
        "void": account.void,
        "void_by_reason": dict(counted.tally.void),
    }


def _method(counted: "Counted", lang: Language) -> dict[str, object]:
    """Return the rules that were applied, also those that the file left out."""
    method = counted.method
    return {
        "seats": method.seats,
        "quorum": _bound(method.quorum, lang),
        "majority": _bound(method.majority, lang),
        "papers": {
            "most_names": method.papers.most_names,
            "returned_at_most": method.papers.returned_at_most.value,
            "unclear": method.papers.unclear.value,
            "write_in": method.papers.write_in.value,
        },
        "tie": {"then": method.tie.value},
        "open_seats": {
            "then": method.open_seats.value,
            "who": method.reduced_by.value,
        },
        "primary": None if method.primary is None else {"names": method.primary},
    }


def _bound(bound: "Bound", lang: Language) -> dict[str, str]:
    return {
        bound.relation.value: exact_text(bound.share),
        "of": bound.of.value,
        "said": fact_text(bound, lang),
    }


def _lot(counted: "Counted") -> dict[str, object] | None:
    lot = counted.lot
    if lot is None:
        return None
    return {"seed": lot.seed, "order": list(lot.order), "got": list(lot.got)}
