"""What the acts are and who may do them, from their declarations."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import reduce
from typing import Final

from comitia import actions
from comitia.actions.act import Act
from comitia.actions.policy import Policy, words
from comitia.actions.registry import ACTS
from comitia.kernel.catalogue import Language, fact_text, message
from comitia.kernel.findings import Fact
from comitia.stages.grants import Role
from comitia.stages.register.bodies import Relation
from comitia.stages.register.steps import State, Step

_SHOWN_STATES: Final = frozenset({State.RUNNING})


def docstring_of(act: Act) -> str:
    """Return what the file of an act says it does; ``LookupError`` without one."""
    for found in pkgutil.walk_packages(actions.__path__, f"{actions.__name__}."):
        if found.name.endswith(f".{act.name}"):
            return (importlib.import_module(found.name).__doc__ or "").strip()
    raise LookupError(act.name)


def may_be_done(act: Act, language: Language) -> str:
    """Return who may do an act and when, in one sentence."""
    policy = act.policy
    if not policy.roles:
        return message("acts.nobody", language, {})
    facts: dict[str, Fact] = {
        "whose": _whose(policy, language),
        "steps": fact_text(words("step", policy.steps), language),
        "signers": message(f"signers.{policy.signers.value}", language, {}),
    }
    if policy.steps == frozenset(Step):
        facts["steps"] = message("acts.any_step", language, {})
    said = message("acts.who", language, facts)
    if policy.states == _SHOWN_STATES:
        return said
    states = {"states": words("state", policy.states)}
    return message(
        "kernel.sentences",
        language,
        {"said": said, "cure": message("acts.states", language, states)},
    )


def _whose(policy: Policy, language: Language) -> str:
    """Return the roles with the bodies for which they count, alike ones together."""
    alike: dict[frozenset[Relation], list[Role]] = {}
    for role in Role:
        if role in policy.roles:
            alike.setdefault(policy.reach(role), []).append(role)
    said = [
        message(
            "acts.of",
            language,
            {"roles": words("role", roles), "relations": words("relation", reach)},
        )
        for reach, roles in alike.items()
    ]
    return reduce(
        lambda one, other: message("acts.or", language, {"one": one, "other": other}),
        said,
    )


def listed(language: Language) -> Iterator[str]:
    """Yield the lines that list every act."""
    for name, act in sorted(ACTS.items()):
        yield name
        yield f"    {may_be_done(act, language)}"


def listed_for_scripts() -> list[dict[str, object]]:
    """Return every act with the row of its policy."""
    return [
        {"act": name, "says": docstring_of(act), **act.policy.as_json()}
        for name, act in sorted(ACTS.items())
    ]
