"""A charter as a chart: its steps in order, the ways back, what each step says."""

from comitia.charter.rules import Charter
from comitia.charter.section import Sections
from comitia.cli.flow.backs import backs_of
from comitia.cli.flow.notes import notes_of
from comitia.cli.flow.speech import Holds, Speech
from comitia.cli.flow.stages import stages_of
from comitia.engines.chart.process.shown import Process
from comitia.kernel.catalogue import Language

__all__ = ["Holds", "flow_of"]


def flow_of(
    charter: Charter,
    *,
    sections: Sections,
    language: Language,
    holds: Holds = Holds(),  # noqa: B008  frozen
) -> Process:
    """Return the chart of a charter's process in a reader's language.

    The bodies stand before the first step, the composition that every step heeds after
    the division of the seats, plans, exemptions and documents after the last; none of
    them is a step.
    """
    speech = Speech(charter, sections, language, holds)
    return Process(
        charter.titled(language.value),
        speech.described(),
        (*stages_of(speech), *notes_of(speech)),
        tuple(backs_of(speech)),
        speech.say("charter.flow.back.title"),
    )
