"""Words beside a figure that make it a bound or a looser statement."""

import re
from typing import Final

from comitia.audit.claims.arithmetic import Qualifier

_BEFORE: Final = (
    (
        Qualifier.AT_LEAST,
        r"至少|不少于|不低于|at least|no fewer than|no less than|not less than",
    ),
    (
        Qualifier.AT_MOST,
        r"至多|最多|不超过|不高于|不多于|at most|up to|no more than|not more than",
    ),
    (
        Qualifier.UNDER,
        r"不足|不到|少于|低于|小于|未达|less than|fewer than|under|below",
    ),
    (
        Qualifier.NEARLY,
        r"将?近|接近|nearly|almost|close to|just under|just below|just short of",
    ),
    (
        Qualifier.OVER,
        (
            r"超过?了?|(?<![通经])过了?|逾|高于|大于|多于|"
            r"more than|over|above|exceeding|exceeds?|in excess of|upwards of"
        ),
    ),
    (
        Qualifier.ABOUT,
        (
            r"大?约占?|大概|"
            r"about|around|approximately|roughly|some|approx\.|circa|ca\.|~|≈"
        ),
    ),
)
_QUALIFIED_BEFORE: Final = tuple(
    (
        qualifier,
        re.compile(rf"(?:{words})(?:\s?(?:a|an|the|one)?\s|为|了)?$", re.IGNORECASE),
    )
    for qualifier, words in _BEFORE
)
_ANY_BEFORE: Final = re.compile(
    "(?:{})(?:{})$".format(
        "|".join(words for _, words in _BEFORE), r"\s?(?:a|an|the|one)?\s|为|了|"
    ),
    re.IGNORECASE,
)
_QUALIFIED_AFTER: Final = (
    (
        Qualifier.TRUNCATED,
        re.compile(r"\s?\(?(?:truncated|rounded down|截尾|去尾|舍去尾数|只舍不入)\)?"),
    ),
    (Qualifier.AT_LEAST, re.compile(r"以上|\s+or more\b|\s+or over\b")),
    (Qualifier.AT_MOST, re.compile(r"以下|以内|\s+or less\b|\s+or fewer\b")),
    (Qualifier.OVER, re.compile(r"强|多(?!名|人|数)")),
    (Qualifier.NEARLY, re.compile(r"弱")),
    (Qualifier.ABOUT, re.compile(r"左右|上下|\s+or so\b")),
)
_ANY_AFTER: Final = re.compile(
    "|".join(pattern.pattern for _, pattern in _QUALIFIED_AFTER)
)
# "68 more than the 551" says nothing loose about 551.
_COMPARISON: Final = re.compile(
    r"\d\s?%?(?:\s\w+){0,2}\s(?:more|fewer|less) than\s(?:the\s)?$"
)


def qualifier_of(before: str, after: str) -> tuple[Qualifier, int]:
    """Return the qualifier beside a figure, and what it takes up behind it.

    >>> qualifier_of("占比超过", "。")[0].value, qualifier_of("", "以上")[0].value
    ('over', 'at_least')
    """
    if _ANY_AFTER.match(after):
        for qualifier, pattern in _QUALIFIED_AFTER:
            if found := pattern.match(after):
                return qualifier, found.end()
    if not _ANY_BEFORE.search(before):
        return Qualifier.EXACT, 0
    compared = _COMPARISON.search(before) is not None
    for qualifier, pattern in _QUALIFIED_BEFORE:
        if not compared and pattern.search(before):
            return qualifier, 0
    return Qualifier.EXACT, 0
