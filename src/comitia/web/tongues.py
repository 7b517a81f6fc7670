"""Which language a reader gets: the one in the address, else the one asked for."""

from collections.abc import Iterator

from comitia.kernel.catalogue import Language

LANGUAGES = {"en": Language.ENGLISH, "zh": Language.CHINESE}


def asked_language(header: str, *, otherwise: Language = Language.ENGLISH) -> Language:
    """Return the language that an Accept-Language header ranks first.

    Where it names none that there is, it is the one given.

    >>> asked_language("fr, zh-CN;q=0.8, en;q=0.5").value
    'zh-hans'
    >>> asked_language("").value
    'en'
    """
    ranked = sorted(_ranges(header), key=lambda one: -one[1])
    for tag, weight in ranked:
        known = LANGUAGES.get(tag.partition("-")[0])
        if known and weight > 0:
            return known
    return otherwise


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    for part in header.lower().split(",")[:20]:
        tag, _, rest = part.strip().partition(";")
        weight = rest.strip().removeprefix("q=")
        try:
            yield tag.strip(), float(weight) if rest else 1.0
        except ValueError:
            yield tag.strip(), 0.0
