"""The page of a unit tells which opinions are awaited and when they run out."""

from tests.readings import ToldReading

from comitia.kernel.catalogue import Language
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.due_process.opinions import Opinion
from comitia.stages.register.bodies import Person
from comitia.web.pages.vetting.inquiries import inquiries
from comitia.web.pages.voice import Voice


def opinion(person: str, **fields: str) -> Opinion:
    letter = ("1" * 32, "12", "2026-03-02", "2026-03-16")
    return Opinion("valley", person, "audit", *letter, **fields)


def test_each_organ_has_a_row_with_its_next_days_and_no_name() -> None:
    views = MemoryViews()
    views.put(
        [
            opinion("p1"),
            opinion("p2", answered="now", dated="2026-03-10", until="2026-06-10"),
            opinion("p3"),
            Person("p3", "branch-a", "valley", "withdrawn"),
        ]
    )

    (table,) = inquiries("valley", ToldReading(views), Voice(Language.ENGLISH))

    ((organ, *cells),) = table.rows
    assert organ.text == "audit"
    assert [one.text for one in cells] == ["2", "1", "2026-03-16", "2026-06-10"]


def test_a_unit_that_asked_nobody_has_no_table() -> None:
    assert not list(
        inquiries("valley", ToldReading(MemoryViews()), Voice(Language.ENGLISH))
    )
