"""All acts by their one name; what is not declared cannot be done."""

from types import MappingProxyType

from comitia.actions import (
    apportionment,
    composition,
    conference,
    credentials,
    due_process,
    nomination,
    notice,
    publication,
    register,
    selection,
    vetting,
)
from comitia.actions.act import Act
from comitia.actions.payloads import schema
from comitia.ledger.canonical import Json, canonical_bytes

ACTS = MappingProxyType(
    {
        act.name: act
        for act in (
            *register.ACTS,
            *apportionment.ACTS,
            *composition.ACTS,
            *nomination.ACTS,
            *vetting.ACTS,
            *selection.ACTS,
            *notice.ACTS,
            *due_process.ACTS,
            *conference.ACTS,
            *credentials.ACTS,
            *publication.ACTS,
        )
    }
)


def policy_table(acts: MappingProxyType[str, Act] = ACTS) -> bytes:
    """Return the whole policy as it is sealed: one canonical object, act by act."""
    table: dict[str, Json] = {name: act.policy.as_json() for name, act in acts.items()}
    return canonical_bytes({"format": 1, "policy": table})


def payload_forms(acts: MappingProxyType[str, Act] = ACTS) -> bytes:
    """Return the forms of all payloads as they are sealed: a JSON schema an act.

    Nothing is decided by them; who reads the record in thirty years learns from them
    what its fields were.
    """
    forms = {name: schema(act.rule.payload) for name, act in acts.items()}
    return canonical_bytes({"format": 1, "payloads": dict[str, Json](forms)})
