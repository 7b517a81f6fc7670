"""The first of several signatures under an act; the act is done with the last."""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import StringConstraints

from comitia.kernel.dates import moment_text
from comitia.stages.deciding import Occasion
from comitia.stages.forms import Digest, payload
from comitia.stages.grants import Signature

FIRST_SIGNATURE: Final = "first_signature"
# Of a digest of one value, so many hexadecimal digits are kept: enough to compare.
PART_DIGITS: Final = 16
Part = Annotated[str, StringConstraints(pattern=f"^[0-9a-f]{{{PART_DIGITS}}}$")]


@payload
class SignedFirst:
    """Which act was signed, the keyed digest of its payload, and of each value in it.

    By `parts` the next signer is told where two payloads differ; they decide nothing.
    """

    act: str
    signed: Digest
    parts: tuple[Part, ...] = ()


def waits(payload: SignedFirst, occasion: Occasion) -> Iterator[Signature]:
    """Return the row of a signature that waits for the next."""
    yield Signature(
        unit=occasion.unit,
        act=payload.act,
        request=payload.signed,
        grant=occasion.grants[-1].grant,
        at=moment_text(occasion.at),
        used=False,
        parts=payload.parts,
    )
