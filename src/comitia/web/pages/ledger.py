"""The ledger as it is kept: units, entries in their order, one entry in full."""

from collections.abc import Sequence

from comitia.ledger.entry import (
    NO_PARENT,
    Entry,
    leaf_hash,
    payload_of,
    read_entry,
    sealed_of,
)
from comitia.stages.grants import Grant
from comitia.stages.register.bodies import Body, Unit
from comitia.stages.register.first_signature import FIRST_SIGNATURE
from comitia.web.pages.page import (
    Block,
    Cell,
    Exact,
    Facts,
    Links,
    Page,
    Section,
    Table,
    Text,
    code,
    moment,
    name,
    number,
)
from comitia.web.pages.paths import (
    bytes_path,
    checkpoint_path,
    entry_path,
    ledger_path,
)
from comitia.web.pages.voice import Voice
from comitia.web.reading import Inclusion, Reading

ON_A_PAGE = 25


def ledger_page(reading: Reading, say: Voice) -> Page:
    """Return which units have entries, and how many."""
    heads = reading.heads()
    rows = tuple(_head(unit, heads[unit], reading, say) for unit in sorted(heads))
    titles = (say("web.unit"), say("web.overview.entries"), say("web.ledger.latest"))
    table = Table(say("web.ledger.chains"), titles, rows)
    section = Section(Cell(say("web.ledger.chains")), (table,))
    return Page(say("web.ledger.title"), say("web.ledger.lead"), (section,))


def chain_page(unit: str, page: int, reading: Reading, say: Voice) -> Page | None:
    """Return one page of a unit's entries, the latest first; nothing beyond the end."""
    count = reading.heads().get(unit, 0)
    last = count - (page - 1) * ON_A_PAGE
    if page < 1 or last < 1:
        return None
    first = max(0, last - ON_A_PAGE)
    lines = reading.lines(unit, first, last - first)
    rows = tuple(
        _line(unit, height, line, reading, say)
        for height, line in reversed(list(enumerate(lines, first)))
    )
    title = say("web.ledger.of", unit=unit_name(unit, reading, say))
    heads = (
        say("web.ledger.height"),
        say("web.acts.act"),
        say("web.moment"),
        say("web.ledger.covered"),
        say("web.ledger.leaf"),
    )
    blocks: list[Block] = [Table(title, heads, rows)]
    pages = -(-count // ON_A_PAGE)
    if pages > 1:
        blocks.append(_pages(unit, page, pages, say))
    section = Section(Cell(say("web.ledger.entries")), tuple(blocks))
    return Page(title, say("web.ledger.chain_lead", count=count), (section,))


def entry_page(unit: str, height: int, reading: Reading, say: Voice) -> Page | None:
    """Return one entry: what it says, its bytes and digests, and the proof of it."""
    line = _line_of(unit, height, reading)
    if line is None:
        return None
    entry = read_entry(line)
    facts = _facts_of(entry, line, say)
    fetch = Cell(say("web.ledger.fetch"), href=bytes_path(unit, height))
    exact = Exact(say("web.ledger.bytes"), line.decode(), fetch)
    sections = [
        Section(Cell(say("web.ledger.facts")), (facts,)),
        Section(Cell(say("web.ledger.grants")), (_grants(entry, reading, say),)),
        *_sealed(entry, say),
        Section(Cell(say("web.ledger.bytes")), (Text(say("web.ledger.how")), exact)),
        _proof(reading.inclusion(unit, height), say),
    ]
    title = say("web.ledger.entry", height=height, unit=unit_name(unit, reading, say))
    return Page(title, act_text(entry, say), tuple(sections))


def act_text(entry: Entry, say: Voice) -> str:
    """Return what was done in words; of a first signature, what was signed."""
    word = say(f"acts.{entry.act}")
    if entry.act != FIRST_SIGNATURE:
        return word
    signed = payload_of(entry)["act"]
    return say("web.ledger.signed", word=word, act=say(f"acts.{signed}"))


def unit_name(unit: str, reading: Reading, say: Voice) -> str:
    """Return the name of a unit, or what the whole organisation's chain is called."""
    row = reading.views.one(Unit, unit)
    return row.name if row else say("web.ledger.centre")


def _line_of(unit: str, height: int, reading: Reading) -> bytes | None:
    if not 0 <= height < reading.heads().get(unit, 0):
        return None
    return next(iter(reading.lines(unit, height, 1)), None)


def _head(unit: str, count: int, reading: Reading, say: Voice) -> tuple[Cell, ...]:
    line = _line_of(unit, count - 1, reading)
    link = name(unit_name(unit, reading, say), ledger_path(say.path, unit))
    return link, number(count), moment(read_entry(line).at if line else "")


def _line(
    unit: str, height: int, line: bytes, reading: Reading, say: Voice
) -> tuple[Cell, ...]:
    entry = read_entry(line)
    held = reading.inclusion(unit, height)
    return (
        number(height, entry_path(say.path, unit, height)),
        Cell(act_text(entry, say), href=entry_path(say.path, unit, height)),
        moment(entry.at),
        Cell(say("web.yes") if held else say("web.ledger.not_yet")),
        code(leaf_hash(line).hex()),
    )


def _pages(unit: str, page: int, pages: int, say: Voice) -> Links:
    cells = []
    if page > 1:
        newer = ledger_path(say.path, unit, page - 1)
        cells.append(Cell(say("web.ledger.newer"), href=newer))
    cells.append(Cell(say("web.ledger.page", page=page, pages=pages)))
    if page < pages:
        older = ledger_path(say.path, unit, page + 1)
        cells.append(Cell(say("web.ledger.older"), href=older))
    return Links(say("web.ledger.pages"), tuple(cells))


def _facts_of(entry: Entry, line: bytes, say: Voice) -> Facts:
    before = ""
    if entry.parent != NO_PARENT:
        before = entry_path(say.path, entry.unit, entry.height - 1)
    pairs = (
        (say("web.acts.act"), code(entry.act)),
        (say("web.moment"), moment(entry.at)),
        (say("web.ledger.height"), number(entry.height)),
        (say("web.ledger.leaf"), code(leaf_hash(line).hex())),
        (say("web.ledger.parent"), code(entry.parent, before)),
        (say("web.ledger.request_key"), code(entry.key)),
        (say("web.ledger.request"), code(entry.request)),
        (say("web.ledger.writer"), code(entry.writer)),
    )
    return Facts(pairs)


def _grants(entry: Entry, reading: Reading, say: Voice) -> Block:
    if not entry.grants:
        return Text(say("web.ledger.no_grant"))
    heads = (
        say("web.ledger.role"),
        say("web.ledger.body"),
        say("web.ledger.account"),
        say("web.ledger.grant"),
    )
    rows = tuple(_grant(one, reading, say) for one in entry.grants)
    return Table(say("web.ledger.grants"), heads, rows)


def _grant(grant: str, reading: Reading, say: Voice) -> tuple[Cell, ...]:
    row = reading.views.one(Grant, grant)
    if row is None:
        return Cell(""), Cell(""), Cell(""), code(grant)
    role = say(f"role.{row.role}")
    if row.post:
        role = say("web.ledger.post", role=role, post=row.post)
    body = reading.views.one(Body, row.body)
    named = name(body.name) if body else Cell(say("register.whole"))
    return Cell(role), named, code(row.account), code(grant)


def _sealed(entry: Entry, say: Voice) -> Sequence[Section]:
    sealed = sealed_of(entry)
    if not sealed:
        return ()
    heads = (say("web.ledger.sealed_kind"), say("web.ledger.sealed_name"), "SHA-256")
    rows = tuple(
        (
            Cell(say.word_or(f"web.sealed.{one.get('kind')}", str(one.get("kind")))),
            code(str(one.get("name", ""))),
            code(str(one.get("sha256", ""))),
        )
        for one in sealed
    )
    heading = say("web.ledger.sealed")
    return [Section(Cell(heading), (Table(heading, heads, rows),))]


def _proof(proof: Inclusion | None, say: Voice) -> Section:
    heading = Cell(say("web.proof.title"))
    if proof is None:
        return Section(heading, (Text(say("web.proof.none")),))
    link = checkpoint_path(proof.checkpoint)
    facts = Facts(
        (
            (say("web.proof.checkpoint"), number(proof.checkpoint, link)),
            (say("web.proof.index"), number(proof.index)),
            (say("web.proof.size"), number(proof.size)),
            (say("web.proof.root"), code(proof.root.hex())),
        )
    )
    path = "\n".join(step.hex() for step in proof.path) or "–"
    exact = Exact(say("web.proof.path"), path)
    return Section(heading, (Text(say("web.proof.how")), facts, exact))
