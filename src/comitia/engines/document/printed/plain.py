"""A printed text without its charts and tables: what a mail can hold."""

from comitia.engines.document.printed.printed import Paragraph, Printed


def text_of(printed: Printed) -> str:
    r"""Return the mark, the title and the paragraphs.

    >>> from comitia.kernel.catalogue import Language
    >>> text_of(Printed("T", Language.ENGLISH, (Paragraph(("Three.",)),), mark="Test"))
    'Test\n\nT\n\nThree.\n'
    """
    said = [one.text for one in printed.blocks if isinstance(one, Paragraph)]
    parts = [printed.mark, printed.title, *said]
    return "\n\n".join(one for one in parts if one) + "\n"
