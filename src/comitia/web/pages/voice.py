"""What a reader is told, in the reader's language."""

from dataclasses import dataclass

from comitia.kernel.catalogue import Language, fact_text, message
from comitia.kernel.findings import Fact
from comitia.web.pages.page import visible


@dataclass(frozen=True, slots=True)
class Voice:
    """The sentences of the catalogue in one language.

    >>> Voice(Language.ENGLISH)("kernel.list_joint")
    ', '
    """

    language: Language

    def __call__(self, code: str, /, **facts: Fact) -> str:
        """Return the sentence for a code, with its facts.

        A name among them cannot steer the page on which the sentence stands.
        """
        told = {
            name: visible(fact) if isinstance(fact, str) else fact
            for name, fact in facts.items()
        }
        return message(code, self.language, told)

    def fact(self, fact: Fact) -> str:
        """Return a fact as the language writes it."""
        return fact_text(fact, self.language)

    def word_or(self, code: str, otherwise: str) -> str:
        """Return the word for a code, or the text itself where there is none.

        Only for words that a charter makes up, such as the name of an attribute.
        """
        try:
            return self(code)
        except KeyError:
            return otherwise

    @property
    def path(self) -> str:
        """The first word of every address in this language."""
        return "zh" if self.language is Language.CHINESE else "en"
