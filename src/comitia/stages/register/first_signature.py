"""The first of several signatures under an act; the act is done with the last."""

from collections.abc import Iterator
from typing import Final

from comitia.kernel.dates import moment_text
from comitia.stages.deciding import Occasion
from comitia.stages.forms import Digest, payload
from comitia.stages.grants import Signature

FIRST_SIGNATURE: Final = "first_signature"


@payload
class SignedFirst:
    """Which act was signed, and the keyed digest of its payload."""

    act: str
    signed: Digest


def waits(payload: SignedFirst, occasion: Occasion) -> Iterator[Signature]:
    """Return the row of a signature that waits for the next."""
    yield Signature(
        unit=occasion.unit,
        act=payload.act,
        request=payload.signed,
        grant=occasion.grants[-1].grant,
        at=moment_text(occasion.at),
        used=False,
    )
