"""What stands above every chart: its title, its language, its mark."""

from collections.abc import Iterable
from dataclasses import dataclass

from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a chart and the language of all that the chart says.

    `mark` stands at the head of every form of the chart: that it is a demonstration.
    """

    title: str
    language: Language
    mark: str = ""

    def say(self, code: str, /, **facts: Fact) -> str:
        """Return a sentence of the catalogue in the chart's language.

        >>> Heading("T", Language.CHINESE).say("kernel.list_joint")
        '、'
        """
        return message(code, self.language, facts)

    def sentences(self, told: Iterable[str]) -> str:
        """Return sentences one after another, as the language joins them.

        >>> Heading("T", Language.ENGLISH).sentences(["A.", "B."])
        'A. B.'
        """
        space = "" if self.language is Language.CHINESE else " "
        return space.join(told)

    def listed(self, names: tuple[str, ...], most: int = 12) -> str:
        """Return names in a row; of more than `most` the rest is counted.

        >>> Heading("T", Language.ENGLISH).listed(("a", "b", "c"), most=2)
        'a, b and 1 more'
        """
        joint = self.say("kernel.list_joint")
        shown = joint.join(names[:most])
        if len(names) <= most:
            return shown
        return self.say("chart.and_more", names=shown, count=len(names) - most)
