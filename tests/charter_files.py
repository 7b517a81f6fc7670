"""Charters written for a test: the smallest one, with a piece of it changed."""

from pathlib import Path

from comitia.charter.check import Reading, read
from comitia.charter.section import Sections
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding
from comitia.stages.sections import SECTIONS

MINIMAL = Path(__file__).resolve().parents[1] / "charters" / "minimal" / "charter.toml"

# It has words for its ids in a file of their own, which a test does without.
_LISTED = 'words = ["words.toml"]\n'


def minimal(*changes: tuple[str, str], more: str = "") -> str:
    """Return the smallest charter's text with pieces replaced, each of them there."""
    text = MINIMAL.read_text(encoding="utf-8").replace(_LISTED, "\n")
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text + more


def written(folder: Path, text: str | bytes, **layers: str) -> Path:
    """Return a folder with a charter.toml and its layers, a file for each."""
    content = text if isinstance(text, bytes) else text.encode()
    (folder / "charter.toml").write_bytes(content)
    for name, layer in layers.items():
        (folder / f"{name}.toml").write_text(layer, encoding="utf-8")
    return folder


def exemption(key: str, value: str) -> str:
    """Return an exemption of the one unit of the smallest charter, as it is written."""
    return (
        f'\n[[exemption]]\nunit = "valley"\nkey = "{key}"\nvalue = "{value}"\n'
        'authority = "The congress"\ndocument = "Letter 3"\nfrom = 2026-01-02\n'
    )


def layered(folder: Path, text: str, **layers: str) -> Path:
    """Return a folder whose charter lists the layers in the order given."""
    files = ", ".join(f'"{name}.toml"' for name in layers)
    listed = text.replace("format = 1", f"format = 1\nlayers = [{files}]", 1)
    return written(folder, listed, **layers)


def reading(path: Path, *, sections: Sections = SECTIONS) -> Reading:
    """Return what a check of the path finds; every fault can be said."""
    found = read(path, sections=sections)
    for fault in found.faults:
        assert said(fault)
    return found


def said(fault: Finding) -> tuple[str, ...]:
    """Return a fault in both languages, complete."""
    return tuple(sentence(fault, language) for language in Language)


def faults(folder: Path, text: str | bytes, **layers: str) -> list[tuple[str, str]]:
    """Return the codes of all faults with their keys, as the check sorts them."""
    found = reading(written(folder, text, **layers)).faults
    return [(fault.code.removeprefix("charter."), fault.key or "") for fault in found]
