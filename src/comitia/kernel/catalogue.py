"""The one catalogue that turns codes and facts into English or Chinese sentences."""

import gettext
import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

from comitia.kernel.bounds import Bound
from comitia.kernel.dates import Span, SpanUnit, moment_text
from comitia.kernel.findings import IN_UNITS, Fact, Finding, SimpleFact, Terms, Word
from comitia.kernel.shares import percent_text

_CHINESE: Final = re.compile("[一-鿿《》“”（）]")
LOCALES: Final = Path(__file__).resolve().parent.parent / "locale"


class Language(StrEnum):
    """The languages a reader can choose, by the name used in ``--lang``."""

    ENGLISH = "en"
    CHINESE = "zh-hans"

    @property
    def folder(self) -> str:
        """The name of the language's folder, as gettext and Django spell it."""
        return "zh_Hans" if self is Language.CHINESE else "en"


class _Told(str):
    """A fact as text; a sentence can choose a word by it: ``{votes:vote|votes}``."""

    __slots__ = ()

    def __format__(self, choice: str) -> str:
        """Return the first word where the fact is one, else the second."""
        one, bar, many = choice.partition("|")
        if not bar:
            return super().__format__(choice)
        return one if self == "1" else many


def message(code: str, language: Language, facts: Mapping[str, Fact]) -> str:
    """Return the sentence for a code, with its facts filled in.

    A code without a sentence raises ``KeyError``: silence at the edge would hide
    a refusal from the person it concerns.

    >>> message("kernel.list_joint", Language.CHINESE, {})
    '、'
    """
    pattern = _translations(language).gettext(code)
    if pattern == code:
        raise KeyError(code)
    texts = {name: _Told(fact_text(fact, language)) for name, fact in facts.items()}
    return _joined(pattern, texts).format_map(texts)


def sentence(finding: Finding, language: Language, terms: Terms | None = None) -> str:
    """Return what a finding says and what would satisfy it, as one text.

    Its key and clause can be used as facts too, so that a sentence can cite them; a
    key that nobody has published has no clause, and that is said. Ids have the words
    that `terms` give them.
    """
    facts = {
        name: _in_terms(fact, language, terms) if terms else fact
        for name, fact in finding.facts
    }
    facts["key"] = finding.key or ""
    facts["clause"] = finding.clause or Word("kernel.no_clause")
    if finding.clause and terms:
        facts["clause"] = terms.cited(finding.clause, language.value)
    said = message(finding.code, language, facts)
    cure = message(f"{finding.code}.cure", language, facts)
    both = message("kernel.sentences", language, {"said": said, "cure": cure})
    if IN_UNITS not in facts:
        return both
    tail = message("kernel.in_units", language, facts)
    return message("kernel.sentences", language, {"said": both, "cure": tail})


def _in_terms(fact: Fact, language: Language, terms: Terms) -> Fact:
    if isinstance(fact, tuple):
        return tuple(
            terms.named(one, language.value) if isinstance(one, str) else one
            for one in fact
        )
    return terms.named(fact, language.value) if isinstance(fact, str) else fact


def fact_text(fact: Fact, language: Language) -> str:
    """Return a fact as the reader's language writes it.

    >>> fact_text(Fraction(1, 3), Language.ENGLISH)
    '1/3'
    """
    if isinstance(fact, tuple):
        joint = _translations(language).gettext("kernel.list_joint")
        return joint.join(_simple_text(one, language) for one in fact)
    return _simple_text(fact, language)


def _joined(pattern: str, texts: Mapping[str, str]) -> str:
    """Return a pattern without the space that would part two Chinese words.

    The catalogue has a space between a Chinese character and a placeholder, as before
    a Latin word or a number; a fact that is Chinese itself needs none.
    """
    for name in re.findall(r"\{(\w+)\}", pattern):
        text = texts.get(name, "")
        before = "(?<=[一-鿿]) " if _CHINESE.match(text[:1]) else ""
        after = " (?=[一-鿿])" if _CHINESE.match(text[-1:]) else ""
        place = re.escape(f"{{{name}}}")
        pattern = re.sub(f"(?:{before})?{place}(?:{after})?", f"{{{name}}}", pattern)
    return pattern


def _simple_text(fact: SimpleFact, language: Language) -> str:
    if isinstance(fact, Bound):
        return message(
            f"kernel.bound.{fact.relation.value}",
            language,
            {"share": fact.share, "of": _word(f"kernel.base.{fact.of}", language)},
        )
    if isinstance(fact, Span):
        name = SpanUnit(fact.unit).name.lower()
        plural = "" if fact.count == 1 else "s"
        return message(f"kernel.span.{name}{plural}", language, {"count": fact.count})
    if isinstance(fact, Word):
        return _word(fact.code, language)
    if isinstance(fact, Fraction):
        return percent_text(fact)
    if isinstance(fact, datetime):
        return moment_text(fact)
    return fact.isoformat() if isinstance(fact, date) else str(fact)


def _word(code: str, language: Language) -> str:
    return message(code, language, {})


@cache
def _translations(language: Language) -> gettext.NullTranslations:
    return gettext.translation("comitia", LOCALES, [language.folder])
