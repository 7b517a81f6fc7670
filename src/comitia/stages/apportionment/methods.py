"""Whether the keys of a method of division fit together."""

from collections.abc import Iterator

from comitia.charter.kinds import Value
from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Fact, Finding
from comitia.stages.apportionment.weights import GIVEN, base_of, free_units

# What says how to divide, and so nothing where seats are given.
_HOW = ("weights", "blocks")


def method_agrees(rules: Rules) -> Iterator[Finding]:
    """Return where a method is told what it cannot use, or not what it needs."""
    method = rules.get("apportionment.method")
    if method is None:
        return
    if method.value == GIVEN:
        yield from _not_needed(method, rules)
        return
    if rules.get("apportionment.tie") is None:
        yield _finding("charter.tie_not_said", method)
    blocks = rules.family("apportionment.blocks")
    if blocks:
        yield from _blocks_alone(blocks, rules)
        yield from _sum_of_blocks(blocks, rules)


def _not_needed(method: Setting[Value], rules: Rules) -> Iterator[Finding]:
    base = rules.get("apportionment.base")
    held = [
        one for name in _HOW for one in rules.family(f"apportionment.{name}").values()
    ]
    for one in [*held, *([base] if base else [])]:
        yield _finding("charter.seats_are_given", one, method=method.key)


def _blocks_alone(blocks: dict[str, Setting[Value]], rules: Rules) -> Iterator[Finding]:
    """Return what does not go with blocks: a limit of all seats would bind them."""
    block = next(iter(blocks.values()))
    for name in ("weights", "least", "most"):
        for one in rules.family(f"apportionment.{name}").values():
            yield _finding("charter.not_with_blocks", one, block=block.key)


def _sum_of_blocks(
    blocks: dict[str, Setting[Value]], rules: Rules
) -> Iterator[Finding]:
    seats = rules.read("apportionment.seats", int)
    fixed = rules.family("apportionment.fixed").values()
    added = base_of(rules) * len(free_units(rules)) + sum(
        one.value for one in (*blocks.values(), *fixed) if isinstance(one.value, int)
    )
    if added != seats.value:
        yield _finding("charter.blocks_do_not_sum", seats, seats=seats.value, sum=added)


def _finding(code: str, setting: Setting[Value], **facts: Fact) -> Finding:
    origin = setting.provenance
    return Finding.of(
        code, key=setting.key, clause=origin.clause, place=origin.place, **facts
    )
