"""Checkpoints: three lines, in one spelling."""

import base64

import pytest

from comitia.ledger.log.checkpoint import Checkpoint, read_checkpoint
from comitia.ledger.log.note import NoteFaultError

ROOT = base64.b64encode(bytes(32)).decode()


def test_lines_below_the_third_are_read_over() -> None:
    checkpoint = read_checkpoint(f"log.example/e\n7\n{ROOT}\nmore\n\nand more\n")

    assert checkpoint == Checkpoint("log.example/e", 7, bytes(32))


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "a\n", "a\n7\n", f"a\n7\n{ROOT}", f"\n7\n{ROOT}\n",
        f"a b\n7\n{ROOT}\n", f"a+b\n7\n{ROOT}\n", f"{'a' * 256}\n7\n{ROOT}\n",
        f"a\n07\n{ROOT}\n", f"a\n-7\n{ROOT}\n", f"a\n+7\n{ROOT}\n", f"a\n 7\n{ROOT}\n",
        f"a\n\n{ROOT}\n", f"a\n7.0\n{ROOT}\n", f"a\n٧\n{ROOT}\n",
        f"a\n{'1' * 19}\n{ROOT}\n",
        "a\n7\n\n", "a\n7\nAAAA\n", f"a\n7\n{ROOT[:-1]}\n", f"a\n7\n{ROOT} \n",
        f"a\n7\n {ROOT}\n", f"a\n7\n{ROOT[:-2]}B=\n", f"a\n7\n{'é' * 44}\n",
        f"a\n7\n{'-' * 43}=\n",
    ],
)  # fmt: skip
def test_another_form_is_no_checkpoint(text: str) -> None:
    with pytest.raises(NoteFaultError):
        read_checkpoint(text)


@pytest.mark.parametrize("size", [0, 1, 10, 10**18 - 1])
def test_a_size_is_written_in_decimal(size: int) -> None:
    text = f"a\n{size}\n{ROOT}\n"

    assert read_checkpoint(text).size == size
    assert str(read_checkpoint(text)) == text
