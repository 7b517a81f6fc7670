from comitia.kernel.forecasts.outlook import Outlook, Word, hits_needed, outlook_of
from comitia.kernel.forecasts.spread import Spread
from comitia.kernel.slates.asked import Asked, Places, Target
from comitia.kernel.slates.pool import Member, Pool


def outlook(women: int, names: int, seats: int, at_least: int) -> Outlook:
    values = ("F",) * women + ("M",) * (names - women)
    members = tuple(Member(f"p{at}", (sex,)) for at, sex in enumerate(values))
    target = Target("women", "sex", frozenset({"F"}), at_least=at_least)
    asked = Asked({"": Places(names, seats)}, (target,))
    return outlook_of(Pool(("sex",), members), asked, target)


def test_what_the_voters_cannot_undo_is_certain() -> None:
    assert outlook(5, 10, 8, at_least=3).word() is Word.CERTAIN


def test_one_more_than_is_certain_rests_with_the_voters() -> None:
    assert outlook(5, 10, 8, at_least=4).word() is Word.AT_RISK


def test_ninety_five_of_a_hundred_choices_are_likely_and_one_fewer_are_not() -> None:
    # One woman of 20 names for 19 seats is elected in 19 ways of 20.
    assert outlook(1, 20, 19, at_least=1).word() is Word.LIKELY
    assert outlook(1, 19, 18, at_least=1).word() is Word.AT_RISK


def test_more_than_stand_on_the_list_is_out_of_reach() -> None:
    assert outlook(2, 10, 8, at_least=3).word() is Word.OUT_OF_REACH


def test_drawn_ballots_must_leave_little_doubt_to_be_likely() -> None:
    one = outlook(5, 10, 8, at_least=4)
    enough = hits_needed(1000)

    assert one.word(Spread(3, (1000 - enough, enough))) is Word.LIKELY
    assert one.word(Spread(3, (1001 - enough, enough - 1))) is Word.AT_RISK


def test_a_group_of_one_is_about_one_person_and_so_is_all_but_one() -> None:
    assert outlook(1, 10, 8, at_least=1).is_about_one
    assert outlook(9, 10, 8, at_least=8).is_about_one
    assert not outlook(2, 10, 8, at_least=1).is_about_one


def test_a_unit_that_elects_all_its_names_hides_nobody() -> None:
    members = (
        *(Member(f"a{at}", ("F",), None, "full") for at in range(3)),
        *(Member(f"b{at}", ("FM"[at > 0],), None, "open") for at in range(4)),
    )
    target = Target("women", "sex", frozenset({"F"}), at_least=4)
    asked = Asked({"full": Places(3, 3), "open": Places(4, 3)}, (target,))

    found = outlook_of(Pool(("sex",), members), asked, target)

    assert found.on_list == 4
    assert found.is_about_one
