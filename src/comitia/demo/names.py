"""Names that nobody bears, seen to be invented, and papers that nobody wrote."""

from hashlib import sha256
from typing import Final

from comitia.demo.chance import drawn

_GIVEN: Final = (
    "Ada", "Bela", "Cato", "Dina", "Egon", "Fay", "Gero", "Hedy", "Ivo", "Juno",
    "Kilian", "Lotte", "Milo", "Nora", "Otto", "Pia", "Quirin", "Runa", "Sven", "Thea",
)  # fmt: skip
_FAMILY: Final = (
    "Example", "Sample", "Mockford", "Testwell", "Pretend", "Madeup", "Specimen",
    "Fiction", "Imagined", "Dummy",
)  # fmt: skip
# No family is called so: 例 an example, 样 a sample, 拟 drafted, 虚 unreal, 试 a trial.
_FAMILY_ZH: Final = ("例", "样", "拟", "虚", "试")
_FIRST_ZH: Final = ("春", "夏", "秋", "冬", "东", "南", "西", "北", "山", "河")
_SECOND_ZH: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


def invented_name(seed: str, number: int) -> str:
    """Return the name of the person with a number; every second one is Chinese.

    >>> invented_name("4242", 0) != invented_name("4242", 2)
    True
    """
    if number % 2:
        return _chinese(drawn(1000, seed, "names"), number // 2)
    return _latin(drawn(1000, seed, "names"), number // 2)


def invented_digest(*words: str | int) -> str:
    """Return the SHA-256 of the words that an invented document is about.

    >>> invented_digest("anhui", "method") == invented_digest("anhui", "list")
    False
    """
    said = " ".join(map(str, words))
    return sha256(f"invented 虚构: {said}".encode()).hexdigest()


def _latin(start: int, number: int) -> str:
    place = start + number
    given, family = _GIVEN[place % 20], _FAMILY[(place // 20) % 10]
    return f"{given} {family}{_counted(number // 200)}"


def _chinese(start: int, number: int) -> str:
    place = start + number
    first, second = _FIRST_ZH[place % 10], _SECOND_ZH[(place // 10) % 10]
    return f"{_FAMILY_ZH[place % 5]}{first}{second}{_counted(number // 100)}"


def _counted(times: int) -> str:
    """Return what tells namesakes apart once all names are used up."""
    return f" {times + 1}" if times else ""
