"""The charts of a communiqué are drawn from its figures, and from nothing else."""

from comitia.cli.published.behind import Behind
from comitia.cli.published.charts import drawings
from comitia.engines.document.printed.printed import Drawing
from comitia.kernel.catalogue import Language
from comitia.kernel.moments import Moment
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.figures import (
    Count,
    Counted,
    Figure,
    count_figure,
    with_share,
)


def people(key: str, number: int) -> Count:
    return Count(key, number, Counted.PERSONS, Moment.CONFIRMED, "way")


def drawn(*figures: Figure, mark: str = "") -> list[Drawing]:
    held = {one.figure: one for one in figures}
    return list(drawings(Behind(MemoryViews(), held, Language.ENGLISH), mark))


def test_the_way_is_drawn_of_what_was_counted() -> None:
    way = [count_figure(people(key, 7)) for key in ("nominees", "delegates")]

    (chart,) = drawn(*way, mark="Invented")

    assert chart.svg.startswith("<?xml")
    assert ">Nominees</text>" in chart.svg
    assert ">Invented</text>" in chart.svg
    assert chart.described == "From nominees to delegates. Nominees 7, Delegates 7"


def test_one_figure_is_no_way() -> None:
    assert drawn(count_figure(people("nominees", 7))) == []


def test_each_axis_is_a_group_and_what_is_asked_a_mark() -> None:
    all_people = people("delegates", 20)
    women = with_share(people("delegates.sex.women", 6), all_people)
    men = with_share(people("delegates.sex.men", 14), all_people)
    asked = count_figure(people("asked.women", 5))

    (plain,) = drawn(*women, *men)
    (marked,) = drawn(*women, *men, asked)

    assert ">6 (30.00 %)</text>" in plain.svg
    assert "what the rules ask for" not in plain.svg
    assert ">what the rules ask for</text>" in marked.svg


def test_the_election_before_stands_beside_this_one() -> None:
    all_people, before = people("delegates", 20), people("earlier", 10)
    now = with_share(people("delegates.sex.women", 6), all_people)
    then = with_share(people("earlier.sex.women", 2), before)

    charts = drawn(*now, *then)

    assert charts[-1].described.startswith("Compared with the election before.")
    assert ">20.00 %</text>" in charts[-1].svg
    assert ">30.00 %</text>" in charts[-1].svg
