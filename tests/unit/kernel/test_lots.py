import subprocess

from hypothesis import given
from hypothesis import strategies as st

from comitia.kernel.lots import drawn, lot_of


def test_two_common_programs_draw_the_same_lot() -> None:
    script = r"""printf '%s\n%s' "$1" "$2" | sha256sum"""

    answer = subprocess.run(
        ["/bin/sh", "-c", script, "sh", "2022-09-27", "北部"],
        capture_output=True,
        check=True,
    )

    assert answer.stdout.decode().split()[0] == lot_of("2022-09-27", "北部")


@given(st.text("abc", max_size=3), st.lists(st.text("ab", max_size=2), max_size=6))
def test_the_order_and_the_number_of_times_of_names_change_nothing(
    seed: str, names: list[str]
) -> None:
    order = drawn(seed, names)

    assert order == drawn(seed, [*reversed(names), *names])
    assert sorted(order) == sorted(set(names))
    lots = [lot_of(seed, name) for name in order]
    assert lots == sorted(lots)
