"""Small elections whose printed numbers are drawn, and attacks on what is printed."""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Final

from tests.charter_files import minimal, written
from tests.play.stage import MemoryStage, staged

from comitia.charter.text.template import read_template
from comitia.cli.published.behind import number_text
from comitia.demo.planning.scripted import story_of
from comitia.demo.play import play
from comitia.demo.script.parts import Part
from comitia.demo.sizes import opening_of
from comitia.demo.story import Story
from comitia.kernel.catalogue import Language
from comitia.stages.composition.axes.axis import OTHER, Axis
from comitia.stages.composition.figures import Figure
from comitia.store.held.office import HeldOffice
from comitia.store.office import Office

SEATS: Final = 12
ON: Final = date(2026, 1, 1)
SCHOOLS: Final = ("university", "college", "school")
DATABASE: Final = "election.sqlite3"
_CLAUSE = 'clause = "Rule 9"\n'
_MORE = f"""
[composition.categories.sex]
value = ["women", "men"]
{_CLAUSE}
[publication.axes.sex]
value = ["women", "men"]
{_CLAUSE}
[publication.axes.education]
value = ["university", "college", "school"]
{_CLAUSE}
[publication.attributes_of.education]
value = "education"
{_CLAUSE}
[publication.among.education]
value = ["women"]
{_CLAUSE}
[publication.axes.age]
value = ["up-to-45", "over-45"]
{_CLAUSE}
[publication.attributes_of.age]
value = "born"
{_CLAUSE}
[publication.ages.age]
value = ["45"]
{_CLAUSE}
[publication.counted_on]
value = {ON.isoformat()}
{_CLAUSE}"""
_TEXT = (
    "{elected} people were elected, {elected.sex.women} of them women;"
    " {elected.education.university} have been to a university,"
    " {elected.age.up-to-45} are of the younger half;"
    " their mean age is {elected.age.mean}.\n"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the targets of an election say; `schools` in the order of `SCHOOLS`."""

    elected: int
    women: int
    schools: tuple[int, int, int]
    young: int

    def fewer_women(self) -> "Numbers":
        """Return the same numbers, but for one woman who is a man."""
        return replace(self, women=self.women - 1)

    def table(self) -> str:
        """Return the numbers as the table beside a charter states them."""
        schools = ", ".join(
            f"{name} = {many}" for name, many in zip(SCHOOLS, self.schools, strict=True)
        )
        mean = Fraction(38 * self.young + 55 * (self.elected - self.young))
        return (
            f"elected = {self.elected}\n"
            f"[axes.sex]\n"
            f"counts = {{ women = {self.women}, men = {self.elected - self.women} }}\n"
            f"[axes.education]\ncounts = {{ {schools} }}\n"
            f'[ages]\non = {ON.isoformat()}\nmean = "{_tenth(mean / self.elected)}"\n'
            f"at_most = {{ 45 = {self.young} }}\n"
            "youngest = 25\nusual = 70\nof_age = 18\n"
        )


def numbers_of(chance: Random) -> Numbers:
    """Return numbers that fit one another, drawn."""
    elected = chance.randint(SEATS // 2, SEATS)
    cuts = sorted(chance.randint(0, elected) for _ in range(2))
    schools = cuts[0], cuts[1] - cuts[0], elected - cuts[1]
    women, young = chance.randint(1, elected), chance.randint(1, elected - 1)
    return Numbers(elected, women, schools, young)


def charter_with(folder: Path, numbers: Numbers) -> Path:
    """Return a charter of one unit whose play is to come to these numbers."""
    folder.mkdir(parents=True)
    told = '["name", "branch", "born", "education"]'
    text = minimal(
        ("value = 3\n", f"value = {SEATS}\n"),
        ("value = 3\n", f"value = {SEATS}\n"),
        ('["name", "branch"]', told),
        more=_MORE,
    )
    written(folder, text)
    (folder / "demo.toml").write_text(numbers.table(), encoding="utf-8")
    for language in Language:
        name = f"communique.{language.value}.txt"
        (folder / name).write_text(f"Elected\n\n{_TEXT}", encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Drawn:
    """An election that was drawn: its charter, its story, and how it was played."""

    charter: Path
    story: Story

    @property
    def winners(self) -> list[Part]:
        """Return everybody who is to win."""
        return [one for one in self.story.script.parts.values() if one.wins]

    def without(self, office_id: str) -> "Drawn":
        """Return the election as if one person had never been invented."""
        script = self.story.script.without(office_id)
        return replace(self, story=replace(self.story, script=script))

    def played(self, keys: Path) -> MemoryStage:
        """Return the election after its whole play, in memory."""
        stage = staged(keys, self.charter, begins=opening_of(self.charter))
        play(stage, replace(self.story, known={}))
        return stage

    def text(self, figures: Mapping[str, Figure]) -> str:
        """Return the communiqué."""
        file = "communique.en.txt"
        template = read_template(self.charter / file, file=file)
        return template.filled(lambda key: number_text(figures[key], Language.ENGLISH))


def drawn(folder: Path, numbers: Numbers, seed: str) -> Drawn:
    """Return an election that is to come to these numbers."""
    charter = charter_with(folder, numbers)
    at = staged(folder / "unused", charter).now()
    return Drawn(charter, story_of(charter, scale=Fraction(1), seed=seed, at=at))


def figures_of(stage: MemoryStage) -> dict[str, Figure]:
    """Return what was published."""
    return {one.figure: one for one in stage.views.every(Figure)}


def unclosed(figures: Mapping[str, Figure], axes: Iterable[Axis]) -> list[str]:
    """Return every whole whose categories and rest do not add up to it."""
    wholes = {
        f"{whole}.{axis.name}": (whole, axis)
        for axis in axes
        for whole in figures
        if f"{whole}.{axis.name}.{OTHER}" in figures
    }
    return [
        key
        for key, (whole, axis) in wholes.items()
        if int(figures[whole].value)
        != sum(int(figures[f"{key}.{one}"].value) for one in {*axis.categories, OTHER})
    ]


def said_of(people: list[Part]) -> str:
    """Return what the communiqué is to say of these people, counted by hand."""
    schools = Counter(one.axes["education"] for one in people)
    women = sum(one.axes["sex"] == "women" for one in people)
    years = [_years(one) for one in people]
    young = sum(one <= 45 for one in years)
    mean = _tenth(Fraction(sum(years), len(years)))
    return (
        f"{len(people)} people were elected, {women} of them women;"
        f" {schools['university']} have been to a university,"
        f" {young} are of the younger half; their mean age is {mean}."
    )


def _years(one: Part) -> int:
    born = date.fromisoformat(one.born)
    return ON.year - born.year - ((ON.month, ON.day) < (born.month, born.day))


def _tenth(number: Fraction) -> str:
    tenths = int(number * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True)
class Kept:
    """A drawn election that was played in a folder."""

    folder: Path
    people: Mapping[str, str]

    def forget(self, person: str) -> int:
        """Remove every entry that names a person; return how many there were.

        Whoever holds the folder can do that; what forbids it there goes first.
        """
        with closing(sqlite3.connect(self.folder / DATABASE)) as database, database:
            found = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for (name,) in database.execute(found).fetchall():
                database.execute(f'DROP TRIGGER "{name}"')
            named = (f'"{person}"'.encode(),)
            gone = database.execute("DELETE FROM entry WHERE instr(line, ?)", named)
            return gone.rowcount


def kept(root: Path, election: Drawn) -> Kept:
    """Play an election in a folder; its keys lie beside it."""
    os.environ["COMITIA_KEYS"] = str(root / "keys")
    office = Office.create(
        root / "e",
        charter=election.charter,
        officer="officer",
        seed=election.story.seed,
        moment=opening_of(election.charter),
    )
    with HeldOffice(office) as stage:
        play(stage, election.story)
    found = {
        one.office_id: str(office.work().find_person(_index(office, one.office_id)))
        for one in election.winners
    }
    folder = office.place.folder
    office.close()
    return Kept(folder, found)


def _index(office: Office, office_id: str) -> str:
    return office.keys.intake_index(office_id)
