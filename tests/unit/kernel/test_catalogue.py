"""The catalogue: every fact in the reader's language."""

import gettext
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from tools.compile_catalogue import compiled

from comitia.kernel import catalogue
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.catalogue import Language, fact_text, message, sentence
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Fact, Finding

ENGLISH, CHINESE = Language.ENGLISH, Language.CHINESE
CITING = """
msgid "x.y"
msgstr "{key} says {clause}!"
msgid "x.y.cure"
msgstr "Ask."
msgid "kernel.sentences"
msgstr "{said} {cure}"
msgid "kernel.no_clause"
msgstr "no clause"
"""
HALF = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)


def test_a_code_without_a_sentence_is_never_silent() -> None:
    with pytest.raises(KeyError, match=r"no\.such\.code"):
        message("no.such.code", ENGLISH, {})


@pytest.mark.parametrize(
    ("votes", "said"),
    [(1, "At least 1 vote is needed"), (2, "At least 2 votes are needed")],
)
def test_a_sentence_chooses_its_words_by_a_number(votes: int, said: str) -> None:
    facts: dict[str, Fact] = {"votes": votes, "bound": HALF, "size": 9}

    assert message("count.bar", ENGLISH, facts).startswith(said)


def test_a_sentence_without_its_fact_is_never_printed() -> None:
    with pytest.raises(KeyError, match="count"):
        message("record.uncovered", ENGLISH, {})


def test_a_finding_says_what_is_wrong_and_what_would_satisfy() -> None:
    finding = Finding.of("record.entries_missing", expected=7)

    assert sentence(finding, ENGLISH) == (
        "Entries are missing from here on; a checkpoint counts 7. "
        "Restore the file from a copy that has them."
    )
    assert sentence(finding, CHINESE) == (
        "从此处起缺少记录；有检查点计有 7 条。请用完整的副本恢复该文件。"
    )


@pytest.mark.parametrize(
    ("key", "clause", "said"),
    [("a.b", "7", "a.b says 7! Ask."), (None, None, " says no clause! Ask.")],
)
def test_a_sentence_can_cite_the_key_and_the_clause(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    key: str | None,
    clause: str | None,
    said: str,
) -> None:
    place = tmp_path / "en" / "LC_MESSAGES" / "comitia.po"
    place.parent.mkdir(parents=True)
    place.write_text(CITING, encoding="utf-8")
    place.with_suffix(".mo").write_bytes(compiled(place))
    found = gettext.translation("comitia", tmp_path, ["en"])
    monkeypatch.setattr(catalogue, "_translations", lambda _: found)

    assert sentence(Finding.of("x.y", key=key, clause=clause), ENGLISH) == said


@pytest.mark.parametrize(
    ("fact", "english", "chinese"),
    [
        ("as it is {x}", "as it is {x}", "as it is {x}"),
        (7, "7", "7"),
        (Fraction(1, 3), "1/3", "1/3"),
        (Fraction(1, 4), "25 %", "25 %"),
        (
            HALF,
            "more than 50 % of those entitled to take part",
            "超过应到会人数的 50 %",
        ),
        (Span(1, SpanUnit.DAY), "1 day", "1 日"),
        (Span(5, SpanUnit.WORKING_DAY), "5 working days", "5 个工作日"),
        (Span(2, SpanUnit.HOUR), "2 hours", "2 小时"),
        (date(2022, 9, 26), "2022-09-26", "2022-09-26"),
        (
            datetime(2022, 9, 26, tzinfo=UTC),
            "2022-09-26T00:00:00+00:00",
            "2022-09-26T00:00:00+00:00",
        ),
        (("a", 2, Fraction(1, 2)), "a, 2, 50 %", "a、2、50 %"),
        ((), "", ""),
    ],
)
def test_a_fact_is_written_in_the_readers_language(
    fact: Fact, english: str, chinese: str
) -> None:
    assert fact_text(fact, ENGLISH) == english
    assert fact_text(fact, CHINESE) == chinese


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("base", Base)
def test_every_bound_has_words_in_every_language(
    language: Language, relation: Relation, base: Base
) -> None:
    assert "50 %" in fact_text(Bound(relation, Fraction(1, 2), base), language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("unit", SpanUnit)
@pytest.mark.parametrize("count", [1, 2])
def test_every_span_has_words_in_every_language(
    language: Language, unit: SpanUnit, count: int
) -> None:
    assert fact_text(Span(count, unit), language).startswith(str(count))


def test_a_language_is_named_as_its_folder_is() -> None:
    assert (ENGLISH.folder, CHINESE.folder) == ("en", "zh_Hans")


def test_a_fact_in_chinese_stands_in_a_chinese_sentence_without_spaces() -> None:
    facts: dict[str, Fact] = {
        "key": "k",
        "clause": "c",
        "lacking": "官网",
        "places": ("公告栏",),
    }

    said = message("notice.places", CHINESE, facts)

    assert said == "名单未在以下地点公示：官网；须在公告栏公示（k，c）。"


def test_a_fact_in_latin_letters_is_set_apart_in_a_chinese_sentence() -> None:
    assert "对 north 办理" in message(
        "policy.right", CHINESE, {"body": "north", "key": "k"}
    )
