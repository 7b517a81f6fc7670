"""Sending lists up by the sheet: many bodies of one level, each with its meeting."""

from collections.abc import Iterable, Iterator

from comitia.charter.rules import Rules
from comitia.kernel.dates import latest_of, moment_text
from comitia.kernel.personal import Hidden
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, Table, refuse
from comitia.stages.forms import (
    Count,
    Digest,
    Line,
    NameId,
    RandomId,
    Said,
    Text,
    payload,
)
from comitia.stages.meeting.counts import Vote
from comitia.stages.nomination.cascade import bodies_of
from comitia.stages.nomination.levels.meeting import Departing, Meeting
from comitia.stages.nomination.levels.rows import SentUp, Tally
from comitia.stages.nomination.levels.sheet import Sending, bar_of, faults
from comitia.stages.nomination.levels.tally import (
    Support,
    added,
    feeds_of,
    passing,
)
from comitia.stages.nomination.levels.tree import Tree
from comitia.stages.nomination.returns.width import NamesAsked
from comitia.stages.nomination.rounds import is_active, round_of
from comitia.stages.register.bodies import Body, known_body, seats_of
from comitia.stages.register.ways import barred


@payload
class Departure:
    """A name kept against the tally, or set aside, and why; the reasons are personal.

    `ground` is one of those that the charter lists; empty where it lists none.
    """

    person: RandomId
    reasons: Said
    ground: Line = ""


@payload
class ListUp:
    """What one body sends up: who came, how they voted, the names, the departures."""

    body: NameId
    entitled: Count
    present: Count
    valid: Count
    votes_for: Count
    names: tuple[RandomId, ...]
    departures: tuple[Departure, ...] = ()


@payload
class SendListUp:
    """Lists of bodies of one level, and the body by whose office they are entered.

    `body` is the one that sends, or one above all of them.
    """

    body: NameId
    lists: tuple[ListUp, ...]


@payload
class CorrectList:
    """Lists as they should have been sent, and why they were not.

    The reason is public and names nobody.
    """

    body: NameId
    lists: tuple[ListUp, ...]
    reason: Text


@payload
class Weighed:
    """What lay before a body: who took part below it, the names asked for, who passes.

    `fed` is the digest of everything that had been sent to it.
    """

    body: NameId
    number: Count
    places: Count
    returned: Count
    voters: Count
    passed: tuple[RandomId, ...]
    fed: Digest


@payload
class ListsSent:
    """The round, and list by list what the vote was about."""

    round: Count
    lists: tuple[Weighed, ...]


Asked = SendListUp | CorrectList


def _scene(asked: Asked, views: Views, _: Rules) -> Scene:
    return Scene(known_body(asked.body, views).unit, asked.body)


def _facts(asked: Asked, views: Views, occasion: Occasion) -> Sending:
    unit = occasion.unit
    number = round_of(unit, views).number
    tree = Tree(unit, number, views)
    office = known_body(asked.body, views)
    return Sending(
        tuple(_meeting(one, office, tree, views) for one in asked.lists),
        bodies_of(unit, views),
        tree.standing,
        tuple(sorted(tree.returns)),
        number,
        seats_of(unit, views),
        isinstance(asked, CorrectList),
    )


def _meeting(one: ListUp, office: Body, tree: Tree, views: Views) -> Meeting:
    body = known_body(one.body, views)
    is_below = body.unit == tree.unit and body.path.startswith(office.path)
    feeds = feeds_of(body.body, tree, views) if is_below else ()
    named = {*one.names, *(person for fed in feeds for person in fed.names)}
    sent = tree.lists.get(body.body)
    part = views.one(NamesAsked, tree.unit, body.body)
    return Meeting(
        body.body,
        body.kind,
        body.members,
        Vote(one.entitled, one.present, one.votes_for, valid=one.valid),
        one.names,
        tuple(Departing(each.person, each.ground) for each in one.departures),
        feeds,
        part.names if part else None,
        tuple(sorted(_gone(named, tree.unit, views))),
        is_below,
        sent.number if sent else 0,
        tree.stands(body.body) if is_below else False,
        tree.fed(body.body) if is_below else "",
    )


def _gone(named: Iterable[str], unit: str, views: Views) -> Iterator[str]:
    """Return who takes part no more, or is barred for the whole election."""
    out = barred(unit, views)
    return (one for one in named if one in out or not is_active(one, views))


def _decide(facts: Sending, rules: Rules) -> ListsSent:
    refuse(dict.fromkeys(faults(facts, rules)))
    return ListsSent(
        facts.round, tuple(_weighed(one, facts, rules) for one in facts.lists)
    )


def _weighed(one: Meeting, facts: Sending, rules: Rules) -> Weighed:
    paper, bar = added(one.feeds), bar_of(one, facts, rules)
    return Weighed(
        one.body,
        one.number + 1,
        bar.places,
        paper.returned,
        paper.voters,
        passing(paper, bar, gone=one.gone),
        one.fed,
    )


def _project(
    deed: Deed[SendListUp, ListsSent] | Deed[CorrectList, ListsSent], views: Views
) -> Iterator[Row]:
    unit, said = deed.occasion.unit, deed.outcome
    tree = Tree(unit, said.round, views)
    yield round_of(unit, views)
    for one, weighed in zip(deed.payload.lists, said.lists, strict=True):
        yield SentUp(
            unit,
            said.round,
            one.body,
            weighed.number,
            moment_text(deed.occasion.at),
            one.entitled,
            one.present,
            one.valid,
            one.votes_for,
            len(one.names),
            weighed.places,
            weighed.returned,
            weighed.voters,
            weighed.fed,
        )
        yield from _tally(one, weighed, tree, views)


def _tally(one: ListUp, weighed: Weighed, tree: Tree, views: Views) -> Iterator[Row]:
    """Return the tally name by name; names of an earlier list that are gone are nil."""
    paper = added(feeds_of(one.body, tree, views))
    before = views.every(Tally, unit=tree.unit, round=tree.number, body=one.body)
    counts = {row.person: Support(0, 0) for row in before} | dict(paper.names)
    passed, listed = set(weighed.passed), set(one.names)
    why = {each.person: each for each in one.departures}
    for person, now in counts.items():
        departure = why.get(person)
        yield Tally(
            tree.unit,
            tree.number,
            one.body,
            person,
            now.bodies,
            now.votes,
            person in passed,
            person in listed,
            departure.ground if departure else "",
            _commitment(departure),
        )


def _commitment(departure: Departure | None) -> str:
    held = departure.reasons if departure else ""
    return held.commitment if isinstance(held, Hidden) else ""


def _freeze(facts: Sending, said: ListsSent) -> Iterator[Table]:
    """Return the roll of the tallies that lay before the bodies, with the lists."""
    rows: list[tuple[str, ...]] = []
    for one, weighed in zip(facts.lists, said.lists, strict=True):
        passed, listed = set(weighed.passed), set(one.names)
        rows += [
            (
                one.body,
                person,
                str(now.bodies),
                str(now.votes),
                "yes" if person in passed else "no",
                "yes" if person in listed else "no",
            )
            for person, now in added(one.feeds).names.items()
        ]
    heading = ("body", "person", "bodies", "votes", "passes", "listed")
    yield Table(heading, tuple(rows))


SEND_LIST_UP = Rule(
    "send_list_up",
    SendListUp,
    ListsSent,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
)


def _counts_from(asked: CorrectList, views: Views) -> str:
    """Return when one of the lists to be corrected was sent."""
    unit = known_body(asked.body, views).unit
    number = round_of(unit, views).number
    rows = (views.one(SentUp, unit, number, one.body) for one in asked.lists)
    return latest_of([row.at if row else "" for row in rows])


CORRECT_LIST = Rule(
    "correct_list",
    CorrectList,
    ListsSent,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
    least_signers=2,
    counts_from=_counts_from,
)
