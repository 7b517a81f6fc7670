from pathlib import Path

import pytest

from comitia.audit.claims.published.checking import check_published
from comitia.audit.claims.verdicts import Outcome
from comitia.kernel.findings import Refused

CONGRESSES = (
    Path(__file__).parents[4] / "charters" / "national-congress-2022" / "published.toml"
)
WHOLE = '[[figure]]\nkey = "delegates"\nvalue = "480"\nunit = "person"\n'


def figure(**words: str) -> str:
    return "[[figure]]\n" + "".join(f"{w} = {v}\n" for w, v in words.items())


def outcomes(text: str) -> list[tuple[str, str, str]]:
    found = check_published(text, name="published.toml")
    return [(one.outcome.value, one.kind, one.recomputed) for one in found]


def test_a_share_is_checked_against_the_figure_it_names() -> None:
    women = figure(key='"women"', value='"171"', base='"delegates"', share='"36.5 %"')

    assert outcomes(WHOLE + women) == [("flagged", "share", "35.6 %")]


def test_parts_must_make_their_whole() -> None:
    men = figure(key='"men"', value='"309"')
    women = figure(key='"women"', value='"171"')
    whole = figure(key='"all"', value='"480"', parts='["men", "women"]')

    assert outcomes(men + women + whole) == [("agree", "sum", "480")]


def test_differences_growth_and_points_need_the_earlier_figure() -> None:
    before = figure(key='"base-2026"', value='"460"') + figure(
        key='"women-2026"', value='"148"', base='"base-2026"'
    )
    women = figure(
        key='"women"', value='"171"', base='"delegates"', earlier='"women-2026"',
        difference='"23"', growth='"15.5 %"', points='"3.5"',
    )  # fmt: skip

    assert outcomes(WHOLE + before + women) == [
        ("agree", "difference", "23"),
        ("agree", "points", "3.5"),
        ("agree", "growth", "15.5 %"),
    ]


def test_people_are_not_divided_by_households() -> None:
    homes = figure(key='"homes"', value='"900"', unit='"household"')
    women = figure(
        key='"women"', value='"171"', unit='"person"', base='"homes"', share='"19 %"'
    )

    found = check_published(homes + women, name="published.toml")

    assert found[0].outcome is Outcome.NOT_CHECKABLE
    assert found[0].why == "figures.unlike_units"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x = 1\n", "figures.toml_no_figures"),
        ("[[figure]]\nkey = \n", "figures.toml_broken"),
        ("a=" + "[" * 10**6, "figures.toml_too_deep"),
        ("a." * 10**5 + "b=1", "figures.toml_too_deep"),
        ('[[figure]]\nkey="a"\nvalue=' + "9" * 10_000, "figures.toml_too_deep"),
        (figure(key='"a"', value="nan"), "figures.toml_bad_figure"),
        (figure(key='"a"', value="inf"), "figures.toml_bad_figure"),
        (figure(key='"a"', value="1.5"), "figures.toml_bad_figure"),
        (figure(key='"a"', value='"1"', share='"5 %"'), "figures.toml_bad_figure"),
        (figure(key='"a"', value='"1"', base='"b"'), "figures.toml_bad_figure"),
        (figure(key='"a"', value='"1"') * 2, "figures.toml_bad_figure"),
        (figure(value='"1"'), "figures.toml_bad_figure"),
        ("figure = [1]", "figures.toml_bad_figure"),
    ],
)
def test_what_is_no_file_of_figures_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_published(text, name="published.toml")

    assert {finding.code for finding in refused.value.findings} == {code}


def test_all_faults_are_told_at_once() -> None:
    text = figure(key='"a"', value="nan") + figure(key='"b"', value="true")

    with pytest.raises(Refused) as refused:
        check_published(text, name="published.toml")

    assert len(refused.value.findings) == 2


def test_what_was_printed_about_four_congresses_holds_but_for_one_misprint() -> None:
    found = check_published(CONGRESSES.read_text("utf-8"), name="published.toml")

    (wrong,) = [one for one in found if one.outcome is not Outcome.AGREE]
    assert (wrong.text, wrong.printed, wrong.recomputed) == (
        "honours-2022",
        "9.2 %",
        "92.1 %",
    )
    assert [one.figure for one in wrong.fits] == ["92.1 %", "71"]
    rise = next(one for one in found if one.kind == "points" and "women" in one.text)
    assert (rise.printed, rise.outcome) == ("2.8", Outcome.AGREE)


@pytest.mark.parametrize(
    ("change", "outcome", "recomputed", "why"),
    [
        (('base = "confirmed', 'base = "elected'), "flagged", "2.9", ""),
        (
            ('moment = "confirmed', 'moment = "elected'),
            "not_checkable",
            "",
            "figures.other_moment",
        ),
    ],
)
def test_a_rise_in_points_holds_on_no_other_base_and_at_no_other_moment(
    change: tuple[str, str], outcome: str, recomputed: str, why: str
) -> None:
    text = CONGRESSES.read_text("utf-8")
    (women,) = [one for one in text.split("\n\n") if 'key = "women-2017"' in one]

    changed = text.replace(women, women.replace(*change))
    found = check_published(changed, name="published.toml")

    (rise,) = [one for one in found if one.kind == "points" and "women" in one.text]
    assert (rise.outcome.value, rise.recomputed, rise.why) == (outcome, recomputed, why)


@pytest.mark.parametrize(
    ("qualifier", "value", "outcome"),
    [
        ("truncated", "9,600", "agree"),
        ("truncated", "9,700", "flagged"),
        ("at_least", "9,671", "agree"),
        ("at_least", "9,672", "flagged"),
        ("below", "9,672", "agree"),
        ("below", "9,671", "flagged"),
        ("about", "9,000", "agree"),
        ("about", "8,000", "flagged"),
        ("exact", "9,671", "flagged"),
        ("target", "9,671", "flagged"),
    ],
)
def test_a_qualifier_says_which_values_a_figure_stands_for(
    qualifier: str, value: str, outcome: str
) -> None:
    whole = figure(key='"whole"', value='"9,671.2"')
    said = figure(
        key='"said"', value=f'"{value}"', qualifier=f'"{qualifier}"', parts='["whole"]'
    )

    assert [one[0] for one in outcomes(whole + said)] == [outcome]


def test_a_share_printed_without_its_count_makes_points() -> None:
    before = figure(key='"college-2026"', value='"94.2"', unit='"percent"')
    college = figure(
        key='"college"', value='"458"', base='"delegates"',
        earlier='"college-2026"', points='"1.2"',
    )  # fmt: skip

    assert [one[:2] for one in outcomes(WHOLE + before + college)] == [
        ("agree", "points")
    ]


def test_a_growth_of_what_is_only_bounded_is_not_checked() -> None:
    before = figure(key='"then"', value='"400"', qualifier='"at_least"')
    now = figure(key='"now"', value='"480"', earlier='"then"', growth='"20 %"')

    assert [one[:2] for one in outcomes(before + now)] == [("not_checkable", "growth")]


def test_an_unknown_qualifier_is_refused() -> None:
    with pytest.raises(Refused):
        outcomes(figure(key='"a"', value='"1"', qualifier='"roughly"'))
