"""Compiles the message catalogues from text to the form that Python reads.

Run by whoever changes a sentence; a test fails when the compiled form is old.

    python tools/compile_catalogue.py
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).resolve().parent.parent / "src" / "comitia" / "locale"
# The library would write the minute of compiling into the header.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def compiled(source: Path) -> bytes:
    """Return the compiled bytes of one catalogue; the same text gives the same."""
    with source.open("rb") as text:
        catalogue = read_po(text, charset="utf-8", abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    packed = io.BytesIO()
    write_mo(packed, catalogue)
    return packed.getvalue()


def main() -> None:
    """Write the compiled catalogue beside each text."""
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        source.with_suffix(".mo").write_bytes(compiled(source))
        print(source.with_suffix(".mo").relative_to(LOCALES))


if __name__ == "__main__":
    main()
