"""The addresses of the site; `lang` is the first word of each."""


def home_path(lang: str) -> str:
    """Return where the overview stands."""
    return f"/{lang}/"


def unit_path(lang: str, unit: str) -> str:
    """Return where the course of a unit stands."""
    return f"/{lang}/units/{unit}"


def unit_part_path(lang: str, unit: str, part: str) -> str:
    """Return where one part of a unit's record stands, such as its papers."""
    return f"/{lang}/units/{unit}/{part}"


def lists_path(lang: str) -> str:
    """Return where the published lists stand."""
    return f"/{lang}/lists"


def communique_path(lang: str) -> str:
    """Return where the communiqué stands, once the figures are published."""
    return f"/{lang}/communique"


def chart_path(lang: str, unit: str) -> str:
    """Return where the drawing of a unit's steps stands."""
    return f"/{lang}/units/{unit}/chart.svg"


def sheet_path(lang: str, unit: str) -> str:
    """Return where the result sheet of a unit's conference stands."""
    return f"/{lang}/units/{unit}/result"


def ballots_chart_path(lang: str, unit: str, *, narrow: bool = False) -> str:
    """Return where the drawing of a unit's ballots stands, wide or for a telephone."""
    return f"/{lang}/units/{unit}/ballots{'-narrow' if narrow else ''}.svg"


def seats_chart_path(lang: str, *, narrow: bool = False) -> str:
    """Return where the drawing of all units' seats stands."""
    return f"/{lang}/seats{'-narrow' if narrow else ''}.svg"


def composition_chart_path(lang: str, unit: str) -> str:
    """Return where the drawing of a list beside what is asked of it stands."""
    return f"/{lang}/units/{unit}/composition.svg"


def targets_path(lang: str) -> str:
    """Return where the targets by unit and value stand, once there are any."""
    return f"/{lang}/targets"


def targets_chart_path(lang: str) -> str:
    """Return where the drawing of the targets stands."""
    return f"/{lang}/targets.svg"


def names_path(lang: str, unit: str = "") -> str:
    """Return where the names stand; of one unit, if it is given."""
    return f"/{lang}/names/{unit}" if unit else f"/{lang}/names"


def way_path(lang: str, person: str) -> str:
    """Return where the way of one public name stands."""
    return f"/{lang}/ways/{person}"


def figures_path(lang: str) -> str:
    """Return where the figures stand."""
    return f"/{lang}/figures"


def ledger_path(lang: str, unit: str = "", page: int = 1) -> str:
    """Return where the entries of a unit stand; without one, the list of units."""
    if not unit:
        return f"/{lang}/ledger"
    return f"/{lang}/ledger/{unit}" + (f"?page={page}" if page > 1 else "")


def entry_path(lang: str, unit: str, height: int) -> str:
    """Return where one entry stands."""
    return f"/{lang}/ledger/{unit}/{height}"


def bytes_path(unit: str, height: int) -> str:
    """Return where the bytes of an entry can be fetched, the same in every language."""
    return f"/entries/{unit}/{height}.json"


def charter_path(lang: str) -> str:
    """Return where the rules stand."""
    return f"/{lang}/charter"


def checkpoints_path(lang: str) -> str:
    """Return where the checkpoints stand."""
    return f"/{lang}/checkpoints"


def checkpoint_path(number: int) -> str:
    """Return where the text of one checkpoint can be fetched."""
    return f"/checkpoints/{number}"


OPENAPI = "/api/v1/openapi.json"
