"""The charts of a communiqué are drawn from its figures, and from nothing else."""

from dataclasses import replace
from pathlib import Path

from tests.charter_files import minimal, written

from comitia.cli.published.behind import Behind
from comitia.cli.published.charts import drawings
from comitia.cli.published.elections import Elections, elections_in
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


def drawn(
    *figures: Figure, mark: str = "", before: Elections | None = None
) -> list[Drawing]:
    held = {one.figure: one for one in figures}
    behind = Behind(MemoryViews(), held, Language.ENGLISH)
    return list(drawings(behind, mark, before or Elections()))


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
    assert "what the lists of the units asked" not in plain.svg
    assert ">what the lists of the units asked were to hold together</text>" in (
        marked.svg
    )


def test_the_election_before_stands_beside_this_one() -> None:
    all_people, before = people("delegates", 20), people("earlier.delegates", 10)
    now = with_share(people("delegates.sex.women", 6), all_people)
    then = with_share(people("earlier.delegates.sex.women", 2), before)

    charts = drawn(*now, *then)

    assert charts[-1].described.startswith("Compared with the election before.")
    assert ">20.00 %</text>" in charts[-1].svg
    assert ">30.00 %</text>" in charts[-1].svg


def test_what_some_seats_allow_at_most_is_no_mark_on_all_delegates() -> None:
    all_people = people("delegates", 20)
    seats = count_figure(
        Count("seats", 20, Counted.SEATS, Moment.DIVIDED, "unit_seats")
    )
    men = with_share(people("delegates.sex.men", 14), all_people)
    of_some = replace(count_figure(people("allowed.men", 5)), base_value="8")
    of_all = replace(of_some, base_value="20")

    (plain,) = drawn(seats, *men, of_some)
    (marked,) = drawn(seats, *men, of_all)

    assert "what the lists" not in plain.svg
    assert "what the lists" in marked.svg


def test_ages_have_a_chart_of_their_own_and_nobody_is_no_other() -> None:
    all_people = people("delegates", 20)
    young = with_share(people("delegates.age.young", 20), all_people)
    other = with_share(people("delegates.age.other", 0), all_people)
    known = count_figure(people("delegates.age.known", 20), all_people)

    (chart,) = drawn(*young, *other, known)

    assert chart.described == "How old the delegates are. young 20 (100.00 %)"


PRINTED = """
own = "2022"

[[figure]]
key = "women-2017"
value = "551"
figure = "delegates.sex.women"
election = "2017"
moment = "confirmed"
base = "all-2017"
share = "24.2 %"

[[figure]]
key = "all-2017"
value = "2,280"
election = "2017"

[[figure]]
key = "women-2012"
value = "23"
unit = "percent"
figure = "elected.sex.women"
election = "2012"
moment = "elected"

[[figure]]
key = "men-2012"
value = "77"
unit = "percent"
figure = "elected.sex.men"
election = "2012"
moment = "elected"

[[figure]]
key = "women-2022"
value = "27.0"
unit = "percent"
figure = "delegates.sex.women"
election = "2022"
moment = "confirmed"
"""


def test_what_was_printed_of_every_earlier_election_stands_beside_what_is_counted(
    tmp_path: Path,
) -> None:
    head = 'format = 1\npublished = ["published.toml"]'
    written(tmp_path, minimal(("format = 1", head)))
    (tmp_path / "published.toml").write_text(PRINTED, encoding="utf-8")
    women = with_share(people("delegates.sex.women", 6), people("delegates", 20))

    charts = drawn(*women, before=elections_in(tmp_path))

    # Nobody printed the men of 2017, and what was printed of 2022 is not counted.
    assert charts[-1].described == (
        "Elections compared. 2017, those confirmed 24.2 %, 2012, those elected 23 %, "
        "2022, those confirmed 30.00 %"
    )
