"""Nothing that lies in a charter's folder makes anything but findings, and quickly."""

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.charter_files import layered, minimal, reading, written

MILLION = 10**6
# Of this process alone; what is meant to be caught takes minutes or all memory.
SECONDS = 20.0


@settings(max_examples=200, deadline=None)
@given(content=st.binary() | st.text().map(str.encode))
def test_any_bytes_are_faults(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert reading(written(Path(folder), content)).faults


@settings(max_examples=200, deadline=None)
@given(place=st.integers(0, 2200), cut=st.integers(0, 60), put=st.text(max_size=20))
def test_any_slip_of_the_pen_is_read_or_found(place: int, cut: int, put: str) -> None:
    text = minimal()
    slipped = text[:place] + put + text[place + cut :]

    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), slipped.encode(errors="replace"))
        reading(path)


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(["notice", "conference", "register", "exemption", "layer"]),
    table=st.recursive(
        st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text("ab\n "),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["term", "value", "tiers", "a", "working", "unit"]),
                inner,
                max_size=3,
            )
        ),
        max_leaves=8,
    ),
)
def test_any_values_in_a_layer_are_read_or_found(name: str, table: object) -> None:
    text = f"{name} = {toml(table)}\n"
    if name != "layer":
        text += '[layer]\nname = "x"\nrank = "notice"\n'

    with tempfile.TemporaryDirectory() as folder:
        reading(layered(Path(folder), minimal(), more=text))


def toml(value: object) -> str:
    """Return a value as TOML writes it, on one line; nothing becomes an empty text."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return '"' + str(value or "").replace("\n", "\\n") + '"'


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 1_000_000,
        "a = " + "[" * 500_000 + "]" * 500_000,
        "a = " + "{b=" * 300_000 + "1" + "}" * 300_000,
        "a" + ".a" * 500_000 + " = 1",
        "[" + "a." * 500_000 + "a]",
        "a = " + "9" * MILLION,
        "a = 0x" + "f" * MILLION,
        "a = " + "9" * 500_000 + "." + "9" * 500_000,
        "a = 1e" + "9" * MILLION,
        'a = "' + "9" * MILLION,
        'a = """' + '""' * 500_000,
        "a = '''" + "'' " * 300_000,
        'a = "' + "\\" * MILLION,
        "a = 1\n" * 170_000,
        "[a]\n" * 250_000,
        "[[a]]\n" * 170_000,
        "[[exemption]]\n" * 70_000,
        "".join(f"[a{number}]\n" for number in range(100_000)),
        "".join(f"k{number} = 1\n" for number in range(80_000)),
        "[notice]\nterm = [" + "{}," * 300_000 + "]",
        "[apportionment.fixed]\n" + "".join(f"u{n} = {n}\n" for n in range(70_000)),
        "x" * MILLION,
        "#" * MILLION,
        " " * MILLION,
        "\n" * MILLION,
        "[" + "a" * MILLION + "]",
        '["' + "差" * 300_000 + '"]',
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_million_of_anything_takes_no_time(tmp_path: Path, text: str) -> None:
    begin = time.process_time()

    reading(layered(tmp_path, minimal(), more=text))

    assert time.process_time() - begin < SECONDS


def test_large_but_sound_tables_take_no_time(tmp_path: Path) -> None:
    tiers = "".join(
        f'[register.tiers.t{number}]\nunder = "t{number + 1}"\nclause = "c"\n'
        for number in range(15_000)
    )
    begin = time.process_time()

    found = reading(written(tmp_path, minimal(more=tiers))).faults

    assert time.process_time() - begin < SECONDS
    assert [fault.code for fault in found] == ["charter.second_top"]


UNITS = [f"u{number}" for number in range(50_000)]
LISTED = ", ".join(f'"{unit}"' for unit in UNITS)
HEAD = '[layer]\nname = "x"\nrank = "{}"\nfrom = 2026-01-01\n'
PLAN = HEAD.format("unit-plan") + "units = [{}]\n"
WEEK = '[notice.term]\nvalue = "7 days"\nclause = "c"\n'
EXEMPTED = (
    '[[exemption]]\nunit="{}"\nkey="conference.held_by"\n'
    'authority="a"\ndocument="d"\nfrom=2026-01-01\nvalue=2027-01-01\n'
)
LEAST = '[apportionment.least.{}]\nvalue = 9\nclause = "c"\n'


@pytest.mark.parametrize(
    "text",
    [
        PLAN.format(LISTED) + WEEK,
        PLAN.format(LISTED.replace("u", "w")) + WEEK,
        HEAD.format("notice") + "".join(map(LEAST.format, UNITS[:18_000])),
        HEAD.format("regulation") + "".join(map(EXEMPTED.format, UNITS[:8_000])),
    ],
    ids=["plan", "strangers", "limits", "exemptions"],
)
def test_fifty_thousand_units_take_no_time(tmp_path: Path, text: str) -> None:
    units = minimal(('["valley"]', f'["valley", {LISTED}]'), ('"given"', '"dean"'))
    begin = time.process_time()

    reading(layered(tmp_path, units, more=text))

    assert time.process_time() - begin < SECONDS
