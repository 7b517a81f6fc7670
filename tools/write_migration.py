"""Writes the store's one migration anew from its models, triggers included.

Run by whoever adds or changes a row of a view, as long as no version has been
released; a test fails when the migration is old.

    python tools/write_migration.py
"""

import subprocess
import sys
from pathlib import Path

from comitia.store.settings import configure

configure()

from django.apps import apps  # noqa: E402  models are there once Django is ready
from django.db.migrations import Migration, RunPython  # noqa: E402
from django.db.migrations.autodetector import MigrationAutodetector  # noqa: E402
from django.db.migrations.graph import MigrationGraph  # noqa: E402
from django.db.migrations.questioner import MigrationQuestioner  # noqa: E402
from django.db.migrations.state import ProjectState  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402

from comitia.store.database.triggers import create_triggers  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "src/comitia/store/migrations/0001_initial.py"
SAYS = (
    '"""All tables with their constraints; written by tools/write_migration.py."""\n\n'
)


def written() -> str:
    """Return the text of the migration that makes every table from nothing."""
    detector = MigrationAutodetector(
        ProjectState(),
        ProjectState.from_apps(apps),
        MigrationQuestioner(specified_apps={"store"}),
    )
    changes = detector.changes(
        graph=MigrationGraph(), trim_to_apps={"store"}, migration_name="initial"
    )
    migration: Migration = changes["store"][0]
    triggers = RunPython(create_triggers, RunPython.noop)
    vars(migration)["operations"] = [*migration.operations, triggers]
    return SAYS + MigrationWriter(migration, include_header=False).as_string()


def main() -> None:
    """Write the migration, in the form that the checks want."""
    PLACE.write_text(written(), encoding="utf-8")
    ruff = Path(sys.executable).parent / "ruff"
    subprocess.run([ruff, "format", "--quiet", PLACE], check=True)


if __name__ == "__main__":
    main()
