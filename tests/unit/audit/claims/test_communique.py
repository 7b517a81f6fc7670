"""A congress communiqué of an invented league, with the figures of a real one."""

from comitia.audit.claims import MOST_FLAGGED, Report, check_text
from comitia.audit.claims.verdicts import Outcome

CHINESE = """甲联盟第二十次代表会议筹备组答问

问：选举进行得怎样？

答：全部38个选区已在七月前开完会议，共产生2296名与会代表。

第一，来自一线的比例有保证。产生的代表中，在生产和服务一线工作的成员771名，占33.6%。其中，工人成员192名（进城务工的26名），占8.4%；务农成员85名，占3.7%；技术人员成员266名，占11.6%。

第二，女成员619名，比第十九次会议增加68名，占27.0%，提高2.8个百分点；少数族裔成员264名，占11.5%，分属40个族裔。

第三，代表平均年龄52.2岁。55岁以下的1371名，占59.7%；45岁以下的434名，占18.9%。

第四，受过高等教育的2191名，占95.4%，比第十九次会议提高1.2个百分点。其中，本科
学历的826名，占36.0%；研究生学历的1210名，占52.7%。

第五，改革之后加入的2224名，占96.9%。

另据统计，一线代表里得过奖的710名，占在生产和服务一线工作的成员总数的9.2%。参与率平均达到99.5%，差额比例均高于15%。

仓储部6年前每亩施肥8公斤，如今投入减少了60%，产量提高了20%。货运部吸引8.07万名司机，投入近5000万元，建起站点66个。
"""


def flagged(report: Report) -> list[str]:
    return [one.printed for one in report.having(Outcome.FLAGGED)]


def test_the_one_slip_among_many_figures_is_found_and_nothing_else() -> None:
    report = check_text(CHINESE)

    slip = report.having(Outcome.FLAGGED)[0]

    assert flagged(report) == ["9.2 %"]
    assert (slip.recomputed, slip.base_value, slip.line) == ("92.1 %", "771", 18)
    assert [fit.figure for fit in slip.fits] == ["92.1 %", "71"]


def test_the_twelve_shares_of_the_whole_agree() -> None:
    assert check_text(CHINESE).shares_by_base() == (("2296", 12),)


def test_a_text_of_more_than_a_thousand_wrong_figures_is_given_up() -> None:
    report = check_text("Of the 480 delegates, 51 (62.6 %) came. " * 1100)

    assert report.stopped
    assert len(flagged(report)) == MOST_FLAGGED


def test_a_text_of_a_thousand_wrong_figures_is_read_to_its_end() -> None:
    text = "Of the 480 delegates, 51 (62.6 %) came. " * MOST_FLAGGED
    report = check_text(text + "Of the 480 delegates, 120 (25 %) are women.")

    assert not report.stopped
    assert len(report.having(Outcome.AGREE)) == 1
