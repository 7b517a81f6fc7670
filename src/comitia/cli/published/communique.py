"""``comitia communique``: the text of the charter with the published figures in it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.election.desk import (
    Folder,
    answered,
    marked,
    office_in,
    say,
    write_file,
)
from comitia.cli.face import AsJson, Lang, print_json
from comitia.kernel.catalogue import Language

if TYPE_CHECKING:
    from comitia.store.office import Office

communique_app = typer.Typer(rich_markup_mode=None)


@communique_app.command("communique")
def communique(
    folder: Folder,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT",
            help="A file: .txt, .html, .pdf or .docx. A folder: every form, in every "
            "language that the charter has the text in.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option(help="Write over a file.")] = False,
    as_json: AsJson = False,
    lang: Lang,
) -> None:
    """Print the communiqué: every number in it is a published figure.

    Example: comitia communique club --lang en --out communique.html
    """
    from comitia.cli.published.composing import (  # noqa: PLC0415  slow import
        keys_of,
    )

    with answered(lang, {"text": ""}, as_json=as_json), office_in(folder) as office:
        text = _text(office, lang)
        keys, invented = keys_of(office, lang), marked(office)
        files = _files(office, out, lang) if out else {}
        for place, content in files.items():
            write_file(place, content, force=force)
    if as_json:
        written = [str(place) for place in files]
        told = {"figures": list(keys), "files": written, "text": text}
        print_json({**invented, **told})
    elif out is None:
        typer.echo(text, nl=False)
    else:
        for place in files:
            say("communique.made", lang, path=str(place), figures=len(keys))


def _text(office: "Office", lang: Language) -> str:
    from comitia.cli.published.composing import composed  # noqa: PLC0415  slow import
    from comitia.engines.document.printed.plain import (  # noqa: PLC0415  slow import
        text_of,
    )

    return text_of(composed(office, lang))


def _files(office: "Office", out: Path, lang: Language) -> dict[Path, str | bytes]:
    """Return what is to be written by its place, all of it made before any is."""
    from comitia.cli.published.composing import (  # noqa: PLC0415  slow import
        composed,
        written_in,
    )
    from comitia.cli.published.forms import (  # noqa: PLC0415  slow import
        files_in,
        form_of,
        is_folder,
    )
    from comitia.cli.published.walked import walked  # noqa: PLC0415  slow import
    from comitia.engines.document.printed.plain import (  # noqa: PLC0415  slow import
        text_of,
    )

    if not is_folder(out):
        form = form_of(out)
        found = walked(office) if form is not text_of else None
        return {out: form(composed(office, lang, found))}
    found = walked(office)
    texts = {one.value: composed(office, one, found) for one in written_in(office)}
    files = dict(files_in(out, texts))
    out.mkdir(exist_ok=True)
    return files
