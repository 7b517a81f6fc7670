"""A figure counted from cards says so: how many, by which entry, who may recount."""

from dataclasses import replace

import pytest

from comitia.cli.published.behind import Behind, number_text
from comitia.cli.published.walked import Walked, Written
from comitia.kernel.catalogue import Language
from comitia.kernel.moments import Moment
from comitia.ledger.chain import CENTRE
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.figures import (
    Count,
    Counted,
    average_figure,
    count_figure,
)


def test_a_figure_of_cards_tells_its_cards_its_entry_and_who_may_recount() -> None:
    people = Count("elected", 2296, Counted.PERSONS, Moment.ELECTED, "way")
    known = Count("elected.age.known", 2290, Counted.PERSONS, Moment.ELECTED, "card")
    mean = average_figure("elected.age.mean", 119_600, known)
    figures = {
        one.figure: one for one in (count_figure(people), count_figure(known), mean)
    }
    by = Written(CENTRE, 62, "publish_list")
    walked = Walked({}, {}, dict.fromkeys(figures, by))

    told = tuple(Behind(MemoryViews(), figures, Language.ENGLISH, walked).told(mean))

    assert told[2:] == (
        (
            "Counted from 2,296 cards by the act “Publish the list of delegates”, "
            "entry 62 of the record of the whole."
        ),
        (
            "Cards are sealed: whoever holds the election's folder with its keys may "
            "count them again by `comitia verify`."
        ),
    )


@pytest.mark.parametrize(("value", "printed"), [("-0.2", "−0.2"), ("1.2", "+1.2")])
def test_a_change_is_printed_with_its_sign(value: str, printed: str) -> None:
    people = Count("elected", 2296, Counted.PERSONS, Moment.ELECTED, "way")
    change = replace(count_figure(people), value=value, unit="points")

    assert number_text(change, Language.ENGLISH) == printed
    assert number_text(change, Language.CHINESE) == printed
