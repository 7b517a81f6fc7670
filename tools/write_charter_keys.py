"""Writes docs/reference/charter-keys.md from the sections that the stages declare.

Run by whoever changes a key; a test fails when the page is old.

    python tools/write_charter_keys.py
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "charter-keys.md"
# Charters that hold every key and pass the check, so that each example can be copied.
EXAMPLES = tuple(
    ROOT / "docs" / "reference" / "every-key" / name
    for name in ("charter.toml", "instead.toml")
)
sys.path.insert(0, str(ROOT / "src"))

from comitia.charter.direction import Direction  # noqa: E402  the path comes first
from comitia.charter.section import Key, Section  # noqa: E402
from comitia.kernel.catalogue import Language, message  # noqa: E402
from comitia.stages.sections import SECTIONS  # noqa: E402

DIRECTIONS = {
    Direction.FIXED: "nobody below may change it",
    Direction.FREE: "any layer may change it",
    Direction.OPEN_ONCE: "one layer below may replace it, once",
    Direction.AT_LEAST_AS_HIGH: "a lower layer may only raise it",
    Direction.AT_LEAST_AS_LOW: "a lower layer may only reduce it",
    Direction.LONGER: "a lower layer may only lengthen it",
    Direction.SHORTER: "a lower layer may only shorten it",
    Direction.HARDER: "a lower layer may only make it bind",
    Direction.EARLIER: "a lower layer may only set an earlier day",
    Direction.SUPERSET: "a lower layer may only add to it",
    Direction.IN_ORDER: "a lower layer may only add to it, and keeps the order",
    Direction.SUBSET: "a lower layer may only leave things out",
    Direction.STRICTER_BOUND: "a lower layer may only ask for more, of the same base",
}

HEAD = """\
# The keys of a charter

<!-- Written by tools/write_charter_keys.py from the sections; do not edit. -->

How the files fit together is told in [Write a charter](../how-to/write-a-charter.md).
The examples are those of [one charter](every-key/charter.toml) that holds every key
and passes the check: a name in one of them is a name of another.

Every key is a table: its value, and where the value comes from.

| field | meaning |
|---|---|
| `clause` | the article the value rests on; needed unless nobody published the value |
| `source` | where the text can be read; else that of the layer |
| `grade` | `O` original, `M` mirror, `H` handbook, `D` derived, `R` recalled |
| `from` | its first day, where the layer has another; several are written `[[key]]` |
| `note` | a remark for the reader |
| `published = false` | nobody published the value; `working` holds the one we use |
"""


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join([HEAD, *(_section(section) for section in SECTIONS.all)])


def _section(section: Section) -> str:
    chinese = message(f"stages.{section.name}", Language.CHINESE, {})
    title = message(f"stages.{section.name}", Language.ENGLISH, {})
    keys = "\n".join(_key(section, key) for key in section.keys)
    return f"## `[{section.name}]`: {title} {chinese}\n\n{keys}"


def _key(section: Section, key: Key) -> str:
    name = f"{section.name}.{key.name}"
    marks = [
        "required" if key.required else "optional",
        DIRECTIONS[key.direction],
    ]
    if key.safeguard:
        marks.append("a right: no exemption reaches it")
    if not key.per_unit:
        marks.append("for the whole election: no unit has its own")
    options = getattr(key.kind, "options", ())
    choice = (
        f"\nOne of: {', '.join(f'`{one}`' for one in options)}.\n" if options else ""
    )
    return (
        f"### `{name}`\n\n{key.says} ({'; '.join(marks)})\n{choice}\n"
        f"```toml\n{example_of(name)}```\n"
    )


def example_of(name: str) -> str:
    """Return the first table of a key, or of a family, in the example charters."""
    header = re.escape(name).replace(r"\*", "[^.\\]]+")
    table = re.compile(rf"^\[{header}\]\n(?:.+\n)+", re.MULTILINE)
    texts = (file.read_text(encoding="utf-8") for file in EXAMPLES)
    found = (table.search(text) for text in texts)
    shown = next((one[0] for one in found if one), None)
    if shown is None:
        message_of = f"write an example of {name} into {EXAMPLES[0].relative_to(ROOT)}"
        raise LookupError(message_of)
    return shown


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    main()
