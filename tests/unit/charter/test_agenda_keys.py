"""Keys about the agenda fit together, or the check says which does not."""

from pathlib import Path

import pytest
from tests.charter_files import faults, layered, minimal, reading

HEAD = '[layer]\nname = "Plan"\nrank = "unit-plan"\nfrom = 2026-01-01\n'


def agenda(*items: str) -> str:
    listed = ", ".join(f'"{one}"' for one in items)
    return f'\n[conference.agenda]\nvalue = [{listed}]\nclause = "Rule 8"\n'


def key(name: str, value: str) -> str:
    return f'\n[conference.{name}]\n{value}\nclause = "Rule 8"\n'


SOUND = agenda("method", "ballot", "count", "sealing")


@pytest.mark.parametrize(
    "items",
    [("method", "ballot"), ("count", "ballot"), ("method", "count"), ("a", "b")],
)
def test_an_agenda_has_the_ballot_and_after_it_the_count(
    tmp_path: Path, items: tuple[str, ...]
) -> None:
    found = faults(tmp_path, minimal(more=agenda(*items)))

    assert found == [("agenda_marks", "conference.agenda")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("agenda_votes.{}", 'more_than = "1/2"\nof = "present"'),
        ("agenda_each.{}", 'value = "candidate"'),
        ("agenda_parts.{}", 'value = ["work"]'),
    ],
)
def test_what_is_said_about_an_item_needs_the_item(
    tmp_path: Path, name: str, value: str
) -> None:
    known, unknown = key(name.format("method"), value), key(name.format("oath"), value)

    assert faults(tmp_path, minimal(more=SOUND + known)) == []
    assert faults(tmp_path, minimal(more=SOUND + unknown)) == [
        ("no_such_item", f"conference.{name.format('oath')}")
    ]
    assert faults(tmp_path, minimal(more=known)) == [
        ("no_such_item", f"conference.{name.format('method')}")
    ]


@pytest.mark.parametrize("name", ["agenda_documents", "agenda_anew"])
def test_a_list_of_items_has_those_of_the_agenda_alone(
    tmp_path: Path, name: str
) -> None:
    more = SOUND + key(name, 'value = ["method", "oath"]')

    assert faults(tmp_path, minimal(more=more)) == [
        ("no_such_item", f"conference.{name}")
    ]


def test_only_what_stands_before_the_ballot_is_taken_anew(tmp_path: Path) -> None:
    more = SOUND + key("agenda_anew", 'value = ["method", "sealing"]')

    assert faults(tmp_path, minimal(more=more)) == [
        ("anew_after_ballot", "conference.agenda_anew")
    ]


@pytest.mark.parametrize(
    ("items", "is_sound"),
    [
        (("method", "oath", "ballot", "count", "sealing"), True),
        (("ballot", "count", "method", "sealing"), False),
        (("method", "ballot", "count"), False),
    ],
)
def test_a_plan_adds_items_and_keeps_the_order(
    tmp_path: Path, items: tuple[str, ...], *, is_sound: bool
) -> None:
    plan = HEAD + 'units = ["valley"]\n' + agenda(*items)
    folder = layered(tmp_path, minimal(more=SOUND), low=plan)

    found = [one.code for one in reading(folder).faults]

    assert found == ([] if is_sound else ["charter.loosens.in_order"])


PEOPLED = agenda("presidium", "delegations", "list", "ballot", "count") + key(
    "officials.presidium", "value = 3"
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("agenda_by.list", 'value = "presidium"'),
        ("agenda_each.list", 'value = "delegation"'),
        ("officials_least.presidium", 'at_least = "9 %"\nof = "entitled"'),
        ("officials_most.presidium", 'at_most = "9 %"\nof = "entitled"'),
        ("officials_apart", 'value = ["presidium"]'),
        ("delegation_posts", 'value = ["head"]'),
    ],
)
def test_keys_about_people_fit_an_agenda_that_names_them(
    tmp_path: Path, name: str, value: str
) -> None:
    assert faults(tmp_path, minimal(more=PEOPLED + key(name, value))) == []


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("agenda_by.list", 'value = "delegations"', "names_nobody"),
        ("agenda_by.presidium", 'value = "presidium"', "not_earlier"),
        ("agenda_each.presidium", 'value = "delegation"', "not_earlier"),
        ("officials_least.list", 'at_least = "9 %"\nof = "entitled"', "names_nobody"),
        ("officials_most.list", 'at_most = "9 %"\nof = "entitled"', "names_nobody"),
        ("officials_apart", 'value = ["list"]', "names_nobody"),
    ],
)
def test_keys_about_people_whom_nobody_names_are_found(
    tmp_path: Path, name: str, value: str, code: str
) -> None:
    found = faults(tmp_path, minimal(more=PEOPLED + key(name, value)))

    assert found == [(code, f"conference.{name}")]


def test_those_elected_are_asked_where_the_charter_says_what_a_refusal_does(
    tmp_path: Path,
) -> None:
    asked = agenda("ballot", "count", "acceptance")
    declined = key("declined", 'value = "leave_open"')

    assert faults(tmp_path, minimal(more=asked + declined)) == []
    assert faults(tmp_path, minimal(more=asked)) == [
        ("lacks_partner", "conference.agenda")
    ]
    assert faults(tmp_path, minimal(more=SOUND + declined)) == [
        ("no_such_item", "conference.declined")
    ]


def test_a_primary_in_several_rooms_needs_an_account_of_its_boxes(
    tmp_path: Path,
) -> None:
    split = key("split_primary", 'value = "split-primary"')

    assert (
        faults(tmp_path, minimal(more=agenda("ballot", "account", "count") + split))
        == []
    )
    assert faults(tmp_path, minimal(more=SOUND + split)) == [
        ("no_such_item", "conference.split_primary")
    ]


@pytest.mark.parametrize(
    ("items", "code"),
    [
        (("account", "ballot", "count"), "item_during"),
        (("ballot", "count", "account"), "item_during"),
        (("sealing", "ballot", "count"), "item_after"),
        (("ballot", "announcement", "count"), "item_after"),
        (("ballot", "roll", "count"), "item_before"),
        (("ballot", "count", "delegations"), "item_before"),
    ],
)
def test_items_with_acts_of_their_own_stand_where_these_can_be_done(
    tmp_path: Path, items: tuple[str, ...], code: str
) -> None:
    assert faults(tmp_path, minimal(more=agenda(*items))) == [
        (code, "conference.agenda")
    ]


def test_posts_of_delegations_need_delegations(tmp_path: Path) -> None:
    posts = key("delegation_posts", 'value = ["head"]')

    found = faults(tmp_path, minimal(more=SOUND + posts))

    assert found == [("not_earlier", "conference.delegation_posts")]
