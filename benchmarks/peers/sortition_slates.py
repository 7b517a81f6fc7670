"""A panel by sortition-algorithms: any one that meets its quotas, or one relaxation.

Its own programs look for the panel; where there is none, they raise an error that has
the quotas of one relaxation with it.
"""

import signal
from collections.abc import Callable
from typing import Any

from sortition_algorithms import errors, features, people, settings
from sortition_algorithms.committee_generation import find_any_committee

# One question may take so long; after that it counts as not answered.
SECONDS = 120


def prepare(problem: dict[str, Any]) -> Callable[[], Any]:
    """Return the call that finds a panel, or a relaxation of the quotas."""
    attributes = problem["attributes"]
    quotas, *_ = features.read_in_features(
        ["feature", "value", "min", "max", "min_flex", "max_flex"],
        [
            {
                "feature": feature,
                "value": value,
                "min": least,
                "max": most,
                "min_flex": 0,
                "max_flex": problem["wanted"],
            }
            for feature, value, least, most in problem["quotas"]
        ],
    )
    heads = ["id", *attributes]
    pool, *_ = people.read_in_people(
        heads,
        [dict(zip(heads, one, strict=True)) for one in problem["people"]],
        quotas,
        settings.Settings(id_column="id", columns_to_keep=[]),
    )

    def call() -> Any:  # noqa: ANN401  the peer's own kinds
        signal.alarm(SECONDS)
        try:
            return find_any_committee(quotas, pool, problem["wanted"], [])[0]
        except errors.InfeasibleQuotasError as fault:
            return quotas, fault.features
        finally:
            signal.alarm(0)

    return call


def answer(outcome: Any) -> object:  # noqa: ANN401  the peer's own kinds
    """Return the ids of the panel, or by how much quotas move in all."""
    if isinstance(outcome, list):
        return {"panel": sorted(outcome[0])}
    asked, relaxed = outcome
    pairs = [
        (asked[feature][value], quota)
        for feature, values in relaxed.items()
        for value, quota in values.items()
    ]
    return {
        "moves": sum(
            (was.min - now.min if now.min < was.min else 0)
            + (now.max - was.max if now.max > was.max else 0)
            for was, now in pairs
        )
    }
