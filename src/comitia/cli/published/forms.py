"""The forms in which a communiqué is written, and where each is written to."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from comitia.engines.document.printed.docx import docx_of
from comitia.engines.document.printed.leaves import pdf_of
from comitia.engines.document.printed.page import html_of
from comitia.engines.document.printed.plain import text_of
from comitia.engines.document.printed.printed import Printed
from comitia.kernel.findings import Finding, Refused

FORMS: Final[Mapping[str, Callable[[Printed], str | bytes]]] = {
    ".txt": text_of,
    ".html": html_of,
    ".pdf": pdf_of,
    ".docx": docx_of,
}


def form_of(path: Path) -> Callable[[Printed], str | bytes]:
    """Return what makes the form that a file's name asks for; else ``Refused``."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        named, forms = path.name[:200], tuple(FORMS)
        code = "cli.communique_form"
        raise Refused([Finding.of(code, key="--out", named=named, forms=forms)])
    return form


def is_folder(path: Path) -> bool:
    """Return whether a place is for every form: a folder, or a name with no ending."""
    return path.is_dir() or not path.suffix


def files_in(
    folder: Path, printed: Mapping[str, Printed]
) -> Mapping[Path, str | bytes]:
    """Return every form of every text by its place in a folder."""
    return {
        folder / f"communique.{language}{ending}": form(one)
        for language, one in printed.items()
        for ending, form in FORMS.items()
    }
