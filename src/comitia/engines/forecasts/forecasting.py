"""A forecast: of each target what is certain, and how it may come out."""

from dataclasses import dataclass

from comitia.engines.forecasts.voting import Voting
from comitia.kernel.forecasts.outlook import Outlook, Word, outlook_of
from comitia.kernel.forecasts.spread import Spread
from comitia.kernel.slates.asked import Asked
from comitia.kernel.slates.pool import Pool


@dataclass(frozen=True, slots=True)
class Told:
    """What a forecast tells of one target; nothing drawn that were about one person."""

    outlook: Outlook
    drawn: Spread | None = None

    @property
    def word(self) -> Word:
        """What is said of the target in one word."""
        return self.outlook.word(self.drawn)


def forecast_of(
    pool: Pool,
    asked: Asked,
    voting: Voting | None = None,
    *,
    draws: int = 0,
    seed: str = "",
) -> tuple[Told, ...]:
    """Return what can be told of each target, in their order.

    `pool` is the list itself. Without `voting` nothing is drawn: bounds and chances of
    choices all alike are exact.

    >>> from comitia.kernel.slates.asked import Places, Target
    >>> from comitia.kernel.slates.pool import Member
    >>> pool = Pool(("sex",), (Member("a", ("F",)), Member("b", ("M",))))
    >>> two = Target("women", "sex", frozenset({"F"}), at_least=2)
    >>> [one.word.value for one in forecast_of(pool, Asked({"": Places(2, 1)}, (two,)))]
    ['out_of_reach']
    """
    outlooks = [outlook_of(pool, asked, one) for one in asked.targets]
    if voting is None:
        return tuple(map(Told, outlooks))
    from comitia.engines.forecasts.drawing import drawn  # noqa: PLC0415  slow import

    spreads = drawn(pool, asked, voting, draws=draws, seed=seed)
    return tuple(
        Told(one, None if one.is_about_one else spread)
        for one, spread in zip(outlooks, spreads, strict=True)
    )
