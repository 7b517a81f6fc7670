"""Checking a file of printed figures: shares, sums, and what changed since."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from comitia.audit.claims.arithmetic import (
    Interval,
    Printed,
    fitting_counts,
    percent,
    plain,
)
from comitia.audit.claims.published.reading import PERCENT, Figure, figures_of
from comitia.audit.claims.verdicts import Checked, Fit, Outcome

_OTHER_MOMENT: Final = "figures.other_moment"


def check_published(text: str, *, name: str) -> tuple[Checked, ...]:
    """Return the verdicts on a file of printed figures.

    >>> text = '''
    ... [[figure]]
    ... key = "delegates"
    ... value = "480"
    ... [[figure]]
    ... key = "women"
    ... value = "171"
    ... base = "delegates"
    ... share = "35.6 %"
    ... '''
    >>> [one.outcome.value for one in check_published(text, name="published.toml")]
    ['agree']
    """
    figures = figures_of(text, name=name)
    found: list[Checked] = []
    for figure in figures.values():
        found += _checks(figure, figures)
    return tuple(found)


def _checks(figure: Figure, figures: Mapping[str, Figure]) -> Iterator[Checked]:
    if figure.base:
        yield from _against_base(figure, figures[figure.base])
    if figure.parts:
        yield _sum(figure, [figures[key] for key in figure.parts])
    if figure.earlier:
        yield from _against_earlier(figure, figures)


def _against_base(figure: Figure, base: Figure) -> Iterator[Checked]:
    unlike = figure.unit and base.unit and figure.unit != base.unit
    if "share" not in figure.shares:
        return
    said, decimals, text = figure.shares["share"]
    if unlike or base.value <= 0:
        why = "figures.unlike_units" if unlike else "figures.no_base"
        yield Checked(
            Outcome.NOT_CHECKABLE, "share", figure.key, figure.line, text, why=why
        )
        return
    right = percent(figure.value / base.value, decimals)
    fits = [Fit(right, text)]
    fits += [Fit(c, plain(figure.value)) for c in fitting_counts(said, base.span)]
    exact = figure.span.over(base.span)
    yield _verdict(figure, "share", (said, text), exact, (right, base), fits)


def _sum(figure: Figure, parts: list[Figure]) -> Checked:
    exact = sum((part.span for part in parts), Interval(Fraction(0), Fraction(0)))
    right = plain(sum((part.value for part in parts), Fraction(0)), figure.decimals)
    text = plain(figure.value, figure.decimals)
    said = figure.printed
    return _verdict(
        figure, "sum", (said, text), exact, (right, None), [Fit(right, text)]
    )


def _against_earlier(
    figure: Figure, figures: Mapping[str, Figure]
) -> Iterator[Checked]:
    earlier = figures[figure.earlier]
    for word, (said, decimals, text) in figure.shares.items():
        if word == "share":
            continue
        moved = _moved(word, figure, earlier, figures)
        if moved is None:
            why = _why_not(figure, earlier)
            yield Checked(
                Outcome.NOT_CHECKABLE, word, figure.key, figure.line, text, why=why
            )
            continue
        right = _written(word, moved, decimals)
        against = (right, earlier)
        yield _verdict(figure, word, (said, text), moved, against, [Fit(right, text)])


def _moved(
    word: str, figure: Figure, earlier: Figure, figures: Mapping[str, Figure]
) -> Interval | None:
    """Return how far a figure moved, in people, in shares or in points."""
    if word == "points":
        if _why_not(figure, earlier) == _OTHER_MOMENT:
            return None
        shares = _share_of(figure, figures), _share_of(earlier, figures)
        return shares[0].minus(shares[1]) if shares[0] and shares[1] else None
    moved = figure.span.minus(earlier.span)
    if word == "growth":
        is_one = moved.is_point and earlier.value
        return moved.over(earlier.span) if is_one else None
    return moved


def _share_of(figure: Figure, figures: Mapping[str, Figure]) -> Interval | None:
    """Return the share that a figure is of its base, or was printed as."""
    base = figures.get(figure.base)
    if base is not None and base.value:
        return figure.span.over(base.span)
    if figure.unit != PERCENT:
        return None
    half = Fraction(1, 2 * 10**figure.decimals)
    return Interval((figure.value - half) / 100, (figure.value + half) / 100)


def _why_not(figure: Figure, earlier: Figure) -> str:
    """Return why two figures cannot be compared: other moments, or no base."""
    moments = {figure.moment, earlier.moment} - {""}
    return _OTHER_MOMENT if len(moments) > 1 else "figures.no_base"


def _written(word: str, moved: Interval, decimals: int) -> str:
    """Return what was recomputed; of all that it can be, the middle."""
    middle = (moved.low + (moved.low if moved.high is None else moved.high)) / 2
    if word == "growth":
        return percent(middle, decimals)
    return plain(middle * (100 if word == "points" else 1), decimals)


def _verdict(
    figure: Figure,
    kind: str,
    said: tuple[Printed, str],
    exact: Interval,
    against: tuple[str, Figure | None],
    fits: list[Fit],
) -> Checked:
    how = said[0].agreement(exact)
    recomputed, base = against
    return Checked(
        Outcome.AGREE if how else Outcome.FLAGGED,
        kind,
        figure.key,
        figure.line,
        said[1],
        recomputed,
        plain(figure.value, figure.decimals),
        base.key if base else "",
        plain(base.value, base.decimals) if base else "",
        why=how or "",
        fits=() if how else tuple(dict.fromkeys(fits)),
    )
