"""What stands around every page: the banner, the ways to other pages and languages."""

from dataclasses import dataclass

from comitia.stages.register.steps import election_of
from comitia.web.pages.page import visible
from comitia.web.pages.paths import (
    OPENAPI,
    charter_path,
    checkpoints_path,
    communique_path,
    figures_path,
    home_path,
    ledger_path,
    lists_path,
    names_path,
    targets_path,
)
from comitia.web.pages.publication.lists import has_lists
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading
from comitia.web.tongues import LANGUAGES


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page, or to this one in another language."""

    href: str
    label: str
    is_current: bool
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a page that do not depend on what it shows."""

    lang: str
    banner: str
    election: str
    home: str
    pages: tuple[Link, ...]
    others: tuple[Link, ...]
    skip: str
    languages: str
    pages_label: str
    read_only: str
    openapi: str
    openapi_label: str

    @property
    def banners(self) -> list[tuple[str, str]]:
        """The banner by its parts, each with its language: the page's own first."""
        other = "en" if self.lang == "zh-Hans" else "zh-Hans"
        return list(zip(self.banner.split(" / "), (self.lang, other), strict=False))


def frame_of(reading: Reading, say: Voice, address: str) -> Frame:
    """Return the frame of the page at an address; the query belongs to it."""
    return Frame(
        lang=_tag(say),
        banner=banner(reading, say),
        election=visible(reading.charter.titled(say.language.value)),
        home=home_path(say.path),
        pages=_pages(reading, say, address),
        others=_others(say, address),
        skip=say("web.frame.skip"),
        languages=say("web.frame.languages"),
        pages_label=say("web.frame.pages"),
        read_only=say("web.frame.read_only"),
        openapi=OPENAPI,
        openapi_label=say("web.frame.openapi"),
    )


def banner(reading: Reading, say: Voice) -> str:
    """Return what warns of an election that is none; nothing for one that is."""
    if reading.is_demonstration:
        return say("web.banner.demonstration")
    if election_of(reading.views).rehearsal:
        return say("web.banner.rehearsal")
    return ""


def _pages(reading: Reading, say: Voice, address: str) -> tuple[Link, ...]:
    has_targets = reading.charter.setting("composition.values") is not None
    ways = (
        (home_path(say.path), "web.overview.title"),
        *([(targets_path(say.path), "web.targets.title")] if has_targets else ()),
        (names_path(say.path), "web.names.title"),
        *([(lists_path(say.path), "web.lists.title")] if has_lists(reading) else ()),
        (figures_path(say.path), "web.figures.title"),
        *_communique(reading, say),
        (ledger_path(say.path), "web.ledger.title"),
        (charter_path(say.path), "web.charter.title"),
        (checkpoints_path(say.path), "web.checkpoints.title"),
    )
    return tuple(Link(path, say(title), address == path) for path, title in ways)


def _communique(reading: Reading, say: Voice) -> tuple[tuple[str, str], ...]:
    """Return the way to the communiqué, where there is one in this language."""
    if say.language not in reading.communique_in:
        return ()
    return ((communique_path(say.path), "web.communique.title"),)


def _others(say: Voice, address: str) -> tuple[Link, ...]:
    rest = address.removeprefix(f"/{say.path}")
    return tuple(
        Link(
            f"/{path}{rest}",
            Voice(language)("web.language"),
            path == say.path,
            _tag(Voice(language)),
        )
        for path, language in LANGUAGES.items()
    )


def _tag(say: Voice) -> str:
    """Return the language as HTML names it."""
    return "zh-Hans" if say.path == "zh" else "en"
