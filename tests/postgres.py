"""A PostgreSQL of its own for a test: in a temporary folder, reached by a socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from comitia.store.database.connect import connect, disconnect

USER = "comitia"


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest; nothing without one."""
    found = shutil.which("initdb")
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda one: int(one.parts[-3]),
    )
    if installed:
        return installed[-1].parent
    return Path(found).resolve().parent if found else None


@contextmanager
def cluster(*settings: str) -> Iterator[str]:
    """Yield the alias of an empty database in a cluster that ends with the block.

    PostgreSQL refuses to run as root; there it runs as nobody.
    """
    programs = binaries()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        _own(folder)
        data = str(folder / "data")
        made = ("-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        _run(folder, [str(programs / "initdb"), *made, "--locale=C.UTF-8"])
        options = " ".join(
            f"-c {one}"
            for one in (
                "listen_addresses=''",
                f"unix_socket_directories={folder}",
                *settings,
            )
        )
        control = [str(programs / "pg_ctl"), "-D", data, "-w"]
        log = str(folder / "log")
        _run(folder, [*control, "-l", log, "-o", options, "start"])
        try:
            yield from _connected(folder)
        finally:
            _run(folder, [*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _connected(folder: Path) -> Iterator[str]:
    alias = connect(
        {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(folder),
            "NAME": "postgres",
            "USER": USER,
        }
    )
    try:
        yield alias
    finally:
        disconnect(alias)


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def _run(folder: Path, command: Sequence[str]) -> None:
    """Run a program, as nobody where we are root."""
    nobody = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    ran = subprocess.run(
        command,
        cwd=folder,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        user=nobody.pw_uid if nobody else None,
        group=nobody.pw_gid if nobody else None,
        extra_groups=[] if nobody else None,
    )
    assert ran.returncode == 0, ran.stderr
