"""Who may write a unit's next entry, against a model of three lines."""

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import draft

from comitia.ledger.chain import HAND_OVER, TAKE_BACK, Head, faults_of_link, next_entry
from comitia.ledger.entry import leaf_hash, read_entry

WRITERS = ["centre", "copy-1", "copy-2"]
ELECTION = "0" * 32
steps = st.lists(
    st.tuples(
        st.sampled_from([HAND_OVER, TAKE_BACK, "enter_return"]),
        st.sampled_from(WRITERS),
        st.sampled_from([*WRITERS, None, 7]),
    ),
    max_size=12,
)


@given(steps=steps)
def test_a_unit_has_the_one_writer_that_the_rules_name(
    steps: list[tuple[str, str, str | int | None]],
) -> None:
    head, expected = Head.start(ELECTION, "north"), "centre"

    for number, (act, writer, named) in enumerate(steps):
        made = draft(act, key=f"k-{number}", payload={"writer": named})
        may = writer == ("centre" if act == TAKE_BACK else expected)
        may = may and (act != HAND_OVER or named in WRITERS)
        try:
            entry, line, behind = next_entry(head, made, writer=writer)
        except ValueError:
            assert not may
            continue
        assert may
        assert read_entry(line) == entry
        assert faults_of_link(head, entry) == ()
        head, expected = behind, model_writer(expected, act, named)
        assert head.writer == expected
        assert head.height == entry.height + 1
        assert head.parent == leaf_hash(line).hex()


@given(
    act=st.sampled_from([TAKE_BACK, "enter_return"]),
    charge=st.sampled_from(WRITERS),
    writer=st.sampled_from(WRITERS),
)
def test_an_entry_by_another_writer_is_a_fault(
    act: str, charge: str, writer: str
) -> None:
    head = Head(ELECTION, "north", 3, "a" * 64, charge)
    theirs = Head(ELECTION, "north", 3, "a" * 64, writer)
    if act == TAKE_BACK and writer != "centre":
        return
    entry, _, _ = next_entry(theirs, draft(act, key="k"), writer=writer)

    faults = faults_of_link(head, entry)

    right = writer == ("centre" if act == TAKE_BACK else charge)
    assert faults == (() if right else ("ledger.wrong_writer",))


def model_writer(writer: str, act: str, named: object) -> str:
    if act == TAKE_BACK:
        return "centre"
    return named if act == HAND_OVER and isinstance(named, str) else writer
