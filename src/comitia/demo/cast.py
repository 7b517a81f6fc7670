"""Who plays which part: accounts with the grants that an act needs."""

from comitia.demo.situation import First, Move, Situation
from comitia.stages.grants import Grant, Role
from comitia.stages.register.bodies import WHOLE, Body, body_of_kind

MOST_ACCOUNTS = 1000


def players(
    situation: Situation,
    role: Role,
    body: str = WHOLE,
    *,
    count: int = 1,
    post: str = "",
    without: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Return so many accounts that hold a role, other than those left out.

    Raises ``First`` with the grant that has to be made before.
    """
    grants = situation.views.every(Grant, role=role.value, body=body, post=post)
    # A grant that ends could end before the term after which the act is open.
    lasting = [one for one in grants if one.holds(situation.now) and not one.until]
    held = dict.fromkeys(one.account for one in lasting)
    able = tuple(sorted(one for one in held if one not in without))
    if len(able) >= count:
        return able[:count]
    # Nobody signs in two posts of one body.
    others = situation.views.every(Grant, role=role.value, body=body)
    newcomer = _newcomer(
        situation,
        f"{role}-{body or 'whole'}-{post}",
        without.union(one.account for one in others),
    )
    raise First(
        Move(
            "grant_role",
            {"account": newcomer, "role": role.value, "body": body, "post": post},
            _officer(situation),
        )
    )


def kind_of_body(situation: Situation, unit: str, key: str) -> Body:
    """Return the body of a unit whose kind a charter key names."""
    kind = situation.rules(unit).read(key, str).value
    return body_of_kind(kind, unit, situation.views)


def of_kind(situation: Situation, unit: str, key: str, role: Role) -> tuple[str, ...]:
    """Return one account with a role in the body whose kind a charter key names."""
    return players(situation, role, kind_of_body(situation, unit, key).body)


def deciders(
    situation: Situation, unit: str, body: str, *, without: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return one account in each post that signs findings, nobody in two of them."""
    posts = situation.rules(unit).read("vetting.deciders", tuple).value
    found: tuple[str, ...] = ()
    for post in posts:
        taken = without.union(found)
        found += players(situation, Role.SIGNATORY, body, post=str(post), without=taken)
    return found


def _newcomer(situation: Situation, name: str, taken: frozenset[str]) -> str:
    """Return the first account of this name that has no part in it yet."""
    for number in range(1, MOST_ACCOUNTS):
        account = situation.account(f"{name}-{number}".replace("--", "-"))
        if account not in taken:
            return account
    raise LookupError(name)


def _officer(situation: Situation) -> tuple[str, ...]:
    """Return an officer; there is always one, because the last cannot be revoked."""
    grants = situation.views.every(Grant, role=Role.OFFICER.value, body=WHOLE)
    return next((one.account,) for one in grants if one.holds(situation.now))
