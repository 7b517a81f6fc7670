import pytest

from comitia.engines.seats.dividing import Claims, Draw, Tie, divide
from comitia.kernel.findings import Refused
from comitia.kernel.seats.division import Share, breaches
from comitia.kernel.seats.divisors import FIRST_SEAT_TO_ALL, Method

# The example by which Balinski and Young tell the methods apart (Fair Representation).
FIVE = Claims(tuple("abcde"), (9061, 7179, 5259, 3319, 1182))


@pytest.mark.parametrize(
    ("method", "seats"),
    [
        (Method.DHONDT, (10, 7, 5, 3, 1)),
        (Method.SAINTE_LAGUE, (9, 8, 5, 3, 1)),
        (Method.HAMILTON, (9, 7, 5, 4, 1)),
        (Method.ADAMS, (9, 7, 5, 3, 2)),
        (Method.DEAN, (9, 7, 5, 4, 1)),
        (Method.HUNTINGTON_HILL, (9, 7, 6, 3, 1)),
    ],
)
def test_each_method_divides_26_seats_as_the_book_says(
    method: Method, seats: tuple[int, ...]
) -> None:
    division = divide(FIVE, seats=26, method=method)

    assert division.seats == seats
    assert not division.ties
    assert division.certificate.is_proof


@pytest.mark.parametrize("method", Method)
def test_a_division_within_limits_has_no_breach(method: Method) -> None:
    claims = Claims(tuple("abcd"), (700, 200, 90, 10), (1, 1, 1, 1), (9, None, 2, 4))

    division = divide(claims, seats=16, method=method)

    least, most = claims.limits
    shares = [
        Share(unit, weight, seats, low, high)
        for unit, weight, seats, low, high in zip(
            claims.units, claims.weights, division.seats, least, most, strict=True
        )
    ]
    multiplier = division.certificate.multiplier
    assert not [*breaches(method, shares, seats=16, multiplier=multiplier)]


def test_equal_rights_to_the_last_seats_are_left_open() -> None:
    division = divide(Claims(tuple("abc"), (10, 10, 10)), seats=5, method=Method.DHONDT)

    assert division.seats == (1, 1, 1)
    assert division.ties == (Tie(("a", "b", "c"), 2),)
    assert not division.draws


@pytest.mark.parametrize("method", Method)
def test_a_lot_decides_a_tie_the_same_way_in_any_order(method: Method) -> None:
    claims = Claims(tuple("abc"), (10, 10, 10))
    turned = Claims(tuple("cab"), (10, 10, 10))

    one = divide(claims, seats=5, method=method, lot="2022-09-27")
    other = divide(turned, seats=5, method=method, lot="2022-09-27")

    assert one.draws == other.draws
    assert not one.ties
    assert sum(one.seats) == 5
    assert isinstance(one.draws[0], Draw)
    assert one.draws[0].got == one.draws[0].units[:2]
    assert dict(zip("abc", one.seats, strict=True)) == dict(
        zip("cab", other.seats, strict=True)
    )


@pytest.mark.parametrize("method", sorted(FIRST_SEAT_TO_ALL))
def test_fewer_seats_than_units_need_a_lot_where_all_get_a_first_seat(
    method: Method,
) -> None:
    with pytest.raises(Refused) as refused:
        divide(FIVE, seats=4, method=method)
    by_lot = divide(FIVE, seats=4, method=method, lot="seed")

    assert str(refused.value) == "seats.first_seats"
    assert sorted(by_lot.seats) == [0, 1, 1, 1, 1]
    assert divide(FIVE, seats=5, method=method).seats == (1, 1, 1, 1, 1)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize(
    ("least", "most", "code"),
    [
        ((3, 3), (None, None), "seats.minima_over"),
        ((0, 0), (2, 2), "seats.maxima_under"),
        ((3, 0), (2, None), "seats.limits_crossed"),
    ],
)
def test_limits_that_cannot_be_kept_are_refused(
    method: Method, least: tuple[int, int], most: tuple[int | None, ...], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        divide(Claims(("a", "b"), (3, 4), least, most), seats=5, method=method)

    assert str(refused.value) == code


@pytest.mark.parametrize("method", Method)
def test_a_unit_without_weight_gets_its_least_and_no_more(method: Method) -> None:
    division = divide(Claims(("a", "b"), (0, 4), (2, 0)), seats=5, method=method)

    assert division.seats == (2, 3)


@pytest.mark.parametrize("method", Method)
def test_seats_that_only_units_without_weight_could_take_are_refused(
    method: Method,
) -> None:
    claims = Claims(("a", "b"), (0, 4), None, (None, 3))

    with pytest.raises(Refused) as refused:
        divide(claims, seats=5, method=method)

    assert str(refused.value) == "seats.maxima_under"


@pytest.mark.parametrize("method", Method)
def test_without_any_weight_only_minima_can_be_divided(method: Method) -> None:
    claims = Claims(("a", "b"), (0, 0), (2, 1))

    with pytest.raises(Refused) as refused:
        divide(claims, seats=4, method=method)

    assert str(refused.value) == "seats.no_weight"
    assert divide(claims, seats=3, method=method).seats == (2, 1)


def test_columns_of_other_lengths_are_no_claims() -> None:
    with pytest.raises(ValueError, match="1"):
        Claims(("a", "b"), (1,))
