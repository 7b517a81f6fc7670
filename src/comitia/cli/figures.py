"""The word ``figures``: check the figures that a text prints."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from comitia.cli.face import AsJson, Exit, Lang, print_findings, print_json, refusals
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Finding, Place, Refused

if TYPE_CHECKING:
    from comitia.audit.claims import Report
    from comitia.audit.claims.verdicts import Checked
    from comitia.kernel.findings import Fact

# More than any file that is read; the rest of an endless stream is never taken in.
_MOST_BYTES: Final = 20_000_001

figures_app = typer.Typer(name="figures", no_args_is_help=True, rich_markup_mode=None)


@figures_app.callback()
def figures() -> None:
    """Check the figures that a text prints."""


@figures_app.command()
def check(
    file: Annotated[
        str,
        typer.Argument(
            help="A text, a page, a .docx, a .pdf or a .toml; - is standard input."
        ),
    ],
    *,
    as_json: AsJson = False,
    lang: Lang,
    encoding: Annotated[
        str | None, typer.Option(help="The encoding of a text, if not UTF-8.")
    ] = None,
) -> None:
    r"""Recompute the shares, sums and differences that a text states.

    Example: comitia figures check docs/tutorial/communique.txt

    The exit code is 1 when a figure is flagged. Nothing is corrected.
    """
    try:
        report = report_of(file, encoding, lang)
    except Refused as refused:
        if as_json:
            print_json({"refusals": refusals(refused.findings, lang)})
        print_findings(refused.findings, lang)
        raise typer.Exit(Exit.NOT_UNDERSTOOD) from None
    if as_json:
        print_json(_document(report))
    else:
        sys.stdout.write(_said(report, lang))
    raise typer.Exit(Exit.NO if _flagged(report) else Exit.YES)


def report_of(file: str, encoding: str | None, lang: Language) -> "Report":
    """Return the verdicts on a file of any form; ``Refused`` where it has no text."""
    from comitia.audit.claims import Report, check_text  # noqa: PLC0415  slow import
    from comitia.audit.claims.published.checking import (  # noqa: PLC0415  slow import
        check_published,
    )
    from comitia.engines.document import (  # noqa: PLC0415  slow import
        markup,
        pdf,
        plain,
        word,
    )

    content, name = _content(file)
    if encoding is None and (word.is_zip(content) or word.is_old_or_locked(content)):
        return check_text(word.text_of(content, name=name), wrapped=False)
    if pdf.is_pdf(content) and encoding is None:
        return check_text(pdf.text_of(content, name=name), wrapped=False)
    if name.lower().endswith(".docx"):
        raise plain.refused("figures.not_a_document", Place(name))
    text = plain.decoded(content, name=name, encoding=encoding)
    if text.warning:
        print_findings([text.warning], lang)
    if name.lower().endswith(".toml"):
        return Report.of(check_published(text.text, name=name))
    if markup.is_page(content):
        return check_text(markup.text_of(text.text), wrapped=False)
    return check_text(text.text)


def _content(file: str) -> tuple[bytes, str]:
    """Return the bytes of a file, or of standard input, and what to call it."""
    if file == "-":
        return sys.stdin.buffer.read(_MOST_BYTES), "-"
    try:
        with Path(file).open("rb") as opened:
            return opened.read(_MOST_BYTES), Path(file).name
    except IsADirectoryError:
        code = "figures.is_folder"
    except (FileNotFoundError, NotADirectoryError, ValueError):
        code = "figures.no_file"
    except OSError:
        code = "figures.cannot_open"
    raise Refused([Finding.of(code, place=Place(file[:200]))])


def _flagged(report: "Report") -> "tuple[Checked, ...]":
    from comitia.audit.claims.verdicts import Outcome  # noqa: PLC0415  slow import

    return report.having(Outcome.FLAGGED)


def _document(report: "Report") -> dict[str, object]:
    from comitia.audit.claims.verdicts import Outcome  # noqa: PLC0415  slow import

    agree = report.having(Outcome.AGREE)
    flagged = report.having(Outcome.FLAGGED)
    unchecked = report.having(Outcome.NOT_CHECKABLE)
    return {
        "claims": len(agree) + len(flagged),
        "agree": len(agree),
        "stopped": report.stopped,
        "flagged": [_entry(one) for one in flagged],
        "not_checkable": [
            {
                "text": one.text,
                "line": one.line,
                "kind": one.kind,
                "printed": one.printed,
                "why": one.why.removeprefix("figures."),
            }
            for one in unchecked
        ],
        "checked": [_entry(one) for one in agree],
        "shares_by_base": [
            {"base_value": base, "agree": count}
            for base, count in report.shares_by_base()
        ],
    }


def _entry(one: "Checked") -> dict[str, object]:
    entry: dict[str, object] = {
        "text": one.text,
        "line": one.line,
        "kind": one.kind,
        "printed": one.printed,
        "recomputed": one.recomputed,
        "count": one.count,
        "base": one.base,
        "base_value": one.base_value,
        "base_is_assumed": one.base_is_assumed,
    }
    if one.fits:
        entry["would_fit"] = [fit.figure for fit in one.fits]
        entry["would_fit_instead_of"] = [fit.instead_of for fit in one.fits]
    else:
        entry["rounding"] = one.why
    return entry


def _said(report: "Report", lang: Language) -> str:
    flagged = _flagged(report)
    lines = [line for one in flagged for line in _lines(one, lang)]
    if report.stopped:
        lines.append(message("figures.stopped", lang, {"flagged": len(flagged)}))
    for base, count in report.shares_by_base()[:5]:
        code = "figures.share_agrees" if count == 1 else "figures.shares_agree"
        lines.append(message(code, lang, {"count": count, "base": base}))
    agree = len(report.checked) - len(flagged) - _unchecked(report)
    facts = {
        "claims": agree + len(flagged),
        "agree": agree,
        "flagged": len(flagged),
        "unchecked": _unchecked(report),
    }
    code = "figures.summary_of_one" if facts["claims"] == 1 else "figures.summary"
    lines.append(message(code, lang, facts))
    return "\n".join(lines) + "\n"


def _unchecked(report: "Report") -> int:
    from comitia.audit.claims.verdicts import Outcome  # noqa: PLC0415  slow import

    return len(report.having(Outcome.NOT_CHECKABLE))


def _lines(one: "Checked", lang: Language) -> list[str]:
    """Return what is said about one flagged figure, its sentence first."""
    facts: dict[str, Fact] = {
        "line": one.line,
        "text": one.text,
        "printed": one.printed,
        "recomputed": one.recomputed,
        "count": one.count,
        "base": one.base_value,
        "label": one.base,
    }
    lines = [
        message("figures.line", lang, facts),
        "  " + message(f"figures.flagged.{one.kind}", lang, facts),
    ]
    if one.base_is_assumed:
        lines.append("  " + message("figures.assumed", lang, facts))
    fits = tuple(
        message(
            "figures.fit", lang, {"figure": fit.figure, "instead_of": fit.instead_of}
        )
        for fit in one.fits
    )
    if fits:
        lines.append("  " + message("figures.would_fit", lang, {"fits": fits}))
    return [*lines, ""]
