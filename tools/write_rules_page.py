"""Writes RULES.md of each charter that says, row by row, which rules it covers.

Run by whoever changes a value or a scenario; a test fails when the page is old.

    python tools/write_rules_page.py
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from comitia.charter.check import load  # noqa: E402  the path comes first
from comitia.charter.rules import Charter, Setting  # noqa: E402
from comitia.cli.flow.values import noted_text  # noqa: E402
from comitia.kernel.catalogue import Language  # noqa: E402
from comitia.stages.sections import SECTIONS  # noqa: E402

PAGE = "RULES.md"
COVERAGE = "coverage.toml"

HEAD = """\
# {title}: every rule, its value, its scenarios

<!-- Written by tools/write_rules_page.py from coverage.toml, the layers and the
scenarios; do not edit. -->

{count} rows, {keys} keys, {scenarios} scenarios. A scenario with ✓ is done, one with ✗
is refused with the codes named.
"""

GRADES = {
    "O": ("original page", "原始网页"),
    "M": ("mirror of a document", "转载文本"),
    "H": ("handbook", "工作手册"),
    "D": ("derived from other pages", "由其他网页推算"),
    "R": ("recalled, to be checked", "凭记忆，待核对"),
}
UNPUBLISHED = "not published, worked with 未公布，采用暂定值"
UNKNOWN = "unpublished"
BY_REASON = "–"


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule as pages tell it, and where it stands in the charter."""

    number: str
    english: str
    chinese: str
    keys: tuple[str, ...]
    reason: str
    one_sided: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of rows on one matter, from its first row to the next part."""

    first: str
    english: str
    chinese: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """One case: its title, the rows it belongs to, and what comes of it."""

    title: str
    rows: tuple[str, ...]
    refusals: tuple[str, ...]


def covered(folder: Path) -> tuple[RuleRow, ...]:
    """Return the rows that a charter says it covers, in their order."""
    rows = tomllib.loads((folder / COVERAGE).read_text("utf-8"))["row"]
    return tuple(
        RuleRow(
            one["id"],
            one["en"],
            one["zh"],
            tuple(one.get("keys", ())),
            one.get("reason", ""),
            one.get("one_sided", ""),
        )
        for one in rows
    )


def parts(folder: Path) -> tuple[Part, ...]:
    """Return the matters that the rows of a charter are grouped by."""
    found = tomllib.loads((folder / COVERAGE).read_text("utf-8"))["part"]
    return tuple(Part(one["first"], one["en"], one["zh"]) for one in found)


def scenarios(folder: Path) -> tuple[Scenario, ...]:
    """Return the scenarios of a charter, file by file."""
    return tuple(
        _scenario(one)
        for file in sorted((folder / "scenarios").glob("*.toml"))
        for one in tomllib.loads(file.read_text("utf-8"))["scenario"]
    )


def _scenario(one: Mapping[str, Any]) -> Scenario:
    refusals = () if one["expect"] == "done" else tuple(one["expect"])
    return Scenario(one["title"], tuple(one.get("rows", ())), refusals)


def keys_of(row: RuleRow, charter: Charter) -> tuple[str, ...]:
    """Return the keys of a row; a name that ends in ``*`` stands for a family.

    A key that the charter does not hold is kept, so that it is seen to be missing.
    """
    found: list[str] = []
    for name in row.keys:
        head = name.removesuffix("*")
        members = [key for key in charter.by_key if key.startswith(head)]
        found += sorted(members) if name.endswith("*") and members else [name]
    return tuple(found)


def page(folder: Path) -> str:
    """Return the whole page of a charter as Markdown."""
    charter, rows, cases = (
        load(folder, sections=SECTIONS),
        covered(folder),
        scenarios(folder),
    )
    head = HEAD.format(
        title=charter.titled("en"),
        count=len(rows),
        keys=len(charter.by_key),
        scenarios=len(cases),
    )
    summary = "\n".join(_summary(charter, rows, cases))
    contents = "\n".join(_contents(parts(folder), rows, cases))
    told = ["\n".join(_row(row, charter, cases)) for row in rows]
    return "\n".join([head, summary, contents, *told])


def _summary(
    charter: Charter, rows: tuple[RuleRow, ...], cases: tuple[Scenario, ...]
) -> Iterator[str]:
    """Return how rows are proven and how well the values are known, counted."""
    proven = sum(any(row.number in case.rows for case in cases) for row in rows)
    refused = sum(bool(case.refusals) for case in cases)
    yield "## Summary 概要\n"
    yield "| | |"
    yield "|---|---|"
    yield f"| rows with scenarios 有实例的条目 | {proven} |"
    yield f"| rows with a reason instead 说明原因的条目 | {len(rows) - proven} |"
    yield f"| scenarios that are done 通过的实例 | {len(cases) - refused} |"
    yield f"| scenarios that are refused 被拒的实例 | {refused} |\n"
    yield "How well each value of the layers is known 各层规则取值的依据：\n"
    yield "| grade 等级 | what it is 含义 | values 取值数 |"
    yield "|---|---|---|"
    counted = graded(charter)
    for grade, (english, chinese) in GRADES.items():
        yield f"| {grade} | {english} {chinese} | {counted[grade]} |"
    yield f"| – | {UNPUBLISHED} | {counted[UNKNOWN]} |"
    yield f"| | all 合计 | {counted.total()} |\n"


def graded(charter: Charter) -> Counter[str]:
    """Return how many values of the layers have each grade, and how many have none."""
    origins = [
        one.provenance
        for key in charter.by_key
        for held in charter.by_key[key]
        for one in held.declared
    ]
    return Counter(str(one.grade) if one.published else UNKNOWN for one in origins)


def _contents(
    matters: tuple[Part, ...], rows: tuple[RuleRow, ...], cases: tuple[Scenario, ...]
) -> Iterator[str]:
    """Return the list of rows under their matters, with how many cases each has."""
    heads = {part.first: part for part in matters}
    yield "## Contents 目录\n"
    yield f"After each row: scenarios done and refused, or {BY_REASON} for a reason.\n"
    for row in rows:
        part = heads.get(row.number)
        if part:
            yield f"\n**{part.english} {part.chinese}**\n"
        yield f"- [{row.number}](#{_anchor(row)}) {row.english} {_marks(row, cases)}"
    yield ""


def _marks(row: RuleRow, cases: tuple[Scenario, ...]) -> str:
    own = [case for case in cases if row.number in case.rows]
    refused = sum(bool(case.refusals) for case in own)
    done = len(own) - refused
    marks = [f"✓ {done}" if done else "", f"✗ {refused}" if refused else ""]
    return " ".join(filter(None, marks)) or BY_REASON


def _anchor(row: RuleRow) -> str:
    return f"row-{row.number}"


def _row(row: RuleRow, charter: Charter, cases: tuple[Scenario, ...]) -> Iterator[str]:
    yield f'<a id="{_anchor(row)}"></a>\n'
    yield f"## {row.number}. {row.english}\n"
    yield f"{row.chinese}\n"
    values = [line for key in keys_of(row, charter) for line in _values(key, charter)]
    if values:
        yield "| key | value | clause | grade | layer |"
        yield "|---|---|---|---|---|"
        yield from values
        yield ""
    own = [case for case in cases if row.number in case.rows]
    yield from (_case(case) for case in own)
    yield from [""] if own else []
    if row.reason:
        yield f"No scenario: {row.reason}\n"
    if row.one_sided:
        yield f"On one side only: {row.one_sided}\n"


def _values(key: str, charter: Charter) -> Iterator[str]:
    """Return a line for each value that a layer gives a key."""
    for held in charter.by_key.get(key, ()):
        for one in held.declared:
            origin = one.provenance
            setting = Setting(key, one.value, origin)
            grade = str(origin.grade or "–") if origin.published else "–"
            said = noted_text(setting, SECTIONS, Language.ENGLISH)
            cells = (said, origin.clause or "–", grade, origin.layer)
            yield f"| `{key}` | {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _case(case: Scenario) -> str:
    if not case.refusals:
        return f"- ✓ {case.title}"
    codes = ", ".join(f"`{code}`" for code in case.refusals)
    return f"- ✗ {case.title}: {codes}"


def charters() -> tuple[Path, ...]:
    """Return the folders of all charters that say what they cover."""
    return tuple(file.parent for file in sorted(ROOT.glob(f"charters/*/{COVERAGE}")))


if __name__ == "__main__":
    for place in charters():
        (place / PAGE).write_text(page(place), encoding="utf-8")
        sys.stdout.write(f"{place.name}/{PAGE}\n")
