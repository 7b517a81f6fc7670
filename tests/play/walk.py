"""Walks of many people who do what comes to their mind, sensible or not."""

import copy
import shutil
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.play.proposals import Proposer
from tests.play.stage import MemoryStage

from comitia.actions.payloads import read_payload
from comitia.actions.perform import Request
from comitia.actions.policy import Asked, fitting
from comitia.actions.registry import ACTS
from comitia.demo.play import Stage, Stuck, seen, taken
from comitia.demo.player import next_move
from comitia.demo.situation import Move
from comitia.demo.story import Story
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Refused
from comitia.ledger.cards.keys import KeyFolder
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import scene_for
from comitia.stages.grants import Grant, Role
from comitia.stages.register.bodies import Body
from comitia.stages.register.steps import State, Step, election_of, step_of

RARE = {"annul_election": 0.02, "erase_person": 0.2, "record_death": 0.2,
        "withdraw_person": 0.2, "revoke_role": 0.2, "suspend_election": 0.3,
        "close_register": 0.3, "checkpoint": 0.2}  # fmt: skip
ENDED = {State.COMPLETED.value, State.VOID.value}


class Walk:
    """One election on which people act at random; `done` and `refused` count acts."""

    def __init__(self, stage: MemoryStage, seed: int, log: list[str]) -> None:
        self.stage, self.random, self.log = stage, Random(seed), log
        self.story = Story(str(seed), has_events=bool(seed % 2))
        self.proposer = Proposer(stage, self.random)
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.has_cast = False
        self.reached = False
        # Where the walk lingers, so that late steps are walked as much as early ones.
        self.goal = self.random.choice(list(Step)[2:9])

    @property
    def has_ended(self) -> bool:
        return election_of(self.stage.views).state in ENDED

    def step(self) -> None:
        """Do one thing, or be refused; anything else is a fault of the program."""
        self._cast()
        if self.random.random() < 0.1:
            self._wait(timedelta(hours=self.random.randint(1, 150)))
        chance = self.random.random() + (0.5 if self._hurries() else 0)
        if chance < 0.75:
            self._random_act()
            return
        move = next_move(seen(self.stage, self.story))
        if move is None:
            return
        if chance < 0.9:
            self._ask(move.act, self._changed(move), move.accounts)
        else:
            self._follow(move)

    def _hurries(self) -> bool:
        """Return whether the step at which the walk wants to linger is still ahead."""
        now = step_of("valley", self.stage.views)
        self.reached = self.reached or not now.is_before(self.goal)
        return not self.reached

    def _wait(self, span: timedelta) -> None:
        self.stage.election.work.clock += span

    def _cast(self) -> None:
        """Give every role of every body to two people, as soon as there are bodies."""
        if self.has_cast or step_of(CENTRE, self.stage.views) is Step.REGISTER:
            return
        self.has_cast = True
        for body in ("", *(one.body for one in self.stage.views.every(Body))):
            for role in Role:
                for post in ("chair", "auditor"):
                    account = self.stage.account(f"walk {role} {body} {post}")
                    payload = {"account": account, "body": body, "role": role.value}
                    if role is Role.SIGNATORY:
                        payload["post"] = post
                    self._ask("grant_role", payload, (self.stage.account("officer"),))

    def _random_act(self) -> None:
        act = self.random.choice(sorted(ACTS))
        if self.random.random() < RARE.get(act, 1):
            payload = self.proposer.payload(act)
            self._ask(act, payload, self._signers(act, payload))

    def _signers(self, act: str, payload: dict[str, Any]) -> tuple[str, ...]:
        """Return people who may do the act, in any order; now and then a stranger."""
        views, now = self.stage.views, self.stage.now()
        grants = [one for one in views.every(Grant) if one.holds(now)]
        able = sorted({one.account for one in self._fitting(act, payload, grants)})
        self.random.shuffle(able)
        if not able or self.random.random() < 0.05:
            able = [self.random.choice(grants).account]
        return tuple(able[:4])

    def _fitting(
        self, act: str, payload: dict[str, Any], grants: list[Grant]
    ) -> tuple[Grant, ...]:
        work, rule = self.stage.election.work, ACTS[act].rule
        try:
            asked = read_payload(rule.payload, payload)
            scene = scene_for(
                rule, asked, work.views, lambda unit: work.rules(unit, work.clock)
            )
            known = Asked(act, scene.body, Step.REGISTER, State.RUNNING, tuple(grants))
            return fitting(ACTS[act].policy, known, work.views)
        except Refused:
            return ()

    def _changed(self, move: Move) -> dict[str, Any]:
        """Return the payload of a good move with one thing in it changed."""
        payload = copy.deepcopy(dict(move.payload))
        other = self.proposer.payload(move.act)
        name = self.random.choice(sorted(payload) or [""])
        if name in other:
            payload[name] = other[name]
        elif name:
            del payload[name]
        return payload

    def _follow(self, move: Move) -> None:
        taken(self.stage, move)
        self.done[move.act] += 1
        self.log.append(f"{self.stage.now()} {move.act} (the player)")

    def _ask(self, act: str, payload: dict[str, Any], signers: tuple[str, ...]) -> None:
        for account in signers:
            number = len(self.log) + sum(self.refused.values())
            request = Request(act, payload, account, f"walk-{number}-{account[:6]}")
            try:
                answer = self.stage.do(request)
            except Refused as refused:
                self._refusal(act, refused)
                if {one.code for one in refused.findings} != {"policy.signed_already"}:
                    return
            else:
                self.log.append(f"{self.stage.now()} {act} {payload}")
                if not answer.awaits_signature:
                    self.done[act] += 1
                    return

    def _refusal(self, act: str, refused: Refused) -> None:
        self.refused[act] += 1
        assert refused.findings
        for finding in refused.findings:
            for language in Language:
                assert sentence(finding, language)


def fork(stage: MemoryStage, folder: Path) -> MemoryStage:
    """Return an election that stands as this one does and can go another way."""
    work = stage.election.work
    keys = folder / work.election
    shutil.copytree(work.keys.path, keys)
    twin = replace(
        work,
        ledger=copy.deepcopy(work.ledger),
        keys=KeyFolder(keys),
        views=work.views.copy(),
        cards=dict(work.cards),
        index=dict(work.index),
        objects=dict(work.objects),
        rolls=dict(work.rolls),
        entries=dict(work.entries),
        last=dict(work.last),
    )
    return MemoryStage(replace(stage.election, work=twin, done=[]))


def finished(stage: Stage, story: Story, *, most: int = 600) -> str:
    """Return how an election ends that the player goes on with: state and reason."""
    for _ in range(most):
        move = next_move(seen(stage, story))
        if move is None:
            row = election_of(stage.views)
            return f"{row.state} {row.reason}".strip()
        taken(stage, move)
    raise Stuck("no end")
