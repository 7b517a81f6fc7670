"""Text that is sound in UTF-8 and in GB18030, and says something else in each."""

import re
from typing import Final

from comitia.kernel.findings import Finding, Place

FIRST_ROWS: Final = 3
SHOWN: Final = 60
# Chinese signs that tables use, of those whose two bytes are a letter in UTF-8 too.
# Nearly all signs have no such bytes, so a text is in doubt only if all of its have.
_COMMON: Final = (
    "陆楼娄卢鲁露录茅毛茂贸么枚梅煤没媒每模磨末莫某牟母木目牛农女诺欧皮片票品聘平"
    "千迁签谦钱前黔强取去权全泉确群然冉散桑色森沙山杉省盛胜圣师失施诗石十时什食实识"
    "史使始式示士双谁水税顺说硕思司丝台泰太态谭谈坦亭庭通同铜童统投头突图途涂"
    "微危韦违围为维委伟未位味魏渭希息席习喜系戏细霞小孝校肖效协谢选学薛雪训讯压"
    "姚药要冶野也页业叶夜一医印英应营迎影映裕预豫元垣袁园员圆源远院苑约"
    "宅债詹展占战站郑支枝知之织职直植执值址指止只志住注祝驻专转庄装状准卓"
)


def _letters_of(signs: str) -> str:
    read = (sign.encode("gb18030").decode("utf-8", "replace") for sign in signs)
    return "".join(one for one in read if one.isalpha() or "\u0300" <= one < "\u0370")


_DOUBTFUL: Final = re.escape(_letters_of(_COMMON))
_HONEST: Final = re.compile(
    # A sign that Chinese bytes do not make, or a letter with an accent in a word.
    rf"[^\x00-\x7f{_DOUBTFUL}]|[A-Za-z][\x80-\u036f]|[\x80-\u036f][A-Za-z]"
)


def doubts_of(text: str, name: str) -> tuple[Finding, ...]:
    r"""Return a warning where a text in UTF-8 may be GB18030, with both readings.

    So it is where every sign beyond ASCII would be a common Chinese one, and none
    stands beside a Latin letter, as those of French or Czech words do.

    >>> doubts_of("id,sex\n1,Ů", "a.csv")[0].facts
    (('others', ('1,女',)), ('rows', ('1,Ů',)))
    >>> doubts_of("id,name\n1,Růžena\n2,José\n3,女", "a.csv")
    ()
    """
    if text.isascii() or _HONEST.search(text):
        return ()
    rows = [row for row in text.splitlines() if not row.isascii()][:FIRST_ROWS]
    others = tuple(row.encode().decode("gb18030")[:SHOWN] for row in rows)
    shown = tuple(row[:SHOWN] for row in rows)
    place = Place(name)
    return (
        Finding.of("table.utf8_or_gb18030", place=place, rows=shown, others=others),
    )
