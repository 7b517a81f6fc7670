"""Shares as exact fractions: read from text, written for people, never floats."""

import re
from fractions import Fraction
from typing import Final

_PERCENT: Final = re.compile(r"([0-9]{1,18})(?:\.([0-9]{1,18}))?\s*[%％]")
_RATIO: Final = re.compile(r"([0-9]{1,18})\s*/\s*([0-9]{1,18})")


def parse_share(text: str) -> Fraction:
    """Return the exact share that a text such as ``"15 %"`` or ``"1/3"`` states.

    A share may exceed one: a list of names can be 115 % of the seats. Decimal
    points without a percent sign are refused, because ``0.15`` next to ``15``
    is the commonest slip in a charter. Raises ``ValueError`` for anything else.

    >>> parse_share("33.6 %")
    Fraction(42, 125)
    >>> parse_share("1/3")
    Fraction(1, 3)
    """
    stripped = text.strip()
    if match := _PERCENT.fullmatch(stripped):
        whole, decimals = match[1], match[2] or ""
        return Fraction(int(whole + decimals), 100 * 10 ** len(decimals))
    if (match := _RATIO.fullmatch(stripped)) and int(match[2]) > 0:
        return Fraction(int(match[1]), int(match[2]))
    raise ValueError(text)


def percent_text(share: Fraction) -> str:
    """Return the share as a percentage when that is exact, else as ``a/b``.

    >>> percent_text(Fraction(42, 125))
    '33.6 %'
    >>> percent_text(Fraction(1, 3))
    '1/3'
    """
    hundredfold = share * 100
    for decimals in range(7):
        scaled = hundredfold * 10**decimals
        if scaled.denominator == 1:
            whole, rest = divmod(abs(scaled.numerator), 10**decimals)
            point = f".{rest:0{decimals}d}" if decimals else ""
            return f"{'-' if share < 0 else ''}{whole}{point} %"
    return exact_text(share)


def exact_text(share: Fraction) -> str:
    """Return the share as ``a/b`` in lowest terms, the form of every public file.

    A whole number keeps its denominator, so that a reader never has to guess.

    >>> exact_text(Fraction(2, 6)), exact_text(Fraction(3))
    ('1/3', '3/1')
    """
    return f"{share.numerator}/{share.denominator}"
