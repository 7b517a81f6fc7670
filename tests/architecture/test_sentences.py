"""Every code has its sentence in every language, and no sentence is left over."""

import re

import pytest
from tests.architecture.codes import (
    CURE,
    called_codes,
    catalogue_of,
    composed_codes,
    facts_in,
    fault_codes,
    sentences,
    statements,
    written_codes,
)
from tools.compile_catalogue import compiled

from comitia.kernel.catalogue import Language
from comitia.stages.grants import Role
from comitia.stages.register.steps import State, Step

ENGLISH, CHINESE = sentences(Language.ENGLISH), sentences(Language.CHINESE)
NAMESPACES = {code.partition(".")[0] for code in ENGLISH}
MESSAGES = {code for name, code, _ in called_codes() if name == "message"}
CALLS = {code for _, code, _ in called_codes()}
USED = written_codes(NAMESPACES) | CALLS
FAULTS = fault_codes({"record", "ledger"})
BEYOND_FACTS = {"key", "clause"}
# What makes a finding, and which facts it gives by itself.
GIVEN = {"Finding.of": set(), "of_matter": {"person", "matter"}}


def is_composed(code: str) -> bool:
    return any(pattern.fullmatch(code) for pattern in composed_codes())


def test_the_scan_finds_codes_of_every_kind() -> None:
    assert {
        "record.stranger",
        "record.unfinished_line",
        "ledger.wrong_parent",
    } <= FAULTS
    assert {"ledger.entry_too_long", "record.no_bundle", "cli.unreadable"} <= FAULTS
    assert {"form.moment", "policy.right"} <= FAULTS
    assert is_composed("role.officer")
    assert {"verify.sound", "kernel.sentences"} <= MESSAGES | USED
    assert "record.uncovered" in statements()


def test_both_catalogues_have_the_same_codes() -> None:
    assert ENGLISH.keys() == CHINESE.keys()


def test_both_languages_say_the_same_facts() -> None:
    differing = {
        code
        for code, pattern in ENGLISH.items()
        if facts_in(pattern) != facts_in(CHINESE[code])
    }

    assert differing == set()


def test_chinese_and_latin_words_stand_apart_by_one_rule() -> None:
    """A space beside each Latin word, number and placeholder; none beside a mark."""
    close = re.compile(r"[一-鿿][\w{@#`-]|[\w}%`][一-鿿]", re.ASCII)
    loose = re.compile(r" [，。；：、！？“”（）《》]|[，。；：、！？“”（）《》] ")

    wrong = {
        code: text
        for code, text in CHINESE.items()
        if close.search(text) or loose.search(text)
    }

    assert wrong == {}


def test_one_word_is_used_for_an_account() -> None:
    assert [code for code, text in CHINESE.items() if "账号" in text] == []


def test_no_sentence_is_empty_or_left_in_english() -> None:
    assert [code for code, text in {**ENGLISH, **CHINESE}.items() if not text] == []
    assert [
        code
        for code, text in CHINESE.items()
        if re.search("[a-z]{3}", ENGLISH[code]) and not re.search("[一-鿿]", text)
        and facts_in(text) == set()
    ] == []  # fmt: skip


def test_every_code_that_is_used_has_its_sentence() -> None:
    assert (CALLS | FAULTS) - ENGLISH.keys() == set()


def test_every_role_step_and_state_has_its_word() -> None:
    families = {"role": Role, "step": Step, "state": State}
    words = {f"{name}.{one.value}" for name, kind in families.items() for one in kind}

    assert words - ENGLISH.keys() == set()


def test_every_fault_says_what_would_satisfy() -> None:
    assert {code for code in FAULTS if f"{code}{CURE}" not in ENGLISH} == set()


def test_no_sentence_is_left_over() -> None:
    said = {code for code in ENGLISH if not code.endswith(CURE)}
    cured = {code.removesuffix(CURE) for code in ENGLISH if code.endswith(CURE)}

    assert {code for code in said - USED if not is_composed(code)} == set()
    assert {code for code in cured - USED if not is_composed(code)} == set()


def test_a_sentence_names_no_fact_that_is_not_given() -> None:
    lacking = {
        code: missing
        for name, code, given in called_codes()
        if name in GIVEN
        for each in (code, f"{code}{CURE}")
        if (
            missing := facts_in(ENGLISH.get(each, ""))
            - given
            - BEYOND_FACTS
            - GIVEN[name]
        )
    }

    assert lacking == {}


@pytest.mark.parametrize("language", Language)
def test_the_compiled_catalogue_is_that_of_the_text(language: Language) -> None:
    source = catalogue_of(language)

    assert source.with_suffix(".mo").read_bytes() == compiled(source)


def test_both_catalogues_stand_in_the_same_order() -> None:
    assert list(ENGLISH) == list(CHINESE)
