"""The files of a charter: its head, and the layers that the head lists."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comitia.charter.fields import Table
from comitia.charter.kinds import written_word
from comitia.charter.layer import Layer
from comitia.charter.loader import LayerReader
from comitia.charter.section import Sections, nearest
from comitia.charter.text.source import Source, is_text, read_source, shown
from comitia.charter.text.template import read_template
from comitia.charter.text.words import LANGUAGES, Told, Words, read_words
from comitia.charter.units.kinds import kinds_of, with_units
from comitia.kernel.findings import Fact, Finding, Refused
from comitia.kernel.ids import is_name_id

HEAD_FILE: Final = "charter.toml"
FORMAT: Final = 1
MOST_LAYERS: Final = 64

_HEAD: Final = (
    "format", "name", "title", "layers", "templates", "words", "published"
)  # fmt: skip
_FILE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\.toml")
_TEMPLATE: Final = re.compile(r"[a-z][a-z0-9-]{0,99}\.(en|zh-hans)\.txt")


@dataclass(frozen=True, slots=True)
class Folder:
    """What the files of a charter say, before the layers are compared.

    It is whole when every file could be read; else keys may only seem to miss.
    """

    name: str
    title: tuple[tuple[str, str], ...]
    layers: tuple[Layer, ...]
    head: Source
    faults: tuple[Finding, ...]
    is_whole: bool = False
    words: Words = ()


def head_path(path: Path) -> Path:
    """Return the file that a charter begins with, for its folder or that file.

    Raises ``Refused`` where there is no charter at all: that is a slip in the
    call, not a fault in a charter.
    """
    try:
        is_folder, is_file = path.is_dir(), path.is_file() or path.is_symlink()
    except (OSError, ValueError):
        is_folder = is_file = False
    if is_folder and not (path / HEAD_FILE).exists():
        raise Refused([Finding.of("charter.no_charter_here", path=shown(str(path)))])
    if not is_folder and not is_file:
        raise Refused([Finding.of("charter.no_such_path", path=shown(str(path)))])
    return path / HEAD_FILE if is_folder else path


def charter_files(path: Path) -> dict[str, Path]:
    """Return the files of a charter by their names.

    They are its head, layers, templates, words, and printed figures. The head is called
    as in a folder, whatever its own name is. Other files beside them are no part of the
    charter. Raises ``Refused`` for a head that lists what cannot be a layer's name.
    """
    head_file = head_path(path)
    listed = _listed_in(head_file, _HeadReader.listed)
    return {HEAD_FILE: head_file} | {name: head_file.parent / name for name in listed}


def printed_files(path: Path) -> tuple[str, ...]:
    """Return the names of the files of printed figures that a charter lists."""
    return _listed_in(head_path(path), _HeadReader.printed)


def _listed_in(
    head_file: Path, files_of: Callable[["_HeadReader"], tuple[str, ...]]
) -> tuple[str, ...]:
    head = read_source(head_file, file=HEAD_FILE)
    reader = _HeadReader(head, list(head.faults))
    listed = files_of(reader) if reader.is_readable() else ()
    if reader.faults:
        raise Refused(reader.faults)
    return listed


def is_layer_name(file: str) -> bool:
    """Return whether a layer's file may have this name; none leaves its folder.

    >>> is_layer_name("plan-north.toml"), is_layer_name("../plan.toml")
    (True, False)
    """
    return _FILE.fullmatch(file) is not None


def read_folder(path: Path, *, sections: Sections) -> Folder:
    """Return the layers of a charter with the faults of each single file."""
    head_file = head_path(path)
    head = read_source(head_file, file=head_file.name)
    faults = list(head.faults)
    if head.faults and not head.tables:
        return Folder("", (), (), head, tuple(faults))
    reader = _HeadReader(head, faults)
    if not reader.is_readable():
        return Folder("", (), (), head, tuple(faults))
    name, title, files = reader.name(), reader.title(), reader.files()
    layers = []
    sources = (head, *_sources(head_file.parent, files))
    faults += _template_faults(head_file.parent, reader.templates())
    for source in _sources(head_file.parent, reader.printed()):
        faults += source.faults
    told = _told(head_file.parent, reader.word_files())
    faults += told.faults
    for source in sources:
        faults += source.faults if source is not head else ()
        if "layer" in source.tables:
            layer_reader = LayerReader(
                source, sections=sections, is_head=source is head
            )
            layers.append(layer_reader.read())
            faults += layer_reader.faults
        elif set(source.tables) - {"charter"}:
            faults.append(Finding.of("charter.no_layer", place=source.place(())))
    if not files and set(head.tables) == {"charter"}:
        faults.append(Finding.of("charter.no_layers", place=head.place(("charter",))))
    is_whole = all(source.tables or not source.faults for source in sources)
    whole = with_units(layers, kinds_of(layers, sections))
    return Folder(name, title, whole, head, tuple(faults), is_whole, told.words)


def _sources(folder: Path, files: tuple[str, ...]) -> Iterator[Source]:
    for file in files:
        yield read_source(folder / file, file=file)


def _told(folder: Path, files: tuple[str, ...]) -> Told:
    """Return the words of all files that list them."""
    told = [read_words(folder / file, file=file) for file in files]
    return Told(
        tuple(word for one in told for word in one.words),
        tuple(fault for one in told for fault in one.faults),
    )


def _template_faults(folder: Path, files: tuple[str, ...]) -> Iterator[Finding]:
    for file in files:
        try:
            read_template(folder / file, file=file)
        except Refused as refused:
            yield from refused.findings


@dataclass(frozen=True, slots=True)
class _HeadReader:
    """Reads the table ``[charter]``."""

    source: Source
    faults: list[Finding]

    def is_readable(self) -> bool:
        """Return whether this is a charter in a format that we know."""
        if not isinstance(self.source.tables.get("charter"), dict):
            self._fault("charter.no_head", "")
            return False
        number = self._table().get("format")
        if isinstance(number, int) and number > FORMAT:
            self._fault("charter.newer_format", "format", now=number, known=FORMAT)
            return False
        if number != FORMAT or isinstance(number, bool):
            self._fault("charter.no_format", "format", known=FORMAT)
        return True

    def name(self) -> str:
        """Return the charter's name, an id."""
        for field in self._table():
            if field not in _HEAD:
                near = nearest(field, _HEAD)
                code = f"charter.unknown_field{'_near' if near else ''}"
                self._fault(code, field, near=near)
        name = self._table().get("name")
        if is_text(name) and is_name_id(name):
            return name
        self._fault("charter.no_name", "name")
        return ""

    def title(self) -> tuple[tuple[str, str], ...]:
        """Return the titles by language."""
        title = self._table().get("title")
        titles = title if isinstance(title, dict) else {}
        is_good = titles and all(
            language in LANGUAGES and is_text(text) and text.isprintable()
            for language, text in titles.items()
        )
        if not is_good:
            self._fault("charter.no_title", "title", known=LANGUAGES)
            return (("en", ""),)
        return tuple(titles.items())

    def files(self) -> tuple[str, ...]:
        """Return the layers' file names, highest first; none leaves the folder."""
        if not self._lists("layers"):
            self._fault("charter.layers_not_listed", "layers", most=MOST_LAYERS)
            return ()
        return self._named("layers", _FILE, "charter.layer_name")

    def templates(self) -> tuple[str, ...]:
        """Return the file names of the texts that are filled with figures."""
        if not self._lists("templates"):
            self._fault("charter.templates_not_listed", "templates", most=MOST_LAYERS)
            return ()
        return self._named("templates", _TEMPLATE, "charter.template_name")

    def word_files(self) -> tuple[str, ...]:
        """Return the file names of what ids are called."""
        if not self._lists("words"):
            self._fault("charter.words_not_listed", "words", most=MOST_LAYERS)
            return ()
        return self._named("words", _FILE, "charter.layer_name")

    def printed(self) -> tuple[str, ...]:
        """Return the file names of figures that were printed of other elections."""
        if not self._lists("published"):
            self._fault("charter.published_not_listed", "published", most=MOST_LAYERS)
            return ()
        return self._named("published", _FILE, "charter.layer_name")

    def listed(self) -> tuple[str, ...]:
        """Return the names of all files beside the head."""
        return (
            *self.files(),
            *self.templates(),
            *self.word_files(),
            *self.printed(),
        )

    def _lists(self, field: str) -> bool:
        listed = self._table().get(field, [])
        return isinstance(listed, list) and len(listed) <= MOST_LAYERS

    def _named(self, field: str, name: re.Pattern[str], code: str) -> tuple[str, ...]:
        """Return the file names of a list, as far as they can be such."""
        listed = self._table().get(field, [])
        good: list[str] = []
        for file in listed if isinstance(listed, list) else ():
            if not is_text(file) or not name.fullmatch(file):
                self._fault(code, field, near=written_word(file))
            elif file in good or file == self.source.file:
                self._fault("charter.layer_listed_twice", field, near=file)
            else:
                good.append(file)
        return tuple(good)

    def _table(self) -> Table:
        table = self.source.tables["charter"]
        return table if isinstance(table, dict) else {}

    def _fault(self, code: str, field: str, **facts: Fact) -> None:
        place = self.source.place(("charter", field) if field else ())
        key = f"charter.{field}" if field else None
        self.faults.append(
            Finding(code, tuple(sorted(facts.items())), key, None, place)
        )
