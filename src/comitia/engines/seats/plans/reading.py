"""A plan from the text of its file, or everything that is wrong with it."""

from fractions import Fraction
from typing import Final
from unicodedata import normalize

from comitia.charter.text.source import decoded, is_text, parsed
from comitia.engines.seats.plans.fields import Fields
from comitia.engines.seats.plans.plan import (
    WEIGHT,
    Added,
    Base,
    Block,
    Cascade,
    Output,
    Part,
    Plan,
    Rounding,
    Term,
)
from comitia.kernel.findings import Fact, Finding, Place, Refused
from comitia.kernel.seats.divisors import Method

_ALL: Final = (
    *("seats", "method", "weight", "base", "block"),
    *("output", "added", "part", "cascade"),
)
_REST: Final = "rest"


def read_plan(content: bytes, *, file: str) -> Plan:
    """Return the plan in a file's bytes; ``Refused`` has all its faults at once.

    `file` is the name to show. Names are read as those of a table are: letters and
    their accents as one sign.

    >>> read_plan(b"seats = 9", file="rule.toml").seats
    9
    """
    text = normalize("NFC", decoded(content, file=file))
    source = parsed(text, file=file)
    faults = list(source.faults)
    top = Fields(source, (), source.tables, faults)
    plan = _plan(top)
    if faults:
        raise Refused(sorted(dict.fromkeys(faults), key=_line))
    return plan


def _plan(top: Fields) -> Plan:
    top.only(_ALL)
    plan = Plan(
        file=top.source.file,
        seats=top.whole("seats"),
        method=top.choice("method", Method),
        terms=_terms(top),
        base=_base(top.inner("base")),
        blocks=tuple(_block(one) for one in top.rows("block")),
        output=_output(top.inner("output")),
        added=tuple(_added(one) for one in top.rows("added")),
        parts=tuple(_part(one) for one in top.rows("part")),
        cascade=_cascade(top.inner("cascade")),
        places=_places(top),
    )
    _fit(top, plan)
    return plan


def _places(top: Fields) -> dict[str, Place]:
    """Return where each key stands; of base and blocks, where their seats do."""
    found = {key: top.place(key) for key in top.table}
    base = top.table.get("base")
    if isinstance(base, dict) and "seats" in base:
        found["base"] = top.source.place(("base", "seats"))
    if "block" in found:
        found["block"] = _last(top, "block", "seats")
    return found


def _last(fields: Fields, key: str, inner: str) -> Place:
    """Return where a key stands in the last entry of a list, the nearest to a sum."""
    value = fields.table.get(key)
    last = len(value) - 1 if isinstance(value, list) else 0
    return fields.source.place((*fields.path, key, last, inner))


def _terms(fields: Fields) -> tuple[Term, ...]:
    """Return the columns that make a weight: one by name, or several with shares."""
    value = fields.table.get(WEIGHT)
    if is_text(value):
        columns = fields.texts(WEIGHT)
        return (Term(columns, Fraction(1), fields.place(WEIGHT)),) if columns else ()
    rows = fields.rows(WEIGHT)
    terms = tuple(filter(None, (_term(row) for row in rows)))
    if rows and len(terms) == len(rows):
        _whole_shares(fields, WEIGHT, tuple(term.share for term in terms))
        _columns_once(rows, terms)
    return terms


def _term(row: Fields) -> Term | None:
    row.only(("column", "share"))
    columns = row.texts("column") if row.needs("column") else ()
    share = row.share("share") if row.needs("share") else None
    if share == 0:
        row.blame("plan.no_share", "share")
    return Term(columns, share, row.place("column")) if columns and share else None


def _columns_once(rows: tuple[Fields, ...], terms: tuple[Term, ...]) -> None:
    """Keep a fault for each column that counts twice."""
    first: dict[str, int] = {}
    for row, term in zip(rows, terms, strict=True):
        for column in term.columns:
            line = row.place("column").line or 0
            if column in first:
                facts: dict[str, Fact] = {"near": column, "first": first[column]}
                row.blame("plan.doubled_name", "column", **facts)
            first.setdefault(column, line)


def _whole_shares(fields: Fields, key: str, shares: tuple[Fraction, ...]) -> None:
    """Keep a fault where shares do not make the whole: one of them is a slip."""
    if sum(shares) != 1:
        found = sum(shares, Fraction(0))
        place = _last(fields, key, "share")
        fields.blame_at(place, "plan.shares_not_one", key, sum=found)


def _once(rows: tuple[Fields, ...], key: str) -> None:
    """Keep a fault for each row that has the name of an earlier one."""
    first: dict[object, int] = {}
    for row in rows:
        name, line = row.table.get(key), row.place(key).line or 0
        if isinstance(name, str) and first.setdefault(name, line) != line:
            row.blame("plan.doubled_name", key, near=name, first=first[name])


def _base(fields: Fields | None) -> Base | None:
    if fields is None:
        return None
    fields.only(("seats", "units"))
    units = fields.inner("units")
    if units is None and "units" not in fields.table:
        fields.needs("seats")
    given = {} if units is None else {unit: units.whole(unit) for unit in units.table}
    return Base(
        fields.whole("seats") or 0,
        {unit: seats for unit, seats in given.items() if seats is not None},
        {} if units is None else {unit: units.place(unit) for unit in units.table},
    )


def _block(fields: Fields) -> Block:
    fields.only(("name", "seats", "weight", "method"))
    name = fields.text("name") if fields.needs("name") else ""
    is_rest = fields.table.get("seats") == _REST
    if not is_rest:
        fields.needs("seats")
    return Block(
        name,
        None if is_rest else fields.whole("seats", least=1),
        _terms(fields),
        fields.choice("method", Method),
        fields.place(),
    )


def _output(fields: Fields | None) -> Output | None:
    if fields is None:
        return None
    fields.only(("of", "per", "rounding", "least", "weight"))
    if ("of" in fields.table) == ("per" in fields.table):
        fields.blame("plan.of_or_per")
    terms = _terms(fields)
    if len(terms) > 1 and "per" in fields.table:
        fields.blame("plan.per_of_terms", "per")
    return Output(
        fields.whole("of", least=1),
        fields.whole("per", least=1, most=10**15),
        _rounding(fields),
        fields.whole("least") or 0,
        terms,
        fields.place(),
    )


def _added(fields: Fields) -> Added:
    fields.only(("name", "share", "column", "rounding"))
    if ("share" in fields.table) == ("column" in fields.table):
        fields.blame("plan.share_or_column")
    return Added(
        fields.text("name") if fields.needs("name") else "",
        fields.share("share"),
        fields.text("column"),
        _rounding(fields),
        fields.place(),
    )


def _part(fields: Fields) -> Part:
    fields.only(("name", "share", "rounding"))
    is_rest = fields.table.get("share") == _REST
    fields.needs("share")
    return Part(
        fields.text("name") if fields.needs("name") else "",
        None if is_rest else fields.share("share"),
        Rounding.DOWN if is_rest else _rounding(fields),
        fields.place(),
    )


def _rounding(fields: Fields) -> Rounding:
    given = fields.choice("rounding", Rounding) if fields.needs("rounding") else None
    return given or Rounding.HALF_UP


def _cascade(fields: Fields | None) -> Cascade | None:
    if fields is None:
        return None
    fields.only(("enlargement", "strict", "weight", "method"))
    fields.needs("enlargement")
    return Cascade(
        _enlargements(fields),
        fields.truth("strict"),
        _terms(fields),
        fields.choice("method", Method),
        fields.place(),
    )


def _enlargements(fields: Fields) -> tuple[Fraction, ...]:
    """Return the enlargement of each level: one text, or a list from the top."""
    value = fields.table.get("enlargement")
    values = value if isinstance(value, list) and value else [value]
    shares = [fields.share_in("enlargement", one) for one in values]
    for share in shares:
        if share is not None and share < 1:
            fields.blame("plan.enlargement_below_one", "enlargement", near=share)
    return tuple(share for share in shares if share is not None)


def _fit(top: Fields, plan: Plan) -> None:
    """Keep a fault for each key that another one leaves without a meaning."""
    _once(top.rows("block"), "name")
    _once((*top.rows("added"), *top.rows("part")), "name")
    if plan.output is not None:
        for key in ("seats", "method", "block"):
            is_of_cascade = key == "method" and plan.cascade is not None
            if key in top.table and not is_of_cascade:
                top.blame("plan.beside_output", key)
    if sum(block.seats is None for block in plan.blocks) > 1 and not top.faults:
        top.blame_at(_last(top, "block", "seats"), "plan.two_rests", "block")
    _parts_fit(top, plan)
    _sums_fit(top, plan)


def _parts_fit(top: Fields, plan: Plan) -> None:
    if not plan.parts:
        return
    stated = sum(
        (one.share for one in plan.parts if one.share is not None), Fraction(0)
    )
    rests = sum(one.share is None for one in plan.parts)
    if rests != 1 or stated > 1:
        place = _last(top, "part", "share")
        top.blame_at(place, "plan.parts_need_a_rest", "part")


def _sums_fit(top: Fields, plan: Plan) -> None:
    """Keep a fault where the blocks of a plan already need more seats than it has."""
    stated = [block.seats for block in plan.blocks if block.seats is not None]
    if plan.seats is not None and sum(stated) > plan.seats:
        facts: dict[str, Fact] = {"sum": sum(stated), "seats": plan.seats}
        place = _last(top, "block", "seats")
        top.blame_at(place, "plan.blocks_over", "block", **facts)


def _line(fault: Finding) -> int:
    return (fault.place.line if fault.place else None) or 0
