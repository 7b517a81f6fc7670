"""What a reader is told, in the reader's language."""

from dataclasses import dataclass, replace

from comitia.charter.rules import Charter
from comitia.kernel.catalogue import Language, fact_text, message
from comitia.kernel.findings import Fact
from comitia.web.pages.page import visible


@dataclass(frozen=True, slots=True)
class Voice:
    """The sentences of the catalogue in one language, and the words of a charter.

    >>> Voice(Language.ENGLISH)("kernel.list_joint")
    ', '
    """

    language: Language
    charter: Charter | None = None

    def of(self, charter: Charter) -> "Voice":
        """Return the same voice with the words of a charter."""
        return replace(self, charter=charter)

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

    def called(self, name: str, under: str = "") -> str:
        """Return what the charter calls one of its ids, under a key or anywhere."""
        if self.charter is None:
            return name
        return self.charter.called(name, self.language.value, under)

    def cited(self, text: str) -> str:
        """Return a clause, a document or a source of the charter."""
        if self.charter is None:
            return text
        return self.charter.cited(text, self.language.value)

    def in_words(self, fact: Fact, under: str = "") -> Fact:
        """Return a fact whose ids are called by the words of the charter."""
        if isinstance(fact, tuple):
            return tuple(
                self.called(one, under) if isinstance(one, str) else one for one in fact
            )
        return self.called(fact, under) if isinstance(fact, str) else fact

    def word_or(self, code: str, otherwise: str) -> str:
        """Return the word for a code, or the text itself where there is none.

        Only where a part of a code is made up, such as the key of a figure.
        """
        try:
            return self(code)
        except KeyError:
            return otherwise

    @property
    def path(self) -> str:
        """The first word of every address in this language."""
        return "zh" if self.language is Language.CHINESE else "en"
