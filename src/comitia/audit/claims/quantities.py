"""The figures in a sentence: which are counts, which are shares, which are neither."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from comitia.audit.claims.arithmetic import Printed, Qualifier
from comitia.audit.claims.numerals import chinese_number, english_number
from comitia.audit.claims.qualifiers import qualifier_of
from comitia.audit.claims.units import SCALES, unit_after

# A sentence with more is no prose; leaving it out bounds the time of any text.
MOST_FIGURES: Final = 150
_LONGEST: Final = 24
_CN: Final = "〇零一二两三四五六七八九十百千万亿"
_EN_SMALL: Final = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    "fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    "sixty|seventy|eighty|ninety"
)
_EN_ONES: Final = "one|two|three|four|five|six|seven|eight|nine|ten"
_EN_PARTS: Final = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_FIGURE: Final = re.compile(
    rf"""
    (?P<digits>\d{{1,3}}(?:\ \d{{3}})+(?![\d,.]\d|\d)|\d+(?:[,.]\d+)*)
  | 百分之(?P<percent>[{_CN}]+(?:点[{_CN}]+)?)
  | (?P<below>[{_CN}]{{1,9}})分之(?P<above>[{_CN}]{{1,9}})
  | (?P<tenths>[一二两三四五六七八九])成(?P<half>半|[一二三四五六七八九](?![{_CN}]))?
    (?![立员为果就功本都熟千绩长效套交品])
  | (?P<majority>半数|一半|半(?=以上|的))
  | (?P<chinese>[〇零一二两三四五六七八九十][{_CN}]{{0,29}}
    (?:点[〇零一二三四五六七八九]{{1,4}}(?:[万亿]|万亿)?(?![十百千]))?)
  | \b(?P<few>{_EN_ONES})\ in\ (?:every\ )?(?P<among>{_EN_ONES})\b
    (?![-\ ](?:hundred|thousand|million|billion|point))
  | \b(?P<part>(?:(?:{_EN_SMALL}|an?)[-\ ])?
    (?:half|third|quarter|(?:fif|six|seven|eigh|nin|ten)th)s?)\b(?=\s+(?:of|the)\b|\s*[),(])
  | \b(?P<english>(?:{_EN_SMALL})(?:(?:[-\ ]|\ and\ )(?:{_EN_SMALL}|hundred|thousand|million|billion)){{0,12}})\b
    (?:\ point\ (?P<point>(?:{_EN_SMALL})(?:\ (?:{_EN_SMALL}))?)\b)?
    """,  # noqa: E501  one line, one alternative
    re.VERBOSE | re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"\s?-?(?:%|per\s?cent\b|percent\b|pct\b|个?百分比)")
_PERMILLE: Final = re.compile(r"\s?‰")
_POINTS: Final = re.compile(
    r"\s?个?百分点|[\s-]?(?:percentage|percent|per\scent|%)?[\s-]?(?:points?|pp)\b"
)
_DECIMAL: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LOOSE: Final = Fraction(1, 100)
_TENTH: Final = Fraction(1, 20)


class Kind(StrEnum):
    """What a figure counts; OTHER is a year, an age, an ordinal and the like."""

    COUNT = "count"
    SHARE = "share"
    POINTS = "points"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with the place it stands at, in characters of its sentence.

    `unit` is the same for all words that count the same kind, such as 名 and 人;
    it is empty where the text gives none. `end` lies behind the unit. `in_words`
    marks a share such as "half", which is often no claim at all.
    """

    start: int
    end: int
    kind: Kind
    printed: Printed
    text: str
    unit: str = ""
    decimals: int = 0
    depth: int = 0
    in_words: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the figure is an exact whole number."""
        value = self.printed.interval()
        return value.is_point and value.low.denominator == 1


def add_up(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Return whether the parts make the whole, as both are printed."""
    spans = [part.printed.interval() for part in parts]
    return sum(spans[1:], spans[0]).overlaps(whole.printed.interval())


def quantities(text: str, *, is_chinese: bool) -> tuple[Quantity, ...]:
    """Return all figures of a sentence in order, those of no interest as OTHER.

    >>> [q.text for q in quantities("女党员619名，占27.0%。", is_chinese=True)]
    ['619', '27.0 %']
    """
    found, depth, before = [], 0, 0
    while match := _FIGURE.search(text, before):
        gap = text[before : match.start()]
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        quantity = _read(text, match, depth, is_chinese=is_chinese)
        before = quantity.end
        # 第一线 and 二十大 are names; only a numeral with a measure word is a figure.
        if quantity.kind is not Kind.OTHER or match["chinese"] is None:
            found.append(quantity)
        if len(found) > MOST_FIGURES:
            break
    return tuple(found)


def _read(text: str, match: re.Match[str], depth: int, *, is_chinese: bool) -> Quantity:
    after = text[match.end() : match.end() + 40]
    before = text[max(0, match.start() - 24) : match.start()]
    fraction = _fraction(match)
    if fraction is not None:
        value, slack = fraction
        qualifier, extra = qualifier_of(before, after)
        printed = Printed(value, Fraction(0), qualifier, slack)
        end = match.end() + extra
        words = match["percent"] is None
        return Quantity(
            match.start(), end, Kind.SHARE, printed, match[0].strip(),
            "%", 1, depth, in_words=words,
        )  # fmt: skip
    number = _number(match)
    if number is None:
        return Quantity(
            match.start(), match.end(), Kind.OTHER, Printed(Fraction(0)), match[0]
        )
    return _with_unit(match, number, (before, after), depth, is_chinese=is_chinese)


def _fraction(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    """Return a share in words and how loosely such words are used, or None."""
    if match["percent"]:
        whole, _, decimals = match["percent"].partition("点")
        number = _chinese_decimal(whole, decimals)
        if number is None:
            return None
        return number / 100, Fraction(1, 200 * 10 ** len(decimals))
    if match["below"]:
        below, above = chinese_number(match["below"]), chinese_number(match["above"])
        return (Fraction(above, below), _LOOSE) if below and above else None
    if match["tenths"]:
        rest = match["half"]
        tail = 5 if rest == "半" else chinese_number(rest or "零") or 0
        whole_tenths = chinese_number(match["tenths"]) or 0
        slack = Fraction(1, 200) if rest else _TENTH
        return Fraction(10 * whole_tenths + tail, 100), slack
    if match["majority"]:
        return Fraction(1, 2), _LOOSE
    return _english_fraction(match["part"]) if match["part"] else _one_in(match)


def _one_in(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    """Return "one in five", which may stand for more than "one in six", or None."""
    few, among = match["few"] or "", match["among"] or ""
    above, below = english_number(few), english_number(among)
    if not above or not below or above >= below:
        return None
    return Fraction(above, below), min(Fraction(1, below * (below + 1)), _TENTH)


def _english_fraction(words: str) -> tuple[Fraction, Fraction] | None:
    head, _, tail = words.lower().replace("-", " ").rpartition(" ")
    below = _EN_PARTS.get(tail.removesuffix("s")) or _EN_PARTS.get(tail)
    above = 1 if head in {"", "a", "an"} else english_number(head)
    if below is None or not above or above > below or (not head and below != 2):  # noqa: PLR2004  only a half stands alone
        return None
    return Fraction(above, below), _LOOSE


def _chinese_decimal(whole: str, decimals: str) -> Fraction | None:
    number = chinese_number(whole)
    if number is None or len(decimals) > _LONGEST:
        return None
    if not decimals:
        return Fraction(number)
    tail = [chinese_number(sign) for sign in decimals]
    if any(digit is None or digit > 9 for digit in tail):  # noqa: PLR2004  one digit each
        return None
    digits = "".join(str(digit) for digit in tail)
    return number + Fraction(int(digits), 10 ** len(digits))


def _number(match: re.Match[str]) -> tuple[Fraction, int, int] | None:
    """Return a value, its decimals, and the worth of its last numeral in words."""
    if match["digits"]:
        digits = match["digits"].replace(" ", "")
        if len(digits) > _LONGEST or not _DECIMAL.fullmatch(digits):
            return None
        plain = digits.replace(",", "")
        return Fraction(plain), len(plain.partition(".")[2]), 0
    if match["chinese"]:
        return _chinese(match["chinese"])
    if match["english"]:
        whole = english_number(match["english"])
        if whole is None:
            return None
        points = (match["point"] or "").split()
        tail = "".join(str(english_number(word)) for word in points)
        return Fraction(f"{whole}.{tail or 0}"), len(tail), 0
    return None


def _chinese(text: str) -> tuple[Fraction, int, int] | None:
    whole, point, tail = text.partition("点")
    if not point:
        number = chinese_number(text)
        return None if number is None else (Fraction(number), 0, _rough(number))
    digits = tail.rstrip("万亿")
    value = _chinese_decimal(whole, digits)
    scale = 1
    for sign in tail[len(digits) :]:
        scale *= 10**4 if sign == "万" else 10**8
    if value is None:
        return None
    if scale == 1:
        return value, len(digits), 0
    return value * scale, 0, scale // 10 ** len(digits)


def _rough(number: int) -> int:
    """Return the worth of the last numeral when a numeral in 万 is surely round."""
    worth = 1
    while number >= 10**4 and number % (worth * 10) == 0:
        worth *= 10
    return worth if worth >= 10**3 else 0


def _with_unit(
    match: re.Match[str],
    number: tuple[Fraction, int, int],
    around: tuple[str, str],
    depth: int,
    *,
    is_chinese: bool,
) -> Quantity:
    before, after = around
    value, decimals, rough = number
    for kind, pattern, part in (
        (Kind.POINTS, _POINTS, 100),
        (Kind.SHARE, _PERCENT, 100),
        (Kind.SHARE, _PERMILLE, 1000),
    ):
        if sign := pattern.match(after):
            if _is_no_claim(before, match[0]):
                break
            qualifier, extra = qualifier_of(before, after[sign.end() :])
            step = Fraction(1, part * 10**decimals)
            text = f"{match[0].strip()} {'‰' if part > 100 else '%'}"  # noqa: PLR2004  per mille
            shown = text if kind is Kind.SHARE else match[0].strip()
            return Quantity(
                match.start(), match.end() + sign.end() + extra, kind,
                Printed(value / part, step, qualifier), shown, "%",
                decimals + (part > 100), depth,  # noqa: PLR2004  per mille
            )  # fmt: skip
    return _count(match, (value, decimals, rough), around, depth, is_chinese=is_chinese)


def _count(
    match: re.Match[str],
    number: tuple[Fraction, int, int],
    around: tuple[str, str],
    depth: int,
    *,
    is_chinese: bool,
) -> Quantity:
    before, after = around
    value, decimals, rough = number
    scaled = SCALES.match(after)
    worth, odd = 1, ""
    if scaled:
        worth = SCALES.worth(scaled)
        odd = scaled["odd"] or scaled["odd_after"] or ""
    length = scaled.end() if scaled else 0
    unit = unit_after(match[0], (before, after[length:]), is_chinese=is_chinese)
    qualifier, extra = qualifier_of(before, after[length + unit.length :])
    step = Fraction(worth, 10**decimals) if worth > 1 or decimals else Fraction(rough)
    if odd:
        qualifier = Qualifier.ODD
    no_count = unit.is_other or (decimals and worth == 1 and unit.counts_heads)
    return Quantity(
        match.start(), match.end() + length + unit.length + extra,
        Kind.OTHER if no_count or _is_no_claim(before, match[0]) else Kind.COUNT,
        Printed(value * worth, step, qualifier),
        match[0].strip() + (after[:length].strip() if worth > 1 else ""),
        unit.name, decimals, depth,
    )  # fmt: skip


_JOINED: Final = re.compile(
    r"(?:[A-Za-z_#§№]-?|[第〇零一二三四五六七八九]|[\d)%][-–—~～/:]|^[-–—]|\s[-–])$"
)


def _is_no_claim(before: str, figure: str) -> bool:
    """Whether what stands before makes the figure part of a name, date or range."""
    if figure[:1].isalpha() and figure.isascii():
        return False
    return _JOINED.search(before) is not None
