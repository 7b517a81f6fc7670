"""A page is read as it is meant to be typed."""

from pathlib import Path

from tests.pages.reading import Box, boxes

PAGE = """# Title

    one
    two

Text.

```sh
three
```

<!-- exits with 1 -->

You see:

```text
No … here.
```

    four
"""


def test_boxes_come_with_their_ends_and_what_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")

    assert boxes(page) == [
        Box("one\ntwo\n"),
        Box("three\n", 1, "No … here.\n"),
        Box("four\n"),
    ]


def test_what_is_quoted_is_found_in_its_order_across_lines() -> None:
    box = Box("", seen="first\nhalf … then")

    assert box.not_seen_in("the first half,\nand then") == []
    assert box.not_seen_in("then the first half") == ["then"]
    assert box.not_seen_in("the first, half, then") == ["first half"]
