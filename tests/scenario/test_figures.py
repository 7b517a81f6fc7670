"""Runs every text of `figures/`: what must be flagged is, and nothing else."""

import tomllib
from pathlib import Path

import pytest

from comitia.audit.claims import check_text
from comitia.audit.claims.verdicts import Outcome

TEXTS = [
    pytest.param(text, id=f"{path.stem}: {text['title']}")
    for path in sorted(Path(__file__).with_name("figures").glob("*.toml"))
    for text in tomllib.loads(path.read_text(encoding="utf-8"))["text"]
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_wrong_is_flagged_and_nothing_else(text: dict[str, object]) -> None:
    report = check_text(str(text["text"]))

    flagged = [one.printed for one in report.having(Outcome.FLAGGED)]

    assert flagged == text["flagged"]
    assert len(report.having(Outcome.AGREE)) >= int(str(text.get("agree", 0)))


def test_there_are_texts_enough() -> None:
    assert len(TEXTS) >= 40
