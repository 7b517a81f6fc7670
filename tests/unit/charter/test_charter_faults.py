"""Each fault of a charter has a case here that fails when its check is removed."""

from pathlib import Path

import pytest
from tests.charter_files import faults, layered, minimal, reading, written

QUORUM = '[conference.quorum]\nat_least = "2/3"\nof = "entitled"\nclause = "Rule 8"\n'
TERM = '[notice.term]\nvalue = "5 days"'
LIMIT = '[apportionment.{}]\nvalue = 1\nclause = "Rule 3"\n[apportionment.fixed.valley]'


def test_the_smallest_charter_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, minimal()) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("format = 1", "format = 2", "newer_format", "charter.format"),
        ("format = 1", "format = 0", "no_format", "charter.format"),
        ("format = 1", "format = true", "no_format", "charter.format"),
        ("format = 1\n", "", "no_format", "charter.format"),
        ('name = "minimal"', 'name = "My Club"', "no_name", "charter.name"),
        ('name = "minimal"', "name = 7", "no_name", "charter.name"),
        ("title.en", "title.fr", "no_title", "charter.title"),
        ('title.en = "A', 'title.en = "\\u001b', "no_title", "charter.title"),
        ("title.en", "titel.en", "unknown_field_near", "charter.titel"),
        ("title.en", "zzz.en", "unknown_field", "charter.zzz"),
        ("[layer]", "[layer]\nnmae = 1", "unknown_field_near", "layer.nmae"),
        ('name = "Club rules"', "", "missing_field", "layer.name"),
        ('rank = "regulation"', "", "missing_field", "layer.rank"),
        ('rank = "regulation"', "rank = ['a']", "not_a_choice", "layer.rank"),
        ('grade = "O"', 'grade = "X"', "not_a_choice", "layer.grade"),
        ("from = 2026-01-01", 'from = "2026"', "not_a_day", "layer.from"),
        ("from = 2026-01-01", "units = 1", "not_a_list", "layer.units"),
        ("from = 2026-01-01", "units = [1]", "not_a_list", "layer.units"),
        ('source = "Rules', 'source = "\\n', "not_printable", "layer.source"),
        ("from = 2026-01-01", "", "missing_field", "layer.from"),
        ('rank = "regulation"', 'rank = "unit-plan"', "missing_field", "layer.units"),
        (TERM, '[notice]\nterm = "5 days"', "not_a_table", "notice.term"),
        (TERM, "[notice]\nterm = {}", "empty_table", "notice.term"),
        (
            TERM,
            TERM + '\n[notice.tirm]\nclause = "a"',
            "unknown_key_near",
            "notice.tirm",
        ),
        (TERM, TERM + "\n[xyz.abc]", "unknown_key", "xyz"),
        (TERM, TERM + '\n["notice.term"]', "quoted_dot", "notice.term"),
        ("[register.tiers.branch]", "[register]\nx.y=1\n[register.tiers.branch]",
         "unknown_key_near", "register.x"),
        (TERM, TERM + "\nclasue = 1", "unknown_field_near", "notice.term.clasue"),
        (TERM, TERM + "\nzzz = 1", "unknown_field", "notice.term.zzz"),
        (TERM + '\nclause = "Rule 7"', TERM, "missing_clause", "notice.term"),
        ('"5 days"\nclause = "Rule 7"', '"5 days"\nclause = ""',
         "missing_field", "notice.term.clause"),
        ('value = "5 days"', "", "missing_value", "notice.term"),
        ('value = "5 days"', "value = 5.0", "inexact", "notice.term"),
        ('value = "5 days"', "value = nan", "inexact", "notice.term"),
        ('value = "5 days"', "value = inf", "inexact", "notice.term"),
        ('value = "5 days"', 'value = "5 weeks"', "not_a_span", "notice.term"),
        ('value = "5 days"', 'value = "5 hours"', "term_too_short", "notice.term"),
        (TERM, TERM + "\npublished = false", "working_value", "notice.term"),
        ('"Rule 7"', "26.10", "unquoted", "notice.term.clause"),
        ('"Rule 7"', "26", "unquoted", "notice.term.clause"),
        ('"Rule 7"', "true", "unquoted", "notice.term.clause"),
        ('"Rule 7"', '"Rule\\n7"', "not_printable", "notice.term.clause"),
        ('"Rule 7"', '"Rule \u202e7"', "not_printable", "notice.term.clause"),
        ('"Rule 7"', '" "', "missing_field", "notice.term.clause"),
        ('title.en = "A club elects three delegates"', "title.en = nan", "no_title",
         "charter.title"),
        ('name = "minimal"', "name = nan", "no_name", "charter.name"),
        ("from = 2026-01-01", "units = [nan]\nfrom = 2026-01-01", "not_a_list",
         "layer.units"),
        ('at_least = "20 %"', 'at_least = "9999 %"', "bound_too_high",
         "conference.margin"),
        ('at_least = "2/3"', 'at_least = "0 %"', "empty_bound", "conference.quorum"),
        ('["chair", "auditor"]', '["chair", "Chair"]', "doubled_entry",
         "vetting.deciders"),
        ("from = 2026-01-01", "from = 2026-02-30", "impossible_day", "layer.from"),
        ('value = "5 days"', 'value = "5 days', "unclosed_text", "notice.term.value"),
        (TERM, "[notice.term\nvalue = 1", "unclosed_header", "notice.term"),
        (TERM, "[notice]\nterm = 1\n[notice.term.x]", "value_and_table",
         "notice.term"),
        (TERM, TERM + '\nworking = "5 days"', "working_value", "notice.term"),
        (TERM, TERM + "\npublished = 0", "not_yes_or_no", "notice.term"),
        (
            'working = "3 days"',
            "working = 3",
            "not_a_span",
            "credentials.objections",
        ),
        (
            'working = "3 days"',
            "working = { valeu = 3 }",
            "unknown_field_near",
            "credentials.objections.working.valeu",
        ),
        (
            "[apportionment.fixed.valley]",
            "[apportionment.fixed.Valley]",
            "not_an_id",
            "apportionment.fixed.Valley",
        ),
        ('["valley"]', '["Valley"]', "not_an_id", "apportionment.units"),
        ('value = "branch"', 'value = "支部"', "not_an_id", "nomination.body"),
        (QUORUM, "", "missing_key", "conference.quorum"),
        ('"2/3"', '"200 %"', "impossible_bound", "conference.quorum"),
        ('["chair", "auditor"]', '["chair"]', "too_few_entries", "vetting.deciders"),
        ("value = 3\n", "value = 0\n", "out_of_limits", "apportionment.seats"),
        ("value = 3\n", "value = 4\n", "seats_do_not_sum", "apportionment.seats"),
        ("value = 3\n", "value = 2\n", "seats_do_not_sum", "apportionment.seats"),
        (
            "[apportionment.fixed.valley]",
            LIMIT.format("least.valley"),
            "limits_clash",
            "apportionment.least.valley",
        ),
        (
            "[apportionment.fixed.valley]",
            LIMIT.format("most.valley"),
            "limits_clash",
            "apportionment.most.valley",
        ),
        (
            "[apportionment.fixed.valley]",
            LIMIT.format("most.hill"),
            "unknown_unit",
            "apportionment.most.hill",
        ),
        ('under = "committee"', 'under = "board"', "second_top",
         "register.tiers.branch"),
        ('value = "committee"', 'value = "comittee"', "unknown_body",
         "selection.body"),
        ('["membership", "consent"]', '["membership", "credentials"]', "check_taken",
         "vetting.checks"),
        ('value = "review"', 'value = "board"', "unknown_body",
         "vetting.appeal_body"),
        ('value = "review"', 'value = "committee"', "judge_in_own_cause",
         "vetting.appeal_body"),
    ],
)  # fmt: skip
def test_a_slip_is_named_by_its_key(
    tmp_path: Path, old: str, new: str, code: str, key: str
) -> None:
    assert (code, key) in faults(tmp_path, minimal((old, new)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_head"),
        ("charter = 1", "no_head"),
        ("a = 1", "no_head"),
        ("[charter]\nformat = 3", "newer_format"),
        ('[charter]\nformat = 1\nname = "a"\ntitle.en = "A"', "no_layers"),
        ("a = [", "toml_ends_early"),
    ],
)
def test_what_is_no_charter_is_said_once(tmp_path: Path, text: str, code: str) -> None:
    assert [found for found, _ in faults(tmp_path, text)] == [code]


def test_a_section_is_a_table(tmp_path: Path) -> None:
    text = (
        'register = 1\n[charter]\nformat = 1\nname = "a"\ntitle.en = "A"\n'
        '[layer]\nname = "b"\nrank = "notice"\n'
    )

    assert ("not_a_table", "register") in faults(tmp_path, text)


def test_a_layer_is_a_table(tmp_path: Path) -> None:
    text = minimal(("[layer]", "[[layer]]"))

    assert ("not_a_table", "layer") in faults(tmp_path, text)


def test_appeals_do_not_go_to_the_body_that_confirms(tmp_path: Path) -> None:
    old = '[credentials.body]\nvalue = "committee"'
    text = minimal((old, old.replace("committee", "review")))

    assert faults(tmp_path, text) == [("judge_in_own_cause", "vetting.appeal_body")]


def test_a_body_under_itself_is_named_as_a_circle(tmp_path: Path) -> None:
    text = minimal(('under = "conference"', 'under = "branch"'))

    found = reading(written(tmp_path, text)).faults
    (fault,) = [one for one in found if one.code == "charter.cyclic_tiers"]

    assert dict(fault.facts)["cycle"] == "committee → branch → committee"
    assert str(fault.place) == "charter.toml:17"


def test_all_faults_come_at_once_and_in_the_order_of_their_lines(
    tmp_path: Path,
) -> None:
    text = minimal(
        ('value = "branch"', "value = 3"),
        ('more_than = "1/2"', 'more_than = "half"'),
        ('value = "alphabet"', 'value = "support"'),
        more="[notice.term]\nvalue = 1\n[x]\n",
    )

    found = reading(written(tmp_path, text)).faults

    assert [fault.code.removeprefix("charter.") for fault in found] == [
        "not_a_text",
        "not_a_share",
        "not_a_choice",
        "doubled_key",
        "unknown_key",
    ]
    lines = [fault.place.line or 0 for fault in found if fault.place]
    assert lines == sorted(lines)


def test_a_value_that_cannot_be_read_is_not_called_missing_too(tmp_path: Path) -> None:
    text = minimal(('value = "5 days"', "value = 5"))

    assert faults(tmp_path, text) == [("not_a_span", "notice.term")]


def test_a_key_has_one_value_for_each_day(tmp_path: Path) -> None:
    rows = (
        '[[notice.term]]\nvalue = "5 days"\nclause = "Rule 7"\n'
        '[[notice.term]]\nvalue = "6 days"\nclause = "Rule 7"\nfrom = 2026-06-01\n'
    )
    good = minimal((TERM + '\nclause = "Rule 7"\n', rows))

    assert faults(tmp_path, good) == []
    twice = good.replace("\nfrom = 2026-06-01", "")
    assert faults(tmp_path, twice) == [("doubled_day", "notice.term")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("", ""),
        ('unit = "valley"\n', "missing_field"),
        ('authority = "The congress"\n', "missing_field"),
        ('document = "Letter 3"\n', "missing_field"),
        ("from = 2026-02-01\n", "missing_field"),
        ('key = "conference.margin"\n', "missing_field"),
        ('at_least = "0 %"\n', "one_relation"),
        ('of = "seats"\n', "base_not_named"),
    ],
)
def test_an_exemption_says_who_for_whom_what_where_and_since_when(
    tmp_path: Path, row: str, code: str
) -> None:
    exemption = (
        '[[exemption]]\nunit = "valley"\nkey = "conference.margin"\n'
        'authority = "The congress"\ndocument = "Letter 3"\nfrom = 2026-02-01\n'
        'at_least = "0 %"\nof = "seats"\n'
    )
    assert row in exemption

    found = faults(tmp_path, minimal(more=exemption.replace(row, "")))

    assert [one for one, _ in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("changed", "code", "key"),
    [
        (("conference.margin", "conference.magrin"), "unknown_key_near",
         "conference.magrin"),
        (("conference.margin", "zzz"), "unknown_key", "zzz"),
        (("conference.margin", "notice.term"), "exemption_of_a_right", "notice.term"),
        (("conference.margin", "vetting.deciders"), "exemption_of_a_right",
         "vetting.deciders"),
        (("valley", "valey"), "unknown_unit_near", "apportionment.units"),
    ],
)  # fmt: skip
def test_an_exemption_reaches_known_units_and_no_right(
    tmp_path: Path, changed: tuple[str, str], code: str, key: str
) -> None:
    exemption = (
        '[[exemption]]\nunit = "valley"\nkey = "conference.margin"\n'
        'authority = "The congress"\ndocument = "Letter 3"\nfrom = 2026-02-01\n'
        'at_least = "0 %"\nof = "seats"\n'
    )

    found = faults(tmp_path, minimal(more=exemption.replace(*changed)))

    assert found == [(code, key)]


def test_a_unit_is_exempted_once_from_a_day(tmp_path: Path) -> None:
    exemption = (
        '[[exemption]]\nunit = "valley"\nkey = "conference.margin"\n'
        'authority = "The congress"\ndocument = "Letter 3"\nfrom = 2026-02-01\n'
        'at_least = "0 %"\nof = "seats"\n'
    )
    later = exemption.replace("2026-02-01", "2026-02-02")

    assert faults(tmp_path, minimal(more=exemption + later)) == []
    assert faults(tmp_path, minimal(more=exemption + exemption)) == [
        ("doubled_day", "exemption")
    ]


def test_rules_without_a_layer_are_not_passed_over(tmp_path: Path) -> None:
    text = '[charter]\nformat = 1\nname = "a"\ntitle.en = "A"\n[notice.term]\n'

    assert faults(tmp_path, text) == [("no_layer", "")]


def test_an_exemption_is_a_row(tmp_path: Path) -> None:
    assert ("not_rows", "exemption") in faults(tmp_path, minimal(more="[exemption]\n"))
    text = minimal(("[charter]", "exemption = [1]\n[charter]"))
    assert ("not_a_table", "exemption") in faults(tmp_path, text)


def test_a_unit_does_not_exempt_itself(tmp_path: Path) -> None:
    plan = (
        '[layer]\nname = "Plan"\nrank = "unit-plan"\nunits = ["valley"]\n'
        '[[exemption]]\nunit = "valley"\nkey = "conference.margin"\n'
        'authority = "us"\ndocument = "Letter 3"\nfrom = 2026-02-01\n'
        'at_least = "0 %"\nof = "seats"\n'
    )

    found = reading(layered(tmp_path, minimal(), plan=plan)).faults

    assert [fault.code for fault in found] == ["charter.exemption_from_below"]


def test_after_a_thousand_faults_the_rest_is_counted(tmp_path: Path) -> None:
    more = "".join(f"[x{number}]\n" for number in range(1005))

    found = faults(tmp_path, minimal(more=more))

    assert len(found) == 1001
    assert found[-1][0] == "more_faults"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"Rule 7"', '"Rule\\n7"', "not_printable"),
        ('"Rule 7"', "26.10", "unquoted"),
        ('"Rule 7"', '"Rule 7', "unclosed_text"),
        ('"5 days"', '"5 days', "unclosed_text"),
        ('"5 days"', "9999999999999999999", "too_many_digits"),
        ("from = 2026-01-01", "from = 2026-02-30", "impossible_day"),
        ('rank = "regulation"\n', "", "missing_field"),
        ("[notice.term]", "[notice.term", "unclosed_header"),
    ],
)
def test_one_slip_is_one_fault(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert [found for found, _ in faults(tmp_path, minimal((old, new)))] == [code]


def test_a_charter_is_understood_when_every_file_could_be_read(tmp_path: Path) -> None:
    sound = reading(written(tmp_path, minimal()))
    broken = reading(written(tmp_path, "a = "))

    assert (sound.is_understood, broken.is_understood) == (True, False)
