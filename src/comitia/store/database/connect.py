"""Connections: one alias for each election's database, with settings that last."""

import hashlib
from pathlib import Path
from typing import Any, Final

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

# What any use of a database may raise: damaged, full, busy for too long.
DatabaseFault = DatabaseError
APP: Final = "store"
BUSY_SECONDS: Final = 20
PRAGMAS: Final = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "busy_timeout": str(BUSY_SECONDS * 1000),
}
_DEFAULTS: Final[dict[str, Any]] = {
    "ATOMIC_REQUESTS": False,
    "AUTOCOMMIT": True,
    "CONN_HEALTH_CHECKS": True,
    "CONN_MAX_AGE": 0,
    "HOST": "",
    "OPTIONS": {},
    "PASSWORD": "",
    "PORT": "",
    "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None},
    "TIME_ZONE": None,
    "USER": "",
}


def connect_file(path: Path) -> str:
    """Return the alias of an SQLite file, the same for the same file."""
    lines = "; ".join(f"PRAGMA {name} = {value}" for name, value in PRAGMAS.items())
    return connect(
        {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(path),
            "OPTIONS": {
                "init_command": lines,
                "timeout": BUSY_SECONDS,
                "transaction_mode": "IMMEDIATE",
            },
        }
    )


def connect(settings: dict[str, Any]) -> str:
    """Return the alias of a database; nothing is connected before it is used."""
    named = f"{settings.get('HOST')}:{settings.get('PORT')}/{settings['NAME']}"
    alias = f"election-{hashlib.sha256(named.encode()).hexdigest()[:16]}"
    connections.databases.setdefault(alias, {**_DEFAULTS, **settings})
    return alias


def disconnect(alias: str) -> None:
    """Close this thread's connection; the next use opens it again."""
    connections[alias].close()


def migrate(alias: str) -> None:
    """Bring the tables of a database up to this version; harmless when they are."""
    executor = MigrationExecutor(connections[alias])
    wanted = [node for node in executor.loader.graph.leaf_nodes() if node[0] == APP]
    executor.migrate(wanted)
