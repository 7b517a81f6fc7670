"""The communiqué as a page of the site: made once for each state of the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import TYPE_CHECKING

from comitia.cli.published.composing import composed, written_in
from comitia.cli.published.walked import Walked, walked
from comitia.engines.document.printed.page import html_of
from comitia.kernel.catalogue import Language
from comitia.stages.composition.figures import Figure
from comitia.web.pages.paths import communique_path, figures_path, home_path
from comitia.web.pages.voice import Voice

if TYPE_CHECKING:
    from comitia.store.office import Office


@dataclass(slots=True)
class SitePrinter:
    """Makes the communiqué of an office; threads share it."""

    office: "Office"
    # What was walked back last, and how many entries there were then.
    _walked: tuple[int, Walked] | None = None
    _lock: Lock = field(default_factory=Lock)

    def languages(self) -> Sequence[Language]:
        """Return the languages in which there is one; none before its figures."""
        is_counted = bool(self.office.views.every(Figure))
        return written_in(self.office) if is_counted else ()

    def page(self, language: Language) -> str:
        """Return it with each number open to its rows and entries."""
        ways = _ways(language, self.languages())
        return html_of(composed(self.office, language, self._behind()), ways)

    def begin(self) -> Thread:
        """Return a thread that walks the figures back, so that no reader waits.

        A reader who comes before it ends waits for it; without figures it does nothing.
        """
        made = Thread(target=self._prepare, daemon=True)
        made.start()
        return made

    def _prepare(self) -> None:
        if self.languages():
            self._behind()

    def _behind(self) -> Walked:
        """Return the figures walked back; the whole record is read for it."""
        with self._lock:
            entries = sum(self.office.work().heads().values())
            if self._walked is None or self._walked[0] != entries:
                self._walked = (entries, walked(self.office))
            return self._walked[1]


def _ways(language: Language, languages: Sequence[Language]) -> Mapping[str, str]:
    """Return where the page leads: back to the site, and to its other languages."""
    say = Voice(language)
    others = [Voice(one) for one in languages if one is not language]
    return {
        say("web.overview.title"): home_path(say.path),
        say("web.figures.title"): figures_path(say.path),
        **{one("web.language"): communique_path(one.path) for one in others},
    }
