"""How a stop on the way of a name is put into words: ids, moments, rules."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.charter_files import MINIMAL, exemption, minimal, written

from comitia.charter.check import load
from comitia.charter.text.words import Called
from comitia.kernel.catalogue import Language
from comitia.stages.register.steps import Step
from comitia.stages.sections import SECTIONS
from comitia.stages.way.stop import Stop
from comitia.web.pages.voice import Voice
from comitia.web.pages.ways.measured import measure_texts, stop_text, told

CHARTER = load(MINIMAL, sections=SECTIONS)
STOP = Stop.of(Step.VETTING, "", "way.interviewed", kinds=("close-colleagues 2",))


def in_english(charter: object = CHARTER) -> Voice:
    assert isinstance(charter, type(CHARTER))
    return Voice(Language.ENGLISH, charter)


def measured(key: str) -> Stop:
    rules = CHARTER.rules(unit="valley")
    setting = rules.get(key)
    assert setting is not None
    return STOP.by((setting,))


def test_a_rule_is_cited_with_its_document() -> None:
    stop = measured("nomination.participation")

    assert measure_texts(stop, in_english()) == (
        (
            "– participation: at least 50 % of those entitled to take part "
            "(Club rules, Rule 4; nomination.participation)"
        ),
    )


def test_a_document_is_cited_in_the_language_of_the_reader() -> None:
    club = Called("Club rules", (("zh-hans", "社团规则"),), "clauses")
    say = Voice(Language.CHINESE, replace(CHARTER, words=(club,)))

    (said,) = measure_texts(measured("nomination.participation"), say)

    assert "（社团规则，Rule 4；nomination.participation）" in said


def test_a_rule_without_a_clause_has_its_document_alone() -> None:
    (said,) = measure_texts(measured("credentials.objections"), in_english())

    assert said.endswith(
        "not published; worked with: 3 days (Club rules; credentials.objections)"
    )


def test_an_exemption_is_cited_by_its_letter(tmp_path: Path) -> None:
    text = minimal(more=exemption("conference.tie", "lot"))
    charter = load(written(tmp_path, text), sections=SECTIONS)
    held = charter.rules(unit="valley", on=date(2026, 2, 1)).get("conference.tie")
    assert held is not None

    (said,) = measure_texts(STOP.by((held,)), in_english(charter))

    assert "Letter 3; conference.tie" in said


def test_a_script_gets_document_and_clause_apart() -> None:
    document = told(measured("nomination.participation"), in_english())

    measures = document["measures"]
    assert isinstance(measures, list)
    assert measures[0]["document"] == "Club rules"
    assert measures[0]["clause"] == "Rule 4"


def test_what_was_counted_by_kind_is_told_in_words() -> None:
    kind = Called("close-colleagues", (("en", "close colleagues"),))
    charter = replace(CHARTER, words=(kind,))

    said = stop_text(STOP, in_english(charter))

    assert said == "People were asked about the person: close colleagues 2."


def test_a_moment_is_told_to_the_minute() -> None:
    until = "2026-03-05T18:12:00+08:00"
    stop = Stop.of(Step.NOTICE, "", "way.shown", until=until, places=("wall",))

    said = stop_text(stop, in_english())

    assert said == "Shown to everybody until 2026-03-05 18:12: wall."
