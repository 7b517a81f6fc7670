import pytest

from comitia.audit.claims.published import check_published
from comitia.audit.claims.verdicts import Outcome
from comitia.kernel.findings import Refused

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
