"""Who may sign in: a name that nobody has is answered like any other."""

from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from tests.offices import founded


def test_an_unknown_name_costs_as_much_as_a_wrong_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = founded(tmp_path, seed=None).office
    hashed: list[str] = []
    kinds = (Argon2PasswordHasher.encode, Argon2PasswordHasher.verify)

    def encoded(self: Argon2PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return kinds[0](self, password, salt)

    def verified(self: Argon2PasswordHasher, password: str, encoded: str) -> bool:
        hashed.append(password)
        return kinds[1](self, password, encoded)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", encoded)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", verified)

    counts = []
    for name, password in (("officer", "wrong"), ("nobody", "wrong")):
        hashed.clear()
        assert not office.check_password(name, password)
        counts.append(len(hashed))

    assert counts == [1, 1]
