"""Installs comitia beside itself and starts it, with nothing but Python 3.11 or newer.

python3 start.py                 install, hold the election of 2022 on invented people,
                                 once (a minute), and show it
python3 start.py test            install what tests need as well, run every check
python3 start.py install [--from FOLDER]    install only; from a folder of wheels
python3 start.py wheels FOLDER   collect those wheels for a machine without network
"""

from __future__ import annotations

import hashlib
import shlex
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CORE = ("requirements/core.lock",)
TEST = ("requirements/core.lock", "requirements/test.lock")
OLDEST = (3, 11)
# Kept for the next start, until the rules or the player change.
DEMONSTRATION = ROOT / "demonstration"
# As much of its branches and members as is played in about a minute.
HELD = ("--charter", "national-congress-2022", "--scale", "0.0001", "--seed", "4242")
# What an election comes from: one that was held by others than these is held anew.
HELD_BY = ("charters/national-congress-2022", "src/comitia/demo", "src/comitia/store")
STAMP = VENV / "held-by"


def main(words: list[str]) -> int:
    """Do what the words ask for; return the exit code."""
    # Written so that an older Python gets as far as this sentence.
    if sys.version_info < OLDEST:
        return _say_no(f"comitia needs Python 3.11 or newer; this is {sys.version}")
    if words and words[0] in {"-h", "--help", "help"}:
        print(__doc__.strip())
        return 0
    if not words:
        return _install(CORE) or _show()
    if words == ["test"]:
        return _install(TEST) or _run([str(PYTHON), str(ROOT / "tools/check.py")])
    return _only(words[0], words[1:])


def _only(word: str, options: list[str]) -> int:
    """Do what needs nothing to be shown or tested afterwards."""
    if word == "wheels" and len(options) == 1:
        return _collect(Path(options[0]))
    if word == "install" and len(options) in {0, 2}:
        return _install_only(options)
    return _say_no(__doc__)


def _install_only(options: list[str]) -> int:
    if not options:
        return _install(CORE)
    if options[0] != "--from":
        return _say_no(__doc__)
    if not Path(options[1]).is_dir():
        return _say_no(f"{options[1]} is no folder; `start.py wheels FOLDER` fills one")
    return _install(CORE, wheels=Path(options[1]))


def _install(locks: tuple[str, ...], wheels: Path | None = None) -> int:
    """Fill .venv from the hash locks, unless it already holds just that."""
    stamp = VENV / f".filled-{len(locks)}"
    wanted = _digest(locks)
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return 0
    begin = time.monotonic()
    # Debian splits the part that puts pip into a new environment into a package
    # of its own; the pip of the host fills the environment from outside instead.
    if not PYTHON.exists() or _version_of(PYTHON) != sys.version:
        venv.EnvBuilder(with_pip=False, symlinks=True, clear=True).create(VENV)
    if _fill(locks, wheels):
        return _say_no(
            "the installation did not finish; the lines above say why. "
            "It needs pip (Debian: apt install python3-pip) and either the network "
            "or a folder of wheels (python3 start.py install --from FOLDER)."
        )
    _put_on_path()
    for older in VENV.glob(".filled-*"):
        older.unlink()
    for count in range(1, len(locks) + 1):
        (VENV / f".filled-{count}").write_text(_digest(locks[:count]))
    took = time.monotonic() - begin
    print(f"installed into {VENV.name} in {took:.1f} s", file=sys.stderr)
    return 0


def _fill(locks: tuple[str, ...], wheels: Path | None) -> int:
    source = ["--no-index", "--find-links", str(wheels.resolve())] if wheels else []
    command = _pip("--python", str(PYTHON), "install", "--quiet", *source)
    return _run([*command, "--require-hashes", *_named(locks)])


def _collect(folder: Path) -> int:
    """Fetch every locked wheel for this kind of machine into a folder."""
    command = _pip("download", "--quiet", "--dest", str(folder))
    return _run([*command, "--require-hashes", *_named(CORE)])


def _put_on_path() -> None:
    """Let the environment find the sources, and make the `comitia` command.

    A path file, because an editable install would fetch a build tool that no
    hash covers.
    """
    site = next((VENV / "lib").glob("python3*")) / "site-packages"
    (site / "comitia.pth").write_text(f"{ROOT / 'src'}\n")
    command = VENV / "bin" / "comitia"
    # Through a shell, because a "#!" line cannot hold a path with a space in it.
    command.write_text(
        f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -m comitia "$@"\n',
        encoding="utf-8",
    )
    command.chmod(0o755)


def _show() -> int:
    """Hold an election of invented people, once, and show it until interrupted."""
    command = str(VENV / "bin" / "comitia")
    if DEMONSTRATION.exists() and is_old():
        print("The election shown so far is of an earlier version; it is held anew.")
        shutil.rmtree(DEMONSTRATION)
    if not DEMONSTRATION.exists():
        # One that was broken off is none, and is held again from its beginning.
        part = DEMONSTRATION.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        if _run([command, "demo", *HELD, "--out", str(part)]):
            return 1
        part.rename(DEMONSTRATION)
        STAMP.write_text(held_by())
    print("\nThe guide: docs/tutorial/README.md. Other words: python3 start.py --help")
    return _run([command, "serve", str(DEMONSTRATION)])


def is_old() -> bool:
    """Return whether what lies there was invented by another version than this."""
    is_invented = (DEMONSTRATION / "demonstration").is_file()
    stamp = STAMP.read_text() if STAMP.is_file() else ""
    return is_invented and stamp != held_by()


def held_by() -> str:
    """Return a digest of the rules, the player and what keeps the record."""
    found = hashlib.sha256(" ".join(HELD).encode())
    for folder in HELD_BY:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in {".py", ".toml"}:
                found.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return found.hexdigest()


def _pip(*words: str) -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]


def _named(locks: tuple[str, ...]) -> list[str]:
    return [word for lock in locks for word in ("-r", str(ROOT / lock))]


def _digest(locks: tuple[str, ...]) -> str:
    content = b"".join((ROOT / lock).read_bytes() for lock in locks)
    return hashlib.sha256(content + sys.version.encode() + bytes(ROOT)).hexdigest()


def _version_of(python: Path) -> str:
    asked = [str(python), "-c", "import sys; print(sys.version, end='')"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def _run(command: list[str]) -> int:
    return subprocess.run(command, check=False).returncode


def _say_no(why: str) -> int:
    print(why.strip(), file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as fault:
        sys.exit(_say_no(f"{fault.filename or 'the output'}: {fault.strerror}"))
