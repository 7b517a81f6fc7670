"""The way of a name in a played election, by the number of the person."""

from collections.abc import Mapping

from tests.elections import PlayedElection
from tests.played import person

from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact
from comitia.stages.way.stop import Stop
from comitia.stages.way.whole import way_of


def stops(election: PlayedElection, number: int) -> tuple[Stop, ...]:
    """Return the stops of a person, each of which has words in every language."""
    found = way_of(person(election, number), election.work.views, election.work.charter)
    for one in found:
        for language in Language:
            assert message(one.code, language, dict(one.facts))
    return found


def codes(election: PlayedElection, number: int) -> list[str]:
    """Return the codes of the stops, in their order."""
    return [one.code for one in stops(election, number)]


def stop(election: PlayedElection, number: int, code: str) -> Stop:
    """Return the first stop with a code."""
    return next(one for one in stops(election, number) if one.code == code)


def facts(election: PlayedElection, number: int, code: str) -> Mapping[str, Fact]:
    """Return the facts of the first stop with a code."""
    return dict(stop(election, number, code).facts)


def keys(election: PlayedElection, number: int, code: str) -> list[str]:
    """Return the keys of the rules that the first stop with a code was measured by."""
    return [one.key for one in stop(election, number, code).measures]
