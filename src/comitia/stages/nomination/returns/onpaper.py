"""The form on which a return comes: its number, its signature, who keyed it."""

from collections.abc import Iterator

from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Finding
from comitia.stages.nomination.returns.account import OnForm
from comitia.stages.nomination.returns.facts import Returning, cited, plain
from comitia.stages.nomination.returns.section import FORMS, KEYED_TWICE
from comitia.stages.nomination.returns.shares import not_asked

FIELD = "form"


def faults_of_form(facts: Returning, rules: Rules) -> Iterator[Finding]:
    """Return what is wrong with the form of a return, or with how it was keyed.

    Charter keys: ``nomination.forms``, ``nomination.keyed_twice``.
    """
    forms = rules.get(FORMS)
    if forms is None:
        given = facts.form is not None
        yield from not_asked(FIELD, facts, given=given, key=FORMS)
        return
    known = rules.read(FORMS, tuple)
    if facts.form is None or facts.form.form not in known.value:
        yield cited("nomination.form", known, facts, known=known.value)
        return
    if facts.number_used:
        number, other = facts.form.number or "", facts.number_used
        yield plain("nomination.number_used", FIELD, facts, number=number, other=other)
    if rules.get(KEYED_TWICE) is not None:
        yield from _keyed(facts, facts.form, rules.read(KEYED_TWICE, tuple))


def _keyed(
    facts: Returning, on: OnForm, twice: Setting[tuple[str, ...]]
) -> Iterator[Finding]:
    """Return what lacks where a clerk keys what a branch wrote down."""
    if on.form not in twice.value:
        return
    if not facts.is_keyed_twice:
        yield cited("nomination.keyed_twice", twice, facts, form=on.form)
    if not on.number or not on.is_signed:
        yield cited("nomination.form_unsigned", twice, facts, form=on.form)
