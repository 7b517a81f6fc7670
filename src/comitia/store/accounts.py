"""Accounts: who may sign in. Operation, not record; what they may do is granted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.hashers import check_password, make_password
from django.db import connections

from comitia.kernel.findings import Finding, Refused
from comitia.kernel.ids import random_id
from comitia.store.folder.place import Place
from comitia.store.work import DatabaseWork

SHORTEST: Final = 8


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one election, by id and by name."""

    place: Place

    def id_of(self, name: str) -> str:
        """Return the id of the account with a name; ``Refused`` when there is none."""
        held = self._held(name)
        if held is None:
            raise Refused([Finding.of("store.no_account", named=name)])
        return held[0]

    def names(self) -> dict[str, str]:
        """Return the name of every account by its id."""
        with connections[self.place.alias].cursor() as cursor:
            cursor.execute("SELECT account, name FROM account ORDER BY name")
            return dict(cursor.fetchall())

    def add(self, work: DatabaseWork, name: str, password: str | None) -> str:
        """Add an account inside a transaction, and return its id.

        Without a password nobody can sign in with it. ``Refused`` for a name that is
        taken, or that could not be told from another on paper.
        """
        if not name.isprintable() or name != name.strip() or not name:
            raise Refused([Finding.of("store.account_name", named=name)])
        if self._held(name) is not None:
            raise Refused([Finding.of("store.account_taken", named=name)])
        account = account_id(work, name)
        with connections[self.place.alias].cursor() as cursor:
            cursor.execute(
                "INSERT INTO account (account, name, password) VALUES (%s, %s, %s)",
                (account, name, make_password(password)),
            )
        return account

    def change(self, name: str, password: str) -> None:
        """Give an account another password; ``Refused`` when nobody has the name."""
        account = self.id_of(name)
        with connections[self.place.alias].cursor() as cursor:
            cursor.execute(
                "UPDATE account SET password = %s WHERE account = %s",
                (make_password(password), account),
            )

    def fits(self, name: str, password: str) -> bool:
        """Return whether this is the account's password.

        A name that nobody has takes as long, so that the time tells nothing.
        """
        held = self._held(name)
        encoded = make_password(None) if held is None else held[1]
        return check_password(password, encoded) and held is not None

    def _held(self, name: str) -> tuple[str, str] | None:
        with connections[self.place.alias].cursor() as cursor:
            cursor.execute(
                "SELECT account, password FROM account WHERE name = %s", (name,)
            )
            held = cursor.fetchone()
        return None if held is None else (str(held[0]), str(held[1]))


def weak(name: str, password: str | None) -> Iterator[Finding]:
    """Yield why an account may not have this password in earnest."""
    if not password:
        yield Finding.of("store.password_needed", named=name)
    elif len(password) < SHORTEST:
        yield Finding.of("store.short_password", named=name, least=SHORTEST)


def account_id(work: DatabaseWork, name: str) -> str:
    """Return the id for a new account: random, or in a rehearsal the name's own."""
    return random_id(work.draw_once(f"account {name}"))
