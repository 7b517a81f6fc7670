"""The centre sends somebody to stand in a unit, and invites guests."""

from typing import Final

from comitia.demo.cast import players
from comitia.demo.names import invented_name
from comitia.demo.situation import Move, Situation
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import moment_text
from comitia.ledger.chain import CENTRE
from comitia.stages.composition.special.invited import INVITED, InvitedDelegate
from comitia.stages.composition.special.nominees import CENTRAL, sent_to
from comitia.stages.grants import Role
from comitia.stages.register.bodies import Person, Standing, seats_of
from comitia.stages.register.ways import Way

# One guest for so many delegates, as was usual: 83 beside 2,296.
SHARE_OF_GUESTS: Final = 28


def nominees_sent(situation: Situation, unit: str) -> Move | None:
    """Return the sending of one candidate to a unit that may have one; once."""
    rules, views = situation.rules(unit), situation.views
    if rules.get(CENTRAL) is None or sent_to(unit, views):
        return None
    if not rules.read(CENTRAL, Bound).value.allows(1, seats_of(unit, views)):
        return None
    people = views.every(Person, unit=unit, standing=Standing.ACTIVE.value)
    free = [one.person for one in people if views.one(Way, unit, one.person) is None]
    # Whom the centre sends wins a seat, where a script says who does.
    free.sort(key=situation.wins)
    if not free:
        return None
    payload = {
        "date": moment_text(situation.now)[:10],
        "document": f"demo letter {unit} (invented 虚构)",
        "persons": [free[-1]],
        "unit": unit,
    }
    return Move("send_nominees", payload, players(situation, Role.OFFICER))


def delegates_invited(situation: Situation) -> Move | None:
    """Return the invitation of some guests, once, where a charter knows any."""
    rules, views = situation.rules(CENTRE), situation.views
    if rules.get(INVITED) is None or views.every(InvitedDelegate):
        return None
    most = rules.read(INVITED, int).value
    seats = rules.read("apportionment.seats", int).value
    count = min(most, -(-seats // SHARE_OF_GUESTS))
    if not count:
        return None
    rows = [
        {
            "name": invented_name(f"{situation.story.seed} guest", number),
            "office_id": f"DEMO-guest-{number:06}",
        }
        for number in range(count)
    ]
    payload = {
        "date": moment_text(situation.now)[:10],
        "document": "demo invitation (invented 虚构)",
        "rows": rows,
    }
    return Move("invite_delegates", payload, players(situation, Role.OFFICER))
