"""The communiqué of an election, before it has a form: words, figures, charts."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from comitia.charter.text.template import Held, Template, read_template
from comitia.cli.published.behind import Behind, anchor_of, number_text
from comitia.cli.published.charts import drawings
from comitia.cli.published.elections import Elections, elections_in
from comitia.cli.published.walked import Walked
from comitia.engines.document.printed.printed import (
    Block,
    Headline,
    Number,
    Paragraph,
    Printed,
)
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Place, Refused
from comitia.stages.composition.axes.axis import published_axes
from comitia.stages.composition.axes.earlier import EARLIER
from comitia.stages.composition.figures import Figure
from comitia.stages.figures import unlisted

if TYPE_CHECKING:
    from comitia.store.office import Office


def composed(
    office: "Office", language: Language, walked: Walked | None = None
) -> Printed:
    """Return the charter's text with the published figures in it.

    With the figures walked back, each number tells its rows and entries. Raises
    ``Refused`` where nothing is published, where the charter has no text in this
    language, or where the text names a figure that there is not.
    """
    figures = {one.figure: one for one in office.views.every(Figure)}
    if not figures:
        raise Refused([Finding.of("figures.not_published")])
    template = _template(office, language)
    _refuse_unknown(template, figures, _untold(office))
    mark = message("communique.invented", language, {}) if office.is_rehearsal else ""
    behind = Behind(office.views, figures, language, walked, office.charter)
    return Printed(
        template.title or office.charter.titled(language.value),
        language,
        tuple(_blocks(template, behind, mark, elections_in(office.place.charter))),
        mark,
    )


def keys_of(office: "Office", language: Language) -> tuple[str, ...]:
    """Return the keys of the figures that the charter's text names, in its order.

    What is not published, because of people who are on no list, is left out.
    """
    figures = {one.figure for one in office.views.every(Figure)}
    return tuple(key for key in _template(office, language).keys if key in figures)


def written_in(office: "Office") -> tuple[Language, ...]:
    """Return the languages in which the charter has the text."""
    held = office.place.charter_files()
    return tuple(one for one in Language if f"charter/{_file(one)}" in held)


def _file(language: Language) -> str:
    return f"communique.{language.value}.txt"


def _template(office: "Office", language: Language) -> Template:
    """Return the charter's own text in a language; it was sealed with the charter."""
    file = _file(language)
    if language not in written_in(office):
        raise Refused([Finding.of("communique.none", file=file)])
    return read_template(office.place.charter / file, file=file)


def _untold(office: "Office") -> tuple[str, ...]:
    """Return how the keys begin that are not published, because of unlisted people."""
    if not unlisted(office.views):
        return ()
    listed = "elected"
    by_axes = (
        f"{listed}.{one.name}." for one in published_axes(office.charter.rules())
    )
    return (*by_axes, f"{EARLIER}.{listed}")


def _refuse_unknown(
    template: Template, figures: Mapping[str, Figure], untold: tuple[str, ...]
) -> None:
    lacking = [
        key
        for key in template.keys
        if key not in figures and not key.startswith(untold)
    ]
    if lacking:
        raise Refused(
            [
                Finding.of("communique.no_figure", key=key, place=Place(template.file))
                for key in lacking
            ]
        )


def _blocks(
    template: Template, behind: Behind, mark: str, before: Elections
) -> Iterator[Block]:
    known = tuple(key for key in template.keys if key in behind.figures)
    for line in template.paragraphs():
        yield Paragraph(tuple(_run(one, behind) for one in line))
    if known != template.keys:
        yield Paragraph((message("communique.untold.why", behind.language, {}),))
    if behind.walked:
        yield from drawings(behind, mark, before)
    yield Headline(message("communique.figures", behind.language, {}))
    yield behind.table(known)
    if behind.walked:
        yield Headline(message("communique.walk", behind.language, {}), folded=True)
        yield from behind.walk(known)


def _run(part: str | Held, behind: Behind) -> str | Number:
    if isinstance(part, str):
        return part
    figure = behind.figures.get(part.key)
    if figure is None:
        return message("communique.untold", behind.language, {})
    told = tuple(behind.told(figure))
    anchor = anchor_of(part.key) if behind.walked else ""
    return Number(number_text(figure, behind.language), told, anchor)
