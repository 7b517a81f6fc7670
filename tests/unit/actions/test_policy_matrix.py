"""Every act by every role of every body at every step: as the table says, or not."""

import sys
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from tests.elections import account
from tests.policy.table import OWN, ROLES, STATES, STEPS, TABLE, Line
from tests.policy.tree import BODIES, WHOLE, standing
from tests.policy.watched import Watched, watched

from comitia.actions.registry import ACTS
from comitia.kernel.dates import moment_text
from comitia.ledger.entry import Draft
from comitia.stages.grants import Grant, Signature

HELD_FOR = (WHOLE, *BODIES)
FIRST = "first_signature"
IN_CONCERT = sorted(one for one in ACTS if TABLE[one].signers != "one")


@pytest.fixture
def tree(tmp_path: Path) -> Watched:
    return watched(tmp_path)


def has_right(line: Line, role: str, body: str) -> bool:
    reach = OWN if role in line.own.split() else line.reach
    reaches = standing(body, line.about) in reach.split()
    return role in line.roles.split() and reaches


def expected(act: str, role: str, body: str, step: str, state: str) -> str:
    line = TABLE[act]
    if not line.roles:
        return "policy.nobody"
    if not has_right(line, role, body):
        return "policy.right"
    if state not in line.states.split():
        return "policy.state"
    if step not in line.steps.split():
        return "policy.step"
    return act if line.signers == "one" else FIRST


def decoy(line: Line, step: str) -> str:
    """Return a step of the chain that does not count: open when this one is not."""
    is_open = step in line.steps.split()
    other = [one for one in STEPS if (one in line.steps.split()) != is_open]
    return other[0] if other else step


def comes_of(answer: str | Draft) -> str:
    return answer if isinstance(answer, str) else answer.act


def test_every_act_has_its_line_and_every_line_its_act() -> None:
    assert set(ACTS) == set(TABLE)


def test_the_whole_matrix_agrees_with_the_table(
    tree: Watched, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, cells, anybody = [], 0, account("anybody")
    for act, state, step in product(sorted(ACTS), STATES, STEPS):
        line = TABLE[act]
        other = "valley" if line.chain == "centre" else "centre"
        tree.stands(state, **{line.chain: step, other: decoy(line, step)})
        for role, body in product(ROLES, HELD_FOR):
            held = tree.grant(anybody, role, body)
            found = comes_of(tree.asks(act, anybody))
            tree.put(replace(held, revoked=True))
            wanted = expected(act, role, body, step, state)
            cells += 1
            if found != wanted:
                wrong.append(
                    f"{act} {role} of {body} {step} {state}: {found}, {wanted}"
                )

    with capsys.disabled():
        sys.stdout.write(f"policy matrix: {cells} cells, {len(wrong)} mismatches\n")
    assert wrong == []


def test_who_has_no_grant_in_force_can_do_nothing(tree: Watched) -> None:
    stranger, since, until = account("stranger"), tree.now, moment_text(tree.now)
    for role, body in product(ROLES, HELD_FOR):
        held = tree.grant(stranger, role, body)
        gone = (
            replace(held, revoked=True),
            replace(held, until=until),
            replace(held, since=moment_text(since + timedelta(seconds=1))),
        )
        for act, row in product(ACTS, gone):
            tree.put(row)

            assert comes_of(tree.asks(act, stranger)) in {
                "policy.right",
                "policy.nobody",
            }, (act, row)


def stage(tree: Watched, act: str) -> tuple[str, str]:
    """Let an act be open; return a role and a body by which it is done."""
    line = TABLE[act]
    tree.stands(line.states.split()[0], **{line.chain: line.steps.split()[0]})
    role = line.roles.split()[0]
    return role, next(body for body in HELD_FOR if has_right(line, role, body))


def signed(tree: Watched, act: str, held: Grant) -> Signature:
    """Let somebody sign first; return the signature that waits."""
    answer = tree.asks(act, held.account)
    assert isinstance(answer, Draft), answer
    assert answer.act == FIRST
    assert answer.grants == (held.grant,)
    waiting = Signature(
        TABLE[act].chain, act, answer.request, held.grant, answer.at, used=False
    )
    tree.put(waiting)
    return waiting


@pytest.mark.parametrize("act", IN_CONCERT)
def test_nobody_signs_twice_under_one_act(tree: Watched, act: str) -> None:
    role, body = stage(tree, act)
    held = tree.grant(account("one"), role, body)
    signed(tree, act, held)

    again = tree.asks(act, held.account)
    tree.grant(held.account, role, body, post="auditor")
    tree.grant(held.account, "officer", WHOLE)
    tree.grant(held.account, "secretary", body)

    assert again == "policy.signed_already"
    assert tree.asks(act, held.account) == "policy.signed_already"


@pytest.mark.parametrize("act", IN_CONCERT)
def test_two_people_complete_what_one_began(tree: Watched, act: str) -> None:
    role, body = stage(tree, act)
    one = tree.grant(account("one"), role, body)
    signed(tree, act, one)
    other = tree.grant(account("other"), role, body, post=second_post(role))

    answer = tree.asks(act, other.account)

    assert isinstance(answer, Draft)
    assert (answer.act, answer.grants) == (act, (one.grant, other.grant))


def second_post(role: str) -> str:
    return "auditor" if role == "signatory" else ""


@pytest.mark.parametrize("act", IN_CONCERT)
def test_a_second_signature_needs_the_same_right_as_the_first(
    tree: Watched, act: str, capsys: pytest.CaptureFixture[str]
) -> None:
    role, body = stage(tree, act)
    signed(tree, act, tree.grant(account("one"), role, body))
    wrong, cells = [], 0
    for second, place in product(ROLES, HELD_FOR):
        held = tree.grant(account("other"), second, place, post=second_post(second))
        found = comes_of(tree.asks(act, held.account))
        tree.put(replace(held, revoked=True))
        cells += 1
        wanted = act if has_right(TABLE[act], second, place) else "policy.right"
        if found != wanted:
            wrong.append(f"{second} of {place}: {found}, {wanted}")

    with capsys.disabled():
        sys.stdout.write(f" {cells} cells")
    assert wrong == []


@pytest.mark.parametrize("act", IN_CONCERT)
def test_a_signature_counts_only_while_it_waits_and_its_right_is_in_force(
    tree: Watched, act: str
) -> None:
    role, body = stage(tree, act)
    one = tree.grant(account("one"), role, body)
    waiting = signed(tree, act, one)
    other = tree.grant(account("other"), role, body, post=second_post(role))

    def found() -> str:
        return comes_of(tree.asks(act, other.account))

    tree.put(replace(one, revoked=True))
    assert found() == FIRST
    tree.put(replace(one, until=moment_text(tree.now)))
    assert found() == FIRST
    tree.put(one)
    assert found() == act
    tree.put(replace(waiting, used=True))
    assert found() == FIRST


@pytest.mark.parametrize("act", IN_CONCERT)
def test_a_signature_stands_under_one_payload_of_one_act(
    tree: Watched, act: str
) -> None:
    role, body = stage(tree, act)
    waiting = signed(tree, act, tree.grant(account("one"), role, body))
    other = tree.grant(account("other"), role, body, post=second_post(role))
    tree.put(replace(waiting, used=True))
    for strange in (
        replace(waiting, request="f" * 64),
        replace(waiting, act="close_register"),
        replace(waiting, unit="hill"),
    ):
        tree.put(strange)

        assert comes_of(tree.asks(act, other.account)) == FIRST


def test_posts_are_those_of_the_charter_and_each_signs_once(tree: Watched) -> None:
    for act in IN_CONCERT:
        if TABLE[act].signers != "posts":
            continue
        role, body = stage(tree, act)
        stranger = tree.grant(account("cook"), role, body, post="cook")
        assert tree.asks(act, stranger.account) == "policy.post"
        signed(tree, act, tree.grant(account("one"), role, body, post="chair"))
        again = tree.grant(account("other"), role, body, post="chair")
        assert tree.asks(act, again.account) == "policy.post"
        tree.grant(account("other"), role, body, post="auditor")
        assert comes_of(tree.asks(act, account("other"))) == act
