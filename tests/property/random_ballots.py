"""Ballots at random, as files and as a scrutineer holds them in hand."""

import csv
import io
import random
from dataclasses import dataclass
from fractions import Fraction

from tests.property.slow_ballot import Ballot, Rules

SHARES = ("1/2", "50 %", "1/3", "2/3", "0 %", "10 %", "100 %", "33.6 %")
BASES = ("entitled", "present", "voters", "issued", "returned", "valid")
WORDS = {
    "for": ("for", "for", "For", "赞成", "○", " for", "√", "赞 成", "✔\ufe0f"),
    "against": ("against", "against", "反对", "×", "AGAINST", "  against", "✘"),
    "abstain": ("", "", "", "abstain", "弃权", " "),
    "unclear": ("unclear", "不清", "符号不清"),
}
NAMES = ("ada", "ben", "陈 梅", "Li Wei", "007", "eva", "for", "zoë")
STRANGERS = ("Eva Novak", "eva novak", "张三", "Bo", "ADA", "ada", "陈　梅")
SPELLED = {"陈　梅": "陈梅", "陈 梅": "陈梅"}
REASONS = ("", "", "", "", "not ours", "torn", "too_many")
NONE_AT_ALL = ("无", "no")
PARTINGS = ("; ", ";", "、", "，", "；")
BESIDE = ("备注", "No.", "序号")


@dataclass(frozen=True)
class AtRandom:
    """An election as files, and the same in hand."""

    papers: bytes
    method: bytes
    account: bytes
    rules: Rules
    ballot: Ballot


def share_of(text: str) -> Fraction:
    """Return a share from its text."""
    if text.endswith("%"):
        return Fraction(text.removesuffix("%").strip()) / 100
    return Fraction(text)


def at_random(seed: int) -> AtRandom:
    """Return the election of a seed; small, so that ties and edges are frequent."""
    chance = random.Random(seed)
    rules, method = _method(chance)
    names = chance.sample(NAMES, chance.randint(1, 6))
    weights = [chance.random() for _ in range(4)]
    papers = [
        dict(
            zip(names, chance.choices(tuple(WORDS), weights, k=len(names)), strict=True)
        )
        for _ in range(chance.randint(0, 14))
    ]
    has_written, has_reasons = chance.random() < 0.6, chance.random() < 0.5
    written = [
        chance.choices(STRANGERS, k=chance.choice((0, 0, 0, 1, 1, 2)))
        if has_written
        else []
        for _ in papers
    ]
    reasons = [chance.choice(REASONS) if has_reasons else "" for _ in papers]
    if has_reasons and papers and chance.random() < 0.05:
        reasons[0] = chance.choice(NONE_AT_ALL)
    account = _account(chance, len(papers))
    rows = [_row(chance, *one) for one in zip(papers, written, reasons, strict=True)]
    heading = list(names)
    for name, is_used in (("write_in", has_written), ("invalid", has_reasons)):
        if is_used:
            heading.insert(chance.randint(0, len(heading)), name)
    if chance.random() < 0.2:
        heading.insert(chance.randint(0, len(heading)), chance.choice(BESIDE))
    text = _sheet(chance, heading, rows)
    given = [[SPELLED.get(name, name) for name in one] for one in written]
    in_hand = Ballot(names, papers, given, reasons, account, SPELLED)
    numbers = "\n".join(f"{name} = {now}" for name, now in account.items())
    return AtRandom(text, method.encode(), numbers.encode(), rules, in_hand)


def _method(chance: random.Random) -> tuple[Rules, str]:
    seats = chance.randint(1, 4)
    quorum = (chance.choice(("more_than", "at_least")), chance.choice(SHARES[:6]))
    base = chance.choice(BASES)
    relation, share = chance.choice(
        (
            ("more_than", chance.choice(SHARES[:6])),
            ("at_least", chance.choice([one for one in SHARES if one != "0 %"])),
        )
    )
    primary = seats + chance.randint(0, 2) if chance.random() < 0.3 else None
    most = chance.randint(1, 6) if chance.random() < 0.7 else None
    rules = Rules(
        seats,
        (quorum[0], share_of(quorum[1])),
        (relation, share_of(share), base),
        most or primary or seats,
        primary=primary,
    )
    lines = [
        f"seats = {seats}",
        f'quorum = {{ {quorum[0]} = "{quorum[1]}", of = "entitled" }}',
        f'majority = {{ {relation} = "{share}", of = "{base}" }}',
    ]
    if primary:
        lines.append(f"primary = {{ names = {primary} }}")
    lines += _choices(chance, rules, most)
    return rules, "\n".join(lines)


def _choices(chance: random.Random, rules: Rules, most: int | None) -> list[str]:
    """Set the choices that a method makes, each left out now and then."""
    ways = {
        ("papers", "returned_at_most", "returned_at_most"): ("issued", "voters"),
        ("papers", "unclear", "unclear"): ("void_for_name", "void_paper", "abstain"),
        ("papers", "write_in", "write_in"): ("after_against", "never", "free"),
        ("tie", "then", "tie"): ("further_ballot", "lot"),
        ("open_seats", "then", "open_seats"): (
            "further_election",
            "reduce_seats",
            "leave_open",
        ),
        ("open_seats", "who", "who"): ("electors", "presidium"),
    }
    lines = [f"papers.most_names = {most}"] if most else []
    for (table, key, attribute), options in ways.items():
        if chance.random() < 0.8:
            way = chance.choice(options)
            setattr(rules, attribute, way)
            lines.append(f'{table}.{key} = "{way}"')
    return lines


def _account(chance: random.Random, papers: int) -> dict[str, int]:
    """Return an account that mostly can be; now and then a number is off by one."""
    kept = papers + chance.choice((0, 0, 0, 1, 2))
    present = kept + chance.choice((0, 0, 1))
    spoiled = chance.choice((0, 0, 1, 2))
    account = {
        "entitled": present + chance.choice((0, 1, papers)),
        "present": present,
        "voters": min(kept, papers + chance.choice((0, 0, 0, 1))),
        "issued": kept + spoiled,
        "spoiled": spoiled,
        "returned": papers,
    }
    if chance.random() < 0.25:
        name = chance.choice(tuple(account))
        account[name] = max(0, account[name] + chance.choice((-1, 1)))
    return account


def _row(
    chance: random.Random, paper: dict[str, str], written: list[str], reason: str
) -> dict[str, str]:
    """Return the cells of a paper, each mark as one of its words."""
    cells = {name: chance.choice(WORDS[mark]) for name, mark in paper.items()}
    return cells | {
        "write_in": chance.choice(PARTINGS).join(written),
        "invalid": reason,
    }


def _sheet(
    chance: random.Random, heading: list[str], rows: list[dict[str, str]]
) -> bytes:
    """Return a sheet of some columns, in any dress."""
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=chance.choice((",", ",", ",", ";", "\t")),
        lineterminator=chance.choice(("\n", "\n", "\r\n")),
        quoting=csv.QUOTE_ALL if chance.random() < 0.2 else csv.QUOTE_MINIMAL,
    )
    writer.writerow(heading)
    writer.writerows([row.get(name, "7") for name in heading] for row in rows)
    text = out.getvalue()
    if chance.random() < 0.2 and len(heading) > 1:
        text = text.rstrip("\r\n")
    return text.encode(chance.choice(("utf-8", "utf-8", "utf-8-sig")))
