"""The form of TARGETS.toml: which keys it has, and of which kind their values are."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr

_Count = Annotated[StrictInt, Field(ge=0, le=10**7)]
_Voters = Annotated[StrictInt, Field(ge=1, le=10**9)]
_Name = Annotated[StrictStr, Field(min_length=1, max_length=200)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlacesForm(_Table):
    """``[units.NAME]``: how many names, how many of them are elected, how many vote."""

    names: _Count
    seats: _Count | None = None
    voters: _Voters | None = None


class TargetForm(_Table):
    """``[[target]]``: a floor, a ceiling, or both."""

    label: _Name
    attribute: _Name
    value: StrictStr | None = None
    values: Annotated[tuple[StrictStr, ...], Field(min_length=1)] | None = None
    at_least: _Count | StrictStr | None = None
    at_most: _Count | StrictStr | None = None
    of: Literal["list", "elected"] = "list"
    strength: Literal["hard", "soft", "nonzero"] = "hard"
    unit: StrictStr = ""


class Form(_Table):
    """The whole file."""

    names: _Count | None = None
    seats: _Count | None = None
    voters: _Voters | None = None
    keep: tuple[StrictStr, ...] = ()
    drop: tuple[StrictStr, ...] = ()
    units: dict[_Name, PlacesForm] = {}
    target: tuple[TargetForm, ...] = ()
