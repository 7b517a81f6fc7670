"""Opens the election: names its log and its charter, and makes the first officer.

`comitia init` does this, once; nobody can ask for it afterwards.
"""

from collections.abc import Mapping
from typing import Any

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.work import Work
from comitia.stages.register.opening import OPEN_ELECTION

_NOBODY = Policy(frozenset(), frozenset())


def _seal(work: Work, _: Any) -> Mapping[str, bytes]:
    """Seal the charter's files and the policy under which acts are allowed."""
    return work.founding()


ACT = Act(
    OPEN_ELECTION,
    _NOBODY,
    example={
        "charter": "minimal",
        "election": "0" * 32,
        "log_key": "example.org/log+00000000+AAAA",
        "officer": "1" * 32,
        "origin": "example.org/log",
        "rehearsal": True,
        "seed": "4242",
        "witnesses": [],
    },
    seal=_seal,
)
