"""Numbers written in words, Chinese and English, as whole numbers."""

from typing import Final

_DIGITS: Final = {
    **{sign: value for value, sign in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = {"万": 10**4, "亿": 10**8}
_LONGEST: Final = 30

_SMALL_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS_WORDS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: Final = {word: value for value, word in enumerate(_SMALL_WORDS.split())}
_TENS: Final = {
    word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), start=2)
}
_ENGLISH_SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


def chinese_number(text: str) -> int | None:
    """Return the whole number that Chinese numerals state, or None.

    Signs in a row without units are digits, the way years are written. A number
    that no reader would write, such as two units in rising order, gives None.

    >>> chinese_number("一千二百三十四"), chinese_number("二〇二二")
    (1234, 2022)
    >>> chinese_number("九千六百万"), chinese_number("百十千")
    (96000000, None)
    """
    if not text or len(text) > _LONGEST:
        return None
    if all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    return _scaled(text)


def _scaled(text: str) -> int | None:
    """Read the groups before 亿 and 万 apart, because each is a number itself."""
    for sign, scale in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.rpartition(sign)
        if not found:
            continue
        left = _scaled(head)
        right = _scaled(tail.removeprefix("零")) if tail else 0
        if left is None or left == 0 or right is None or right >= scale:
            return None
        return left * scale + right
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    found, digit, lowest = 0, None, 10**4
    for sign in text:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        elif sign in _UNITS and _UNITS[sign] < lowest:
            if digit is None and not (sign == "十" and found == 0):
                return None
            lowest = _UNITS[sign]
            found += (1 if digit is None else digit) * lowest
            digit = None
        else:
            return None
    return found + (digit or 0) if text else None


def english_number(text: str) -> int | None:
    """Return the whole number that English words state, or None.

    >>> english_number("three hundred and twenty-one")
    321
    >>> english_number("twenty twelve") is None
    True
    """
    words = text.lower().replace("-", " ").split()
    if not words or len(words) > _LONGEST:
        return None
    whole, group = 0, None
    for word in (word for word in words if word != "and"):
        if word in _ENGLISH_SCALES:
            if group is None:
                return None
            whole += group * _ENGLISH_SCALES[word]
            group = None
        else:
            group = _with_word(group, word)
            if group is None:
                return None
    return whole + (group or 0)


def _with_word(group: int | None, word: str) -> int | None:
    """Return the group below a thousand with one more word, or None."""
    if word == "hundred":
        return group * 100 if group and group < 20 else None  # noqa: PLR2004  "nineteen hundred" is the last
    if word in _TENS:
        return (group or 0) + _TENS[word] if (group or 0) % 100 == 0 else None
    if word in _SMALL:
        rest = (group or 0) % 100
        fits = rest == 0 or (rest % 10 == 0 and rest >= 20 and _SMALL[word] < 10)  # noqa: PLR2004  tens then ones
        return (group or 0) + _SMALL[word] if fits else None
    return None
