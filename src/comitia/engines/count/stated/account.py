"""ACCOUNT.toml: how many people could vote and voted, and where the papers went."""

from dataclasses import dataclass
from typing import Final

from comitia.charter.kinds import Whole
from comitia.charter.text.source import Source
from comitia.engines.count.stated.entries import entries_of, located
from comitia.kernel.findings import Refused
from comitia.stages.conference.counting.account import Account, account_faults

# More than there are people to vote anywhere.
_MOST: Final = 10_000_000_000
NUMBERS: Final = ("entitled", "present", "voters", "issued", "spoiled", "returned")
_COUNT: Final = Whole(0, _MOST)


@dataclass(frozen=True, slots=True)
class StatedAccount:
    """An account with its lines."""

    account: Account
    source: Source


def read_account(content: bytes, *, name: str) -> StatedAccount:
    r"""Return the account that a file states.

    Raises ``Refused`` with every fault: a number that is missing or none, a key that
    nobody reads, numbers that cannot be together.

    >>> text = b"entitled=9\npresent=9\nvoters=8\nissued=9\nspoiled=0\nreturned=8"
    >>> read_account(text, name="ACCOUNT.toml").account.returned
    8
    """
    entries = entries_of(content, name=name)
    if "returned" not in entries.source.tables:
        entries.other_file("count.method_as_account", "seats", "majority")
    entries.only(*((number,) for number in NUMBERS))
    stated = {number: entries.value(_COUNT, number) for number in NUMBERS}
    entries.demand(*((number,) for number in NUMBERS))
    counted = {name: now for name, now in stated.items() if isinstance(now, int)}
    if len(counted) < len(NUMBERS):
        raise Refused(entries.faults)
    account = Account(**counted)
    faults = [*entries.faults, *located(account_faults(account), entries.source)]
    if faults:
        raise Refused(faults)
    return StatedAccount(account, entries.source)
