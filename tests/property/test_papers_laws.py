"""Papers read in blocks of bytes are those that are read row by row."""

from hypothesis import given
from hypothesis import strategies as st

from comitia.engines.count import reading
from comitia.engines.count.papers import Papers
from comitia.engines.count.reading import read_papers
from comitia.kernel.findings import Finding, Refused

# Words, words that are none, and what is nearly a word.
CELLS = (
    "", "for", "against", "unclear", "abstain", "For", " for", "for ", "赞成", "反对",
    "○", "×", "  against", "f", "forfor", "fo", "for\t", "unclear2",
    "againstt", "Ada; Bo",
    "a very long cell", "a  b", "\u3000", "不清", '"for"', '""', '"against"', '"a,b"',
    '"a', 'b"',
    '"x""y"', '"a;b"', ' "for"', '"for" ', '"一\n二"',
)  # fmt: skip
HEADINGS = (
    "ada",
    "ben",
    "write_in",
    "invalid",
    "陈梅",
    " ada ",
    "",
    '"ben"',
    '"a;b;c"',
    '"x,y"',
)
cells = st.sampled_from(CELLS)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    heading = draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=4))
    width = st.just(len(heading)) | st.integers(0, 5)
    rows = draw(
        st.lists(width.flatmap(lambda w: st.lists(cells, min_size=w, max_size=w)))
    )
    lines = [",".join(row) for row in (heading, *rows)]
    end = draw(st.sampled_from(("", "\n", "\n\n", "\r\n")))
    before = draw(st.sampled_from(("", "\n", "sep=,\n", ",,\n")))
    return before + draw(st.sampled_from(("\n", "\r\n"))).join(lines) + end


def read(content: bytes, *, row_by_row: bool) -> object:
    """Return everything that reading told, as plain values."""
    try:
        papers = _row_by_row(content) if row_by_row else read_papers(content, name="p")
    except Refused as refused:
        return [_plain(one) for one in refused.findings]
    return (
        papers.names,
        papers.marks.tolist(),
        dict(papers.written),
        dict(papers.invalid),
    )


def _row_by_row(content: bytes) -> Papers:
    return reading._Sheet("p").from_lines(content, "utf-8")  # noqa: SLF001  the slow way alone


def _plain(one: Finding) -> tuple[object, ...]:
    return one.code, one.facts, str(one.place)


@given(sheets())
def test_blocks_of_bytes_and_single_rows_say_the_same(sheet: str) -> None:
    content = sheet.encode()

    assert read(content, row_by_row=False) == read(content, row_by_row=True)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=30))
def test_a_sheet_of_one_width_is_read_alike_in_both_ways(rows: list[list[str]]) -> None:
    content = "\n".join(",".join(row) for row in (["a", "b", "c"], *rows)).encode()

    assert read(content, row_by_row=False) == read(content, row_by_row=True)
