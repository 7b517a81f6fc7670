"""What a figure counts, how large its unit is, and the words that qualify it."""

import re
from dataclasses import dataclass
from typing import Final

PERSON: Final = "person"
BALLOT: Final = "ballot"
MONEY: Final = "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """The kind of thing counted; `length` is what it takes up after the figure."""

    name: str = ""
    length: int = 0
    is_other: bool = False

    @property
    def counts_heads(self) -> bool:
        """Whether only whole numbers make sense."""
        return self.name in {PERSON, BALLOT}


class _Scales:
    """Words that multiply the figure before them."""

    _WORTH: Final = {
        "万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2,
        "thousand": 10**3, "million": 10**6, "billion": 10**9, "hundred": 10**2,
    }  # fmt: skip
    _PATTERN: Final = re.compile(
        r"\s?(?:(?P<odd>多|余|来|几)?(?P<zh>万亿|亿|万|千(?![克米瓦])|百)"
        r"|(?P<en>hundred|thousand|million|billion)\b)?"
        r"(?P<odd_after>多|余|来(?=[名人位个户家])|几|[- ]odd\b)?"
    )

    def match(self, after: str) -> re.Match[str] | None:
        """Return the scale word right behind a figure, or None."""
        found = self._PATTERN.match(after)
        return found if found and found[0].strip() else None

    def worth(self, found: re.Match[str]) -> int:
        """Return what the scale word multiplies by."""
        return self._WORTH.get((found["zh"] or found["en"] or "").lower(), 1)


SCALES: Final = _Scales()

_MEASURES: Final = {
    "人次": "人次", "人份": "人份",
    **dict.fromkeys(("名", "人", "位"), PERSON),
    **dict.fromkeys(("张选票", "张票", "张", "票"), BALLOT),
}  # fmt: skip
_CHINESE_UNIT: Final = re.compile(
    r"\s?(?P<measure>人次|人份|名|人(?![均才民大])|位(?![于一])|张选票|张票|张|票|户|家|"
    r"个(?!百分|[小工]时|工作日|[年月]|方面|阶段|环节)|所|项|件|支|间|场|席|份|组|对|条(?=[建意])|座|辆|台|株|棵|"
    r"亩|公顷|平方米|万元|元|美元|欧元|公里|千米|公斤|千克|吨|千瓦时|斤|册|本|篇|起|宗|例|课时|学时|"
    r"小时|天|只|头|艘|架|栋|套)"
)
_CHINESE_OTHER: Final = re.compile(
    r"\s?(?:周?岁|年|月|日|号|时|点|分|秒|届|次|条|款|章|节|页|版|期|倍|度|楼|层|大(?!学|专)|"
    r"[至到]\s?\d+\s?周?岁|级|代|线|[Gg]\b|[A-Za-z]|[-–—~～/:]\s?\d|个?[小工]时|个工作日|个[年月]|%?[-–—~～]\d)"
)
_ENGLISH_OTHER: Final = re.compile(
    r"(?:st|nd|rd|th|[a-z]{1,2})\b|\s(?:s|ms|h|min|km|kg|cm|mm|m|ha|am|pm|[kMG]B)\b|\s?°|[-–—~/:]\s?\d|%?\s?[-–—~]\s?\d|\s?(?:a\.m|p\.m)|"
    r"[-\s](?:(?:working |calendar |school )?(?:years?|months?|weeks?|days?|hours?)|"
    r"minutes?|seconds?|times?|fold|o'clock|"
    r"January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_MONEY_BEFORE: Final = re.compile(r"(?:[£$€¥￥₹]|\b(?:EUR|USD|GBP|CHF|CNY|RMB))\s?$")
_MONTH_BEFORE: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s$"
)
_NAMED_BEFORE: Final = re.compile(
    r"(?:\b(?:article|articles|section|sections|page|pages|chapter|version|table|figure|"
    r"room|line|rule|clause|paragraph|resolution|motion|item|(?<!s\s)number|no\.|nos\.|tel\.?|"
    r"phone|hall|route|form|annex|appendix|act|part|volume|step|class|grade|session|"
    r"year|age|aged|day|week|round|group|district|ward|level|stage|phase|unit|point)\s?"
    r"|电话[::]?|热线|编号[::]?|邮编[::]?|(?<!代)表|图)$",
    re.IGNORECASE,
)
# "Boats under ten metres" tells which boats; the ten are not counted with them.
_SIZED_BEFORE: Final = re.compile(
    r"\b[a-z]{2,}s (?:of )?(?:just )?(?:under|over|below|above|up to|than)\s$",
    re.IGNORECASE,
)
_SIZE_AFTER: Final = re.compile(
    r"[\s-]?(?:(?:kilo|centi|milli)?met(?:re|er)s?|feet|foot|inches|miles|tons|tonnes|"
    r"kilograms|kilos|hectares|acres|lit(?:re|er)s|horsepower)\b"
)
_AGE_BEFORE: Final = re.compile(
    r"(?:aged|under|over|below|above|than|turned|age of|ages of)\s$", re.IGNORECASE
)
_YEAR_BEFORE: Final = re.compile(
    r"\b(?:in|since|by|until|till|during|before|after|early|late|mid|end of|year|"
    r"spring|summer|autumn|fall|winter),?\s$",
    re.IGNORECASE,
)
_YEAR_PERHAPS: Final = re.compile(
    r"(?:\b(?:from|to|for|and|of|the|congress|[A-Z][a-z]+),?\s)$"
)
_BARE_BEFORE: Final = re.compile(r"(?:^\s*|[(,]\s?)$")
_COUNTED_BEFORE: Final = re.compile(r"\b(?:of|the|all|elected)\s$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_COUNTED_AFTER: Final = re.compile(
    r",?\s?(?:\(|or\s)(?:[a-z]+\s){0,2}\d[\d.]*\s?(?:%|per)|\s(?:out )?of the \d"
)
_NUMBER_BEFORE: Final = re.compile(r"[a-z]{4,} number\s$")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_NOUN_ENDS_WORDS: Final = (
    "includes include included comprises comprise contains counts numbers returned "
    "of in on at by for from with and or who which that are is was were be been has "
    "have had to than as more fewer less took voted attended made make came come "
    "per out under over aged, including namely plus not did joined sent will would "
    "can cast chose held live lived belong hold against abstained abstain "
    "abstentions while but up down this last compared they we a an the all each "
    "between among after before account accounted represent represented represents "
    "accounts form formed"
)
_NOUN_ENDS: Final = frozenset(_NOUN_ENDS_WORDS.split())
_PEOPLE_WORDS: Final = (
    "junior juniors senior seniors bishop bishops clergy people person persons men "
    "man women woman delegates delegate members member workers worker voters voter "
    "participants participant employees students residents citizens volunteers "
    "athletes laity priests lay deputies deputy representatives candidates nominees "
    "attendees observers officers secretaries players coaches referees pensioners "
    "apprentices youth nurses drivers engineers technicians farmers shareholders "
    "owners adherents ministers elders deacons teachers doctors directors visitors "
    "councillors counsellors migrants specialists graduates present entitled guests "
    "fishers growers newcomers youths girls boys pastors fishermen synod-members "
    "parishioners communicants trustees stewards leaders managers staff veterans "
    "retirees adults children umpires judges officials professionals miners bakers "
    "carpenters electricians weavers librarians scientists researchers artists "
    "lecturers lawyers names tenants first-timers speakers holders postgraduates lay- "
    "under-35s solicitors barristers advocates notaries carers midwives"
)
_PEOPLE: Final = frozenset(_PEOPLE_WORDS.split())
_BALLOTS_WORDS: Final = (
    "votes vote ballots ballot papers paper ballot-papers voting-papers"
)
_BALLOTS: Final = frozenset(_BALLOTS_WORDS.split())
_MAKERS: Final = re.compile(r"[a-z]{2,}(?:ists|men|women|(?<!itt)ees|ians)$")


def unit_after(figure: str, around: tuple[str, str], *, is_chinese: bool) -> Unit:
    """Return what the figure counts, by the words on both of its sides.

    >>> unit_after("619", ("女党员", "名，占"), is_chinese=True).name
    'person'
    >>> unit_after("2021", ("in ", " members voted"), is_chinese=False).is_other
    True
    """
    before, after = around
    if _MONEY_BEFORE.search(before):
        return Unit(MONEY)
    if _NAMED_BEFORE.search(before) and not _is_numbered(before, after):
        return Unit(is_other=True)
    return _chinese(figure, after) if is_chinese else _english(figure, before, after)


def _is_numbered(before: str, after: str) -> bool:
    """Whether "number" is a verb: "those with a degree number 67, or 12 %"."""
    verb = _NUMBER_BEFORE.search(before) is not None
    return verb and _COUNTED_AFTER.match(after) is not None


def _chinese(figure: str, after: str) -> Unit:
    measure = _CHINESE_UNIT.match(after)
    in_words = not figure[:1].isdigit()
    if measure is None:
        other = in_words or _CHINESE_OTHER.match(after) is not None
        return Unit(is_other=other)
    word = measure["measure"]
    name = _MEASURES.get(word, word)
    return Unit(name, measure.end(), is_other=figure == "一")


def _english(figure: str, before: str, after: str) -> Unit:
    if _ENGLISH_OTHER.match(after) or _MONTH_BEFORE.search(before):
        return Unit(is_other=True)
    if _SIZE_AFTER.match(after) and _SIZED_BEFORE.search(before):
        return Unit(is_other=True)
    if _CHINESE_UNIT.match(after):
        return _chinese(figure, after)
    name = noun_of(after)
    if not name and _AGE_BEFORE.search(before):
        return Unit(is_other=True)
    if _YEAR.fullmatch(figure) and _is_year(before, after, name):
        return Unit(is_other=True)
    return Unit(name)


def _is_year(before: str, after: str, name: str) -> bool:
    """Whether a bare number such as 2017 is a year, by what stands around it."""
    if _COUNTED_BEFORE.search(before) and name:
        return False
    if _YEAR_BEFORE.search(before):
        return True
    perhaps = _YEAR_PERHAPS.search(before) or (not name and _BARE_BEFORE.search(before))
    return bool(perhaps) and not _COUNTED_AFTER.match(after)


def noun_of(after: str) -> str:
    """Return the kind that the next few English words name, or nothing.

    >>> noun_of(" young women from the north"), noun_of(" (27 %)"), noun_of(" seats")
    ('person', '', 'seat')
    """
    nouns = noun_phrase(after)
    if any(noun in _PEOPLE or _MAKERS.fullmatch(noun) for noun in nouns):
        return PERSON
    if any(noun in _BALLOTS for noun in nouns):
        return BALLOT
    return singular(nouns[-1]) if nouns else ""


def noun_phrase(after: str) -> tuple[str, ...]:
    """Return the words right behind a figure up to the end of its noun."""
    nouns: list[str] = []
    position = 0
    for word in _WORD.finditer(after):
        if after[position : word.start()].strip() or word[0].lower() in _NOUN_ENDS:
            break
        nouns.append(word[0].lower())
        position = word.end()
    while nouns and nouns[-1].endswith("ed"):
        nouns.pop()
    return tuple(nouns[:5])


def singular(noun: str) -> str:
    """Return a noun without its plural ending, roughly: good enough to compare."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    for ending in ("ches", "shes", "xes", "sses"):
        if noun.endswith(ending):
            return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
