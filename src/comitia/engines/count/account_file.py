"""ACCOUNT.toml: how many people could vote and voted, and where the papers went."""

from typing import Final

from comitia.charter.kinds import Whole
from comitia.charter.text.source import Source
from comitia.engines.count.entries import entries_of
from comitia.kernel.findings import Finding, Refused
from comitia.stages.conference.counting.account import Account, account_faults

# More than there are people to vote anywhere.
_MOST: Final = 10_000_000_000
NUMBERS: Final = ("entitled", "present", "voters", "issued", "spoiled", "returned")
_COUNT: Final = Whole(0, _MOST)


def read_account(content: bytes, *, name: str) -> tuple[Account, Source]:
    r"""Return the account that a file states, with the lines of its numbers.

    Raises ``Refused`` with every fault: a number that is missing or none, a key that
    nobody reads, numbers that cannot be together.

    >>> text = b"entitled=9\npresent=9\nvoters=8\nissued=9\nspoiled=0\nreturned=8"
    >>> read_account(text, name="ACCOUNT.toml")[0].returned
    8
    """
    entries = entries_of(content, name=name)
    entries.only(*((number,) for number in NUMBERS))
    stated = {number: entries.value(_COUNT, number) for number in NUMBERS}
    entries.demand(*((number,) for number in NUMBERS))
    counted = {name: now for name, now in stated.items() if isinstance(now, int)}
    if entries.faults:
        raise Refused(entries.faults)
    account = Account(**counted)
    faults: tuple[Finding, ...] = entries.located(tuple(account_faults(account)))
    if faults:
        raise Refused(faults)
    return account, entries.source
