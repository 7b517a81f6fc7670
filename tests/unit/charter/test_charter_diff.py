from fractions import Fraction
from pathlib import Path

from tests.charter_files import minimal, written

from comitia.charter.check import load
from comitia.charter.diff import Change, changes
from comitia.charter.section import Meaning
from comitia.charter.sizes import bound_means, sizes_that_differ
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.stages.sections import SECTIONS


def compared(folder: Path, *changed: tuple[str, str], more: str = "") -> list[Change]:
    (folder / "old").mkdir()
    (folder / "new").mkdir()
    old = load(written(folder / "old", minimal()), sections=SECTIONS)
    text = minimal(*changed, more=more)
    new = load(written(folder / "new", text), sections=SECTIONS)
    return list(changes(old, new, sections=SECTIONS))


def test_the_same_charter_has_no_changes(tmp_path: Path) -> None:
    assert compared(tmp_path) == []


def test_another_clause_is_no_other_value(tmp_path: Path) -> None:
    assert compared(tmp_path, ('clause = "Rule 7"', 'clause = "Rule 70"')) == []


def test_a_change_is_said_in_people(tmp_path: Path) -> None:
    change = compared(tmp_path, ('at_least = "20 %"', 'more_than = "20 %"'))[0]

    assert (change.key, change.what, change.units) == (
        "conference.margin",
        "changed",
        (),
    )
    assert change.means[0] == Meaning.of(
        "stages.conference.margin.means", size=5, old=6, new=7
    )


EARLY = '[[notice.term]]\nvalue = "{}"\nclause = "Rule 7"\n'
LATE = '[[notice.term]]\nvalue = "9 days"\nclause = "Rule 7"\nfrom = {}\n'
TERM = '[notice.term]\nvalue = "5 days"\nclause = "Rule 7"\n'


def test_what_holds_only_for_a_time_is_compared(tmp_path: Path) -> None:
    five, six = (
        EARLY.format(one) + LATE.format("2026-06-01") for one in ("5 days", "6 days")
    )
    old = load(written(folder(tmp_path, "a"), minimal((TERM, five))), sections=SECTIONS)
    new = load(written(folder(tmp_path, "b"), minimal((TERM, six))), sections=SECTIONS)

    (change,) = changes(old, new, sections=SECTIONS)

    assert change.differs == ("value",)
    assert [str(one.value) for one in change.new] == ["6 days", "9 days"]
    assert len(change.means) == 1


def test_a_value_that_begins_another_day_differs(tmp_path: Path) -> None:
    late = "[publication.by]\nvalue = 2026-09-01\nclause = 'c'\nfrom = {}\n"
    old = load(
        written(folder(tmp_path, "a"), minimal(more=late.format("2026-02-01"))),
        sections=SECTIONS,
    )
    new = load(
        written(folder(tmp_path, "b"), minimal(more=late.format("2026-03-01"))),
        sections=SECTIONS,
    )

    (change,) = changes(old, new, sections=SECTIONS)

    assert (change.what, change.differs) == ("changed", ("from",))


def test_a_value_that_is_published_now_differs(tmp_path: Path) -> None:
    working = 'published = false\nworking = "3 days"'

    (change,) = compared(tmp_path, (working, 'value = "3 days"\nclause = "Rule 9"'))

    assert (change.key, change.differs) == ("credentials.objections", ("published",))
    assert change.means == ()


def folder(path: Path, name: str) -> Path:
    (path / name).mkdir()
    return path / name


def test_keys_are_added_and_removed_in_the_order_of_the_process(tmp_path: Path) -> None:
    old = '[nomination.participation]\nat_least = "1/2"\nof = "entitled"\n'
    new = "[nomination.closes]\nvalue = 2026-05-01\n"
    by = '[publication.by]\nvalue = 2026-06-01\nclause = "c"\n'

    found = compared(tmp_path, (old, new), more=by)

    assert [(one.key, one.what) for one in found] == [
        ("nomination.participation", "removed"),
        ("nomination.closes", "added"),
        ("publication.by", "added"),
    ]


def test_an_exemption_is_a_change_for_its_unit_only(tmp_path: Path) -> None:
    exemption = (
        '[[exemption]]\nunit = "valley"\nkey = "conference.margin"\n'
        'authority = "The congress"\ndocument = "Letter 3"\nfrom = 2026-02-01\n'
        'at_least = "0 %"\nof = "seats"\n'
    )

    found = compared(tmp_path, ('value = "5 days"', 'value = "6 days"'), more=exemption)

    assert [(one.key, one.units) for one in found] == [
        ("notice.term", ()),
        ("conference.margin", ("valley",)),
    ]


def bound(relation: Relation, share: Fraction, of: Base = Base.SEATS) -> Bound:
    return Bound(relation, share, of)


def test_sizes_are_those_at_which_people_notice() -> None:
    old = bound(Relation.MORE_THAN, Fraction(15, 100))
    new = bound(Relation.AT_LEAST, Fraction(20, 100))

    assert sizes_that_differ(old, new) == ((6, 1, 2), (100, 16, 20), (1000, 151, 200))


def test_bounds_of_other_bases_or_sides_are_not_compared() -> None:
    half = bound(Relation.AT_LEAST, Fraction(1, 2))

    other = bound(Relation.AT_LEAST, Fraction(1, 3), Base.PRESENT)
    assert sizes_that_differ(half, other) == ()
    assert sizes_that_differ(half, bound(Relation.AT_MOST, Fraction(1, 3))) == ()
    assert bound_means("x", half, None) == ()
    assert bound_means("x", None, half) == ()


def test_what_comes_on_top_is_counted_with_its_base() -> None:
    old = bound(Relation.AT_LEAST, Fraction(1, 2))
    new = bound(Relation.AT_LEAST, Fraction(1))

    assert bound_means("x", old, new, added=True)[0] == Meaning.of(
        "x", size=2, old=3, new=4
    )
