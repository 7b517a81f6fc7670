"""All tables with their constraints; written by tools/write_migration.py."""

import comitia.store.database.fields
import comitia.store.database.triggers
import django.db.migrations.operations.special
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "account",
                    comitia.store.database.fields.BytewiseText(
                        primary_key=True, serialize=False
                    ),
                ),
                ("name", comitia.store.database.fields.BytewiseText(unique=True)),
                ("password", models.TextField()),
            ],
            options={
                "db_table": "account",
            },
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(
                        primary_key=True, serialize=False
                    ),
                ),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "card",
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        primary_key=True, serialize=False
                    ),
                ),
                ("height", models.BigIntegerField()),
                ("parent", comitia.store.database.fields.BytewiseText()),
                ("writer", comitia.store.database.fields.BytewiseText()),
            ],
            options={
                "db_table": "head",
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("text", models.TextField()),
            ],
            options={
                "db_table": "note",
            },
        ),
        migrations.CreateModel(
            name="PersonIndex",
            fields=[
                (
                    "digest",
                    comitia.store.database.fields.BytewiseText(
                        primary_key=True, serialize=False
                    ),
                ),
                ("person", comitia.store.database.fields.BytewiseText(db_index=True)),
            ],
            options={
                "db_table": "person_index",
            },
        ),
        migrations.CreateModel(
            name="ViewAcceptance",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("accepts", models.BooleanField(db_column="accepts")),
                ("frees", models.BooleanField(db_column="frees")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_acceptance",
            },
        ),
        migrations.CreateModel(
            name="ViewAdoptedLayer",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("file", comitia.store.database.fields.BytewiseText(db_column="file")),
                ("rank", comitia.store.database.fields.BytewiseText(db_column="rank")),
                (
                    "number",
                    comitia.store.database.fields.BytewiseText(db_column="number"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                ("text", comitia.store.database.fields.BytewiseText(db_column="text")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "file",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_adopted_layer",
            },
        ),
        migrations.CreateModel(
            name="ViewCentralNominee",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "document",
                    comitia.store.database.fields.BytewiseText(db_column="document"),
                ),
                (
                    "dated",
                    comitia.store.database.fields.BytewiseText(db_column="dated"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_central_nominee",
            },
        ),
        migrations.CreateModel(
            name="ViewDeclaredConflict",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "account",
                    comitia.store.database.fields.BytewiseText(db_column="account"),
                ),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "account",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_declared_conflict",
            },
        ),
        migrations.CreateModel(
            name="ViewElectedList",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                (
                    "attributes",
                    comitia.store.database.fields.BytewiseText(db_column="attributes"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
            ],
            options={
                "db_table": "view_elected_list",
            },
        ),
        migrations.CreateModel(
            name="ViewFigure",
            fields=[
                (
                    "figure",
                    comitia.store.database.fields.BytewiseText(
                        db_column="figure", primary_key=True, serialize=False
                    ),
                ),
                (
                    "value",
                    comitia.store.database.fields.BytewiseText(db_column="value"),
                ),
                (
                    "exact",
                    comitia.store.database.fields.BytewiseText(db_column="exact"),
                ),
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "qualifier",
                    comitia.store.database.fields.BytewiseText(db_column="qualifier"),
                ),
                (
                    "rounding",
                    comitia.store.database.fields.BytewiseText(db_column="rounding"),
                ),
                ("base", comitia.store.database.fields.BytewiseText(db_column="base")),
                (
                    "base_value",
                    comitia.store.database.fields.BytewiseText(db_column="base_value"),
                ),
                (
                    "moment",
                    comitia.store.database.fields.BytewiseText(db_column="moment"),
                ),
                (
                    "source",
                    comitia.store.database.fields.BytewiseText(db_column="source"),
                ),
            ],
            options={
                "db_table": "view_figure",
            },
        ),
        migrations.CreateModel(
            name="ViewFiled",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("kind", comitia.store.database.fields.BytewiseText(db_column="kind")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "sha256",
                    comitia.store.database.fields.BytewiseText(db_column="sha256"),
                ),
                (
                    "dated",
                    comitia.store.database.fields.BytewiseText(db_column="dated"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "kind",
                        "person",
                        "sha256",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_filed",
            },
        ),
        migrations.CreateModel(
            name="ViewHonour",
            fields=[
                (
                    "honour",
                    comitia.store.database.fields.BytewiseText(
                        db_column="honour", primary_key=True, serialize=False
                    ),
                ),
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "level",
                    comitia.store.database.fields.BytewiseText(db_column="level"),
                ),
                (
                    "sha256",
                    comitia.store.database.fields.BytewiseText(db_column="sha256"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
            ],
            options={
                "db_table": "view_honour",
            },
        ),
        migrations.CreateModel(
            name="ViewInvitedDelegate",
            fields=[
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(
                        db_column="person", primary_key=True, serialize=False
                    ),
                ),
                (
                    "document",
                    comitia.store.database.fields.BytewiseText(db_column="document"),
                ),
                (
                    "dated",
                    comitia.store.database.fields.BytewiseText(db_column="dated"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
            ],
            options={
                "db_table": "view_invited_delegate",
            },
        ),
        migrations.CreateModel(
            name="ViewListChange",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "change",
                    comitia.store.database.fields.BytewiseText(db_column="change"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_list_change",
            },
        ),
        migrations.CreateModel(
            name="ViewListedName",
            fields=[
                ("list", comitia.store.database.fields.BytewiseText(db_column="list")),
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "list",
                        "unit",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_listed_name",
            },
        ),
        migrations.CreateModel(
            name="ViewOpinion",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "organ",
                    comitia.store.database.fields.BytewiseText(db_column="organ"),
                ),
                (
                    "letter",
                    comitia.store.database.fields.BytewiseText(db_column="letter"),
                ),
                (
                    "number",
                    comitia.store.database.fields.BytewiseText(db_column="number"),
                ),
                (
                    "asked",
                    comitia.store.database.fields.BytewiseText(db_column="asked"),
                ),
                ("due", comitia.store.database.fields.BytewiseText(db_column="due")),
                (
                    "answered",
                    comitia.store.database.fields.BytewiseText(db_column="answered"),
                ),
                ("says", comitia.store.database.fields.BytewiseText(db_column="says")),
                (
                    "dated",
                    comitia.store.database.fields.BytewiseText(db_column="dated"),
                ),
                (
                    "until",
                    comitia.store.database.fields.BytewiseText(db_column="until"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        "organ",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_opinion",
            },
        ),
        migrations.CreateModel(
            name="ViewProcedureReview",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                (
                    "faults",
                    comitia.store.database.fields.BytewiseText(db_column="faults"),
                ),
                (
                    "grants",
                    comitia.store.database.fields.BytewiseText(db_column="grants"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
            ],
            options={
                "db_table": "view_procedure_review",
            },
        ),
        migrations.CreateModel(
            name="ViewPublication",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                (
                    "attributes",
                    comitia.store.database.fields.BytewiseText(db_column="attributes"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
            ],
            options={
                "db_table": "view_publication",
            },
        ),
        migrations.CreateModel(
            name="ViewReplacement",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "replaced",
                    comitia.store.database.fields.BytewiseText(db_column="replaced"),
                ),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "differs",
                    comitia.store.database.fields.BytewiseText(db_column="differs"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "replaced",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_replacement",
            },
        ),
        migrations.CreateModel(
            name="ViewSignature",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("act", comitia.store.database.fields.BytewiseText(db_column="act")),
                (
                    "request",
                    comitia.store.database.fields.BytewiseText(db_column="request"),
                ),
                (
                    "grant",
                    comitia.store.database.fields.BytewiseText(db_column="grant"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                ("used", models.BooleanField(db_column="used")),
                (
                    "parts",
                    comitia.store.database.fields.BytewiseText(db_column="parts"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "act",
                        "request",
                        "grant",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_signature",
            },
        ),
        migrations.CreateModel(
            name="ViewTargetDivisor",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "value",
                    comitia.store.database.fields.BytewiseText(db_column="value"),
                ),
                (
                    "divisor",
                    comitia.store.database.fields.BytewiseText(db_column="divisor"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "value",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_target_divisor",
            },
        ),
        migrations.CreateModel(
            name="ViewTargetLot",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                ("lot", comitia.store.database.fields.BytewiseText(db_column="lot")),
                (
                    "drawn",
                    comitia.store.database.fields.BytewiseText(db_column="drawn"),
                ),
            ],
            options={
                "db_table": "view_target_lot",
            },
        ),
        migrations.CreateModel(
            name="ViewTeamMember",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "member",
                    comitia.store.database.fields.BytewiseText(db_column="member"),
                ),
                (
                    "declared",
                    comitia.store.database.fields.BytewiseText(db_column="declared"),
                ),
                (
                    "since",
                    comitia.store.database.fields.BytewiseText(db_column="since"),
                ),
                (
                    "until",
                    comitia.store.database.fields.BytewiseText(db_column="until"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "member",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_team_member",
            },
        ),
        migrations.CreateModel(
            name="ViewTip",
            fields=[
                (
                    "tip",
                    comitia.store.database.fields.BytewiseText(
                        db_column="tip", primary_key=True, serialize=False
                    ),
                ),
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "channel",
                    comitia.store.database.fields.BytewiseText(db_column="channel"),
                ),
                ("day", comitia.store.database.fields.BytewiseText(db_column="day")),
                ("checkable", models.BooleanField(db_column="checkable")),
                (
                    "ended",
                    comitia.store.database.fields.BytewiseText(db_column="ended"),
                ),
            ],
            options={
                "db_table": "view_tip",
            },
        ),
        migrations.CreateModel(
            name="ViewUnit",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                ("name", comitia.store.database.fields.BytewiseText(db_column="name")),
                ("kind", comitia.store.database.fields.BytewiseText(db_column="kind")),
                (
                    "parent",
                    comitia.store.database.fields.BytewiseText(db_column="parent"),
                ),
            ],
            options={
                "db_table": "view_unit",
            },
        ),
        migrations.CreateModel(
            name="ViewUnitPortion",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("part", comitia.store.database.fields.BytewiseText(db_column="part")),
                (
                    "weight",
                    comitia.store.database.fields.BytewiseText(db_column="weight"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "part",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_unit_portion",
            },
        ),
        migrations.CreateModel(
            name="ViewVettingReport",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "sha256",
                    comitia.store.database.fields.BytewiseText(db_column="sha256"),
                ),
                (
                    "considered",
                    comitia.store.database.fields.BytewiseText(db_column="considered"),
                ),
                (
                    "members",
                    comitia.store.database.fields.BytewiseText(db_column="members"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_vetting_report",
            },
        ),
        migrations.CreateModel(
            name="ViewVoidDeclaration",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                (
                    "document",
                    comitia.store.database.fields.BytewiseText(db_column="document"),
                ),
                (
                    "sha256",
                    comitia.store.database.fields.BytewiseText(db_column="sha256"),
                ),
                (
                    "grants",
                    comitia.store.database.fields.BytewiseText(db_column="grants"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "approval",
                    comitia.store.database.fields.BytewiseText(db_column="approval"),
                ),
                (
                    "decided",
                    comitia.store.database.fields.BytewiseText(db_column="decided"),
                ),
            ],
            options={
                "db_table": "view_void_declaration",
            },
        ),
        migrations.CreateModel(
            name="ViewWithholding",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "matter",
                    comitia.store.database.fields.BytewiseText(db_column="matter"),
                ),
                (
                    "ground",
                    comitia.store.database.fields.BytewiseText(db_column="ground"),
                ),
                (
                    "authority",
                    comitia.store.database.fields.BytewiseText(db_column="authority"),
                ),
                (
                    "number",
                    comitia.store.database.fields.BytewiseText(db_column="number"),
                ),
                (
                    "until",
                    comitia.store.database.fields.BytewiseText(db_column="until"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "signers",
                    comitia.store.database.fields.BytewiseText(db_column="signers"),
                ),
                ("told", comitia.store.database.fields.BytewiseText(db_column="told")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        "matter",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_withholding",
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "height",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("unit", comitia.store.database.fields.BytewiseText()),
                ("height", models.BigIntegerField()),
                ("key", comitia.store.database.fields.BytewiseText()),
                ("line", models.BinaryField()),
                ("leaf", models.BinaryField()),
            ],
            options={
                "db_table": "entry",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "key"), name="entry_key_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewAdoptedList",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                ("present", models.BigIntegerField(db_column="present")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("against", models.BigIntegerField(db_column="against", null=True)),
                ("abstained", models.BigIntegerField(db_column="abstained", null=True)),
                (
                    "heard",
                    comitia.store.database.fields.BytewiseText(db_column="heard"),
                ),
                ("entitled", models.BigIntegerField(db_column="entitled")),
                (
                    "names",
                    comitia.store.database.fields.BytewiseText(db_column="names"),
                ),
                (
                    "left_out",
                    comitia.store.database.fields.BytewiseText(db_column="left_out"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_adopted_list",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="adopted_list_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="adopted_list_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="adopted_list_votes_for_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("against__gte", 0)),
                        name="adopted_list_against_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("abstained__gte", 0)),
                        name="adopted_list_abstained_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entitled__gte", 0)),
                        name="adopted_list_entitled_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                models.F("votes_for"), models.F("present")
                            )
                        ),
                        name="adopted_list_votes_for_within_present",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewAgendaItem",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("item", comitia.store.database.fields.BytewiseText(db_column="item")),
                (
                    "about",
                    comitia.store.database.fields.BytewiseText(db_column="about"),
                ),
                ("list_number", models.BigIntegerField(db_column="list_number")),
                ("ballot", models.BigIntegerField(db_column="ballot")),
                ("recounts", models.BigIntegerField(db_column="recounts")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("size", models.BigIntegerField(db_column="size")),
                (
                    "document",
                    comitia.store.database.fields.BytewiseText(db_column="document"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "item",
                        "about",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_agenda_item",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("list_number__gte", 0)),
                        name="agenda_item_list_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ballot__gte", 0)),
                        name="agenda_item_ballot_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recounts__gte", 0)),
                        name="agenda_item_recounts_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="agenda_item_votes_for_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 0)),
                        name="agenda_item_size_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewAttendance",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                ("due", models.BigIntegerField(db_column="due")),
                ("present", models.BigIntegerField(db_column="present")),
                ("excused", models.BigIntegerField(db_column="excused")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
            ],
            options={
                "db_table": "view_attendance",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due__gte", 0)),
                        name="attendance_due_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="attendance_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("excused__gte", 0)),
                        name="attendance_excused_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewBallot",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                ("seats", models.BigIntegerField(db_column="seats")),
                ("present", models.BigIntegerField(db_column="present")),
                ("entitled", models.BigIntegerField(db_column="entitled")),
                (
                    "status",
                    comitia.store.database.fields.BytewiseText(db_column="status"),
                ),
                (
                    "opened",
                    comitia.store.database.fields.BytewiseText(db_column="opened"),
                ),
                (
                    "counted",
                    comitia.store.database.fields.BytewiseText(db_column="counted"),
                ),
                ("kind", comitia.store.database.fields.BytewiseText(db_column="kind")),
                (
                    "shared",
                    comitia.store.database.fields.BytewiseText(db_column="shared"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_ballot",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="ballot_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 0)),
                        name="ballot_seats_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="ballot_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entitled__gte", 0)),
                        name="ballot_entitled_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["open", "counted", "void", "annulled"])
                        ),
                        name="ballot_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                models.F("present"), models.F("entitled")
                            )
                        ),
                        name="ballot_present_within_entitled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "open"), ("counted", "")),
                            models.Q(
                                models.Q(("status", "open"), _negated=True),
                                models.Q(("counted", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ballot_counted_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["contested", "primary", "final"])
                        ),
                        name="ballot_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewBallotAccount",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                ("voters", models.BigIntegerField(db_column="voters")),
                ("issued", models.BigIntegerField(db_column="issued")),
                ("spoiled", models.BigIntegerField(db_column="spoiled")),
                ("returned", models.BigIntegerField(db_column="returned")),
                ("valid", models.BigIntegerField(db_column="valid")),
                ("void", models.BigIntegerField(db_column="void")),
                ("written_in", models.BigIntegerField(db_column="written_in")),
                ("unread", models.BigIntegerField(db_column="unread")),
                ("least", models.BigIntegerField(db_column="least")),
                ("base", comitia.store.database.fields.BytewiseText(db_column="base")),
                ("size", models.BigIntegerField(db_column="size")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_ballot_account",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="ballot_account_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voters__gte", 0)),
                        name="ballot_account_voters_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("issued__gte", 0)),
                        name="ballot_account_issued_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spoiled__gte", 0)),
                        name="ballot_account_spoiled_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returned__gte", 0)),
                        name="ballot_account_returned_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid__gte", 0)),
                        name="ballot_account_valid_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("void__gte", 0)),
                        name="ballot_account_void_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("written_in__gte", 0)),
                        name="ballot_account_written_in_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unread__gte", 0)),
                        name="ballot_account_unread_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("least__gte", 0)),
                        name="ballot_account_least_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 0)),
                        name="ballot_account_size_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("voters"), "+", models.F("spoiled")
                                ),
                                models.F("issued"),
                            )
                        ),
                        name="ballot_account_voters_had_papers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                models.F("returned"),
                                django.db.models.expressions.CombinedExpression(
                                    models.F("valid"), "+", models.F("void")
                                ),
                            )
                        ),
                        name="ballot_account_all_papers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewBallotName",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("place", models.BigIntegerField(db_column="place")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("against", models.BigIntegerField(db_column="against")),
                ("abstain", models.BigIntegerField(db_column="abstain")),
                ("elected", models.BooleanField(db_column="elected")),
                ("tied", models.BooleanField(db_column="tied")),
                ("unclear", models.BigIntegerField(db_column="unclear")),
                ("listed", models.BooleanField(db_column="listed")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_ballot_name",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="ballot_name_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__gte", 0)),
                        name="ballot_name_place_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="ballot_name_votes_for_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("against__gte", 0)),
                        name="ballot_name_against_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("abstain__gte", 0)),
                        name="ballot_name_abstain_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unclear__gte", 0)),
                        name="ballot_name_unclear_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("elected", True), ("tied", True), _negated=True
                        ),
                        name="ballot_name_elected_or_tied",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("listed", True), _negated=True),
                            models.Q(("elected", False), ("tied", False)),
                            _connector="OR",
                        ),
                        name="ballot_name_listed_alone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewBody",
            fields=[
                (
                    "body",
                    comitia.store.database.fields.BytewiseText(
                        db_column="body", primary_key=True, serialize=False
                    ),
                ),
                ("name", comitia.store.database.fields.BytewiseText(db_column="name")),
                ("kind", comitia.store.database.fields.BytewiseText(db_column="kind")),
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "parent",
                    comitia.store.database.fields.BytewiseText(db_column="parent"),
                ),
                ("members", models.BigIntegerField(db_column="members")),
                ("path", comitia.store.database.fields.BytewiseText(db_column="path")),
            ],
            options={
                "db_table": "view_body",
                "indexes": [models.Index(fields=["unit", "kind"], name="body_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("members__gte", 0)),
                        name="body_members_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewBoxAccount",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("ballot", models.BigIntegerField(db_column="ballot")),
                ("recounts", models.BigIntegerField(db_column="recounts")),
                ("box", comitia.store.database.fields.BytewiseText(db_column="box")),
                ("returned", models.BigIntegerField(db_column="returned")),
                ("scanned", models.BigIntegerField(db_column="scanned")),
                ("aside", models.BigIntegerField(db_column="aside")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "ballot",
                        "recounts",
                        "box",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_box_account",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ballot__gte", 0)),
                        name="box_account_ballot_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recounts__gte", 0)),
                        name="box_account_recounts_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returned__gte", 0)),
                        name="box_account_returned_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scanned__gte", 0)),
                        name="box_account_scanned_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aside__gte", 0)),
                        name="box_account_aside_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewBranchReturn",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("round", models.BigIntegerField(db_column="round")),
                ("body", comitia.store.database.fields.BytewiseText(db_column="body")),
                ("entitled", models.BigIntegerField(db_column="entitled")),
                ("voters", models.BigIntegerField(db_column="voters")),
                ("excused", models.BooleanField(db_column="excused")),
                ("corrections", models.BigIntegerField(db_column="corrections")),
                ("form", comitia.store.database.fields.BytewiseText(db_column="form")),
                (
                    "number",
                    comitia.store.database.fields.BytewiseText(db_column="number"),
                ),
                ("came", comitia.store.database.fields.BytewiseText(db_column="came")),
                (
                    "unreached",
                    comitia.store.database.fields.BytewiseText(db_column="unreached"),
                ),
                ("branches", models.BigIntegerField(db_column="branches")),
                ("returned", models.BigIntegerField(db_column="returned")),
                (
                    "sealed",
                    comitia.store.database.fields.BytewiseText(db_column="sealed"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "round",
                        "body",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_branch_return",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("round__gte", 0)),
                        name="branch_return_round_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entitled__gte", 0)),
                        name="branch_return_entitled_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voters__gte", 0)),
                        name="branch_return_voters_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrections__gte", 0)),
                        name="branch_return_corrections_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("branches__gte", 0)),
                        name="branch_return_branches_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returned__gte", 0)),
                        name="branch_return_returned_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                models.F("voters"), models.F("entitled")
                            )
                        ),
                        name="branch_return_voters_within_entitled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("excused", True), _negated=True),
                            ("voters", 0),
                            _connector="OR",
                        ),
                        name="branch_return_excused_is_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewCredential",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("present", models.BigIntegerField(db_column="present")),
                ("confirmed", models.BooleanField(db_column="confirmed")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_credential",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="credential_votes_for_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="credential_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                models.F("votes_for"), models.F("present")
                            )
                        ),
                        name="credential_votes_for_within_present",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewDelegation",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("list_number", models.BigIntegerField(db_column="list_number")),
                (
                    "delegation",
                    comitia.store.database.fields.BytewiseText(db_column="delegation"),
                ),
                ("members", models.BigIntegerField(db_column="members")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "list_number",
                        "delegation",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_delegation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("list_number__gte", 0)),
                        name="delegation_list_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("members__gte", 0)),
                        name="delegation_members_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewElection",
            fields=[
                (
                    "election",
                    comitia.store.database.fields.BytewiseText(
                        db_column="election", primary_key=True, serialize=False
                    ),
                ),
                (
                    "charter",
                    comitia.store.database.fields.BytewiseText(db_column="charter"),
                ),
                (
                    "opened",
                    comitia.store.database.fields.BytewiseText(db_column="opened"),
                ),
                ("rehearsal", models.BooleanField(db_column="rehearsal")),
                (
                    "state",
                    comitia.store.database.fields.BytewiseText(db_column="state"),
                ),
                (
                    "reason",
                    comitia.store.database.fields.BytewiseText(db_column="reason"),
                ),
            ],
            options={
                "db_table": "view_election",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["running", "suspended", "void", "completed"])
                        ),
                        name="election_state_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewElectorRoll",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("list_number", models.BigIntegerField(db_column="list_number")),
                ("entitled", models.BigIntegerField(db_column="entitled")),
                ("left_out", models.BigIntegerField(db_column="left_out")),
                ("invited", models.BigIntegerField(db_column="invited")),
                (
                    "document",
                    comitia.store.database.fields.BytewiseText(db_column="document"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "list_number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_elector_roll",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("list_number__gte", 0)),
                        name="elector_roll_list_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entitled__gte", 0)),
                        name="elector_roll_entitled_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_out__gte", 0)),
                        name="elector_roll_left_out_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("invited__gte", 0)),
                        name="elector_roll_invited_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewGateFinding",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "its_check",
                    comitia.store.database.fields.BytewiseText(db_column="check"),
                ),
                (
                    "outcome",
                    comitia.store.database.fields.BytewiseText(db_column="outcome"),
                ),
                ("final", models.BooleanField(db_column="final")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "reasons",
                    comitia.store.database.fields.BytewiseText(db_column="reasons"),
                ),
                (
                    "posts",
                    comitia.store.database.fields.BytewiseText(db_column="posts"),
                ),
                (
                    "grants",
                    comitia.store.database.fields.BytewiseText(db_column="grants"),
                ),
                (
                    "grounds",
                    comitia.store.database.fields.BytewiseText(db_column="grounds"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        "its_check",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_gate_finding",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                ["fail", "unresolved", "pass", "not_applicable"],
                            )
                        ),
                        name="gate_finding_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "pass"),
                            models.Q(
                                models.Q(("reasons", ""), _negated=True),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(
                                        models.F("grants")
                                    ),
                                    71,
                                ),
                                models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Substr(
                                            models.F("grants"), 3, 32
                                        ),
                                        django.db.models.functions.text.Substr(
                                            models.F("grants"), 38, 32
                                        ),
                                    ),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="gate_finding_reasoned_by_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewGrant",
            fields=[
                (
                    "grant",
                    comitia.store.database.fields.BytewiseText(
                        db_column="grant", primary_key=True, serialize=False
                    ),
                ),
                (
                    "account",
                    comitia.store.database.fields.BytewiseText(db_column="account"),
                ),
                ("role", comitia.store.database.fields.BytewiseText(db_column="role")),
                ("post", comitia.store.database.fields.BytewiseText(db_column="post")),
                ("body", comitia.store.database.fields.BytewiseText(db_column="body")),
                (
                    "since",
                    comitia.store.database.fields.BytewiseText(db_column="since"),
                ),
                (
                    "until",
                    comitia.store.database.fields.BytewiseText(db_column="until"),
                ),
                ("revoked", models.BooleanField(db_column="revoked")),
            ],
            options={
                "db_table": "view_grant",
                "indexes": [
                    models.Index(fields=["account"], name="grant_account"),
                    models.Index(fields=["body", "role"], name="grant_body"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "officer",
                                    "secretary",
                                    "signatory",
                                    "scrutineer",
                                    "reviewer",
                                ],
                            )
                        ),
                        name="grant_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("role", "signatory"),
                                models.Q(("post", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("role", "signatory"), _negated=True),
                                ("post", ""),
                            ),
                            _connector="OR",
                        ),
                        name="grant_post_of_role",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewIdentity",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("axis", comitia.store.database.fields.BytewiseText(db_column="axis")),
                (
                    "category",
                    comitia.store.database.fields.BytewiseText(db_column="category"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "others",
                    comitia.store.database.fields.BytewiseText(db_column="others"),
                ),
                (
                    "evidence",
                    comitia.store.database.fields.BytewiseText(db_column="evidence"),
                ),
                (
                    "grants",
                    comitia.store.database.fields.BytewiseText(db_column="grants"),
                ),
                ("number", models.BigIntegerField(db_column="number")),
                ("stale", models.BooleanField(db_column="stale")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        "axis",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_identity",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="identity_number_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewIncident",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                ("ballot", models.BigIntegerField(db_column="ballot")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_incident",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="incident_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ballot__gte", 0)),
                        name="incident_ballot_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewLetter",
            fields=[
                (
                    "letter",
                    comitia.store.database.fields.BytewiseText(
                        db_column="letter", primary_key=True, serialize=False
                    ),
                ),
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("step", comitia.store.database.fields.BytewiseText(db_column="step")),
                (
                    "number",
                    comitia.store.database.fields.BytewiseText(db_column="number"),
                ),
                (
                    "dated",
                    comitia.store.database.fields.BytewiseText(db_column="dated"),
                ),
                ("sent", comitia.store.database.fields.BytewiseText(db_column="sent")),
                (
                    "reply",
                    comitia.store.database.fields.BytewiseText(db_column="reply"),
                ),
                (
                    "replied",
                    comitia.store.database.fields.BytewiseText(db_column="replied"),
                ),
                (
                    "subject",
                    comitia.store.database.fields.BytewiseText(db_column="subject"),
                ),
            ],
            options={
                "db_table": "view_letter",
                "indexes": [models.Index(fields=["unit", "step"], name="letter_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reply__in", ["", "granted", "declined"])),
                        name="letter_reply_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reply", ""), ("replied", "")),
                            models.Q(
                                models.Q(("reply", ""), _negated=True),
                                models.Q(("replied", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="letter_replied_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewListDeparture",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("step", comitia.store.database.fields.BytewiseText(db_column="step")),
                ("number", models.BigIntegerField(db_column="number")),
                (
                    "category",
                    comitia.store.database.fields.BytewiseText(db_column="category"),
                ),
                ("people", models.BigIntegerField(db_column="people")),
                ("least", models.BigIntegerField(db_column="least")),
                (
                    "reasons",
                    comitia.store.database.fields.BytewiseText(db_column="reasons"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "step",
                        "number",
                        "category",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_list_departure",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="list_departure_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 0)),
                        name="list_departure_people_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("least__gte", 0)),
                        name="list_departure_least_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewLook",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "family",
                    comitia.store.database.fields.BytewiseText(db_column="family"),
                ),
                ("kind", comitia.store.database.fields.BytewiseText(db_column="kind")),
                ("count", models.BigIntegerField(db_column="count")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        "family",
                        "kind",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_look",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 0)), name="look_count_counts"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewMeetingRequest",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                ("electors", models.BigIntegerField(db_column="electors")),
                (
                    "names",
                    comitia.store.database.fields.BytewiseText(db_column="names"),
                ),
                (
                    "asked",
                    comitia.store.database.fields.BytewiseText(db_column="asked"),
                ),
                (
                    "outcome",
                    comitia.store.database.fields.BytewiseText(db_column="outcome"),
                ),
                ("present", models.BigIntegerField(db_column="present")),
                ("met", comitia.store.database.fields.BytewiseText(db_column="met")),
                (
                    "settled",
                    comitia.store.database.fields.BytewiseText(db_column="settled"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_meeting_request",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="meeting_request_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("electors__gte", 0)),
                        name="meeting_request_electors_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="meeting_request_present_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewMemberCount",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "category",
                    comitia.store.database.fields.BytewiseText(db_column="category"),
                ),
                ("members", models.BigIntegerField(db_column="members")),
                ("out_of", models.BigIntegerField(db_column="out_of")),
                (
                    "source",
                    comitia.store.database.fields.BytewiseText(db_column="source"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "category",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_member_count",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("members__gte", 0)),
                        name="member_count_members_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("out_of__gte", 0)),
                        name="member_count_out_of_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewMobileBox",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("round", models.BigIntegerField(db_column="round")),
                ("body", comitia.store.database.fields.BytewiseText(db_column="body")),
                (
                    "carriers",
                    comitia.store.database.fields.BytewiseText(db_column="carriers"),
                ),
                ("seal", comitia.store.database.fields.BytewiseText(db_column="seal")),
                ("papers_out", models.BigIntegerField(db_column="papers_out")),
                ("papers_in", models.BigIntegerField(db_column="papers_in")),
                ("unused", models.BigIntegerField(db_column="unused")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "round",
                        "body",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_mobile_box",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("round__gte", 0)),
                        name="mobile_box_round_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("papers_out__gte", 0)),
                        name="mobile_box_papers_out_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("papers_in__gte", 0)),
                        name="mobile_box_papers_in_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unused__gte", 0)),
                        name="mobile_box_unused_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewNamed",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("round", models.BigIntegerField(db_column="round")),
                ("body", comitia.store.database.fields.BytewiseText(db_column="body")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("votes", models.BigIntegerField(db_column="votes")),
                ("passed", models.BooleanField(db_column="passed")),
                ("bodies", models.BigIntegerField(db_column="bodies")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "round",
                        "body",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_named",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("round__gte", 0)), name="named_round_counts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes__gte", 0)), name="named_votes_counts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bodies__gte", 0)),
                        name="named_bodies_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("passed", True), _negated=True),
                            ("votes__gt", 0),
                            _connector="OR",
                        ),
                        name="named_passed_by_votes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewNamesAsked",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("body", comitia.store.database.fields.BytewiseText(db_column="body")),
                (
                    "parent",
                    comitia.store.database.fields.BytewiseText(db_column="parent"),
                ),
                ("names", models.BigIntegerField(db_column="names")),
                ("is_full", models.BooleanField(db_column="is_full")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "body",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_names_asked",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("names__gte", 0)),
                        name="names_asked_names_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewNotice",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                (
                    "opened",
                    comitia.store.database.fields.BytewiseText(db_column="opened"),
                ),
                (
                    "until",
                    comitia.store.database.fields.BytewiseText(db_column="until"),
                ),
                (
                    "closed",
                    comitia.store.database.fields.BytewiseText(db_column="closed"),
                ),
                (
                    "places",
                    comitia.store.database.fields.BytewiseText(db_column="places"),
                ),
                (
                    "scope",
                    comitia.store.database.fields.BytewiseText(db_column="scope"),
                ),
                (
                    "shows",
                    comitia.store.database.fields.BytewiseText(db_column="shows"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_notice",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="notice_number_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewObjection",
            fields=[
                (
                    "objection",
                    comitia.store.database.fields.BytewiseText(
                        db_column="objection", primary_key=True, serialize=False
                    ),
                ),
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("step", comitia.store.database.fields.BytewiseText(db_column="step")),
                (
                    "lodged",
                    comitia.store.database.fields.BytewiseText(db_column="lodged"),
                ),
                (
                    "outcome",
                    comitia.store.database.fields.BytewiseText(db_column="outcome"),
                ),
                (
                    "decided",
                    comitia.store.database.fields.BytewiseText(db_column="decided"),
                ),
            ],
            options={
                "db_table": "view_objection",
                "indexes": [
                    models.Index(fields=["unit", "outcome"], name="objection_unit")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["open", "dismissed", "referred", "noted"])
                        ),
                        name="objection_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "step__in",
                                [
                                    "register",
                                    "apportionment",
                                    "nomination",
                                    "vetting",
                                    "selection",
                                    "notice",
                                    "plenary",
                                    "conference",
                                    "credentials",
                                    "publication",
                                    "completed",
                                ],
                            )
                        ),
                        name="objection_step_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "open"), ("decided", "")),
                            models.Q(
                                models.Q(("outcome", "open"), _negated=True),
                                models.Q(("decided", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="objection_decided_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewOfficial",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("list_number", models.BigIntegerField(db_column="list_number")),
                (
                    "office",
                    comitia.store.database.fields.BytewiseText(db_column="office"),
                ),
                (
                    "about",
                    comitia.store.database.fields.BytewiseText(db_column="about"),
                ),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "list_number",
                        "office",
                        "about",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_official",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("list_number__gte", 0)),
                        name="official_list_number_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewOutreach",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("body", comitia.store.database.fields.BytewiseText(db_column="body")),
                ("kind", comitia.store.database.fields.BytewiseText(db_column="kind")),
                ("date", comitia.store.database.fields.BytewiseText(db_column="date")),
                ("reached", models.BigIntegerField(db_column="reached")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "body",
                        "kind",
                        "date",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_outreach",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reached__gte", 0)),
                        name="outreach_reached_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewPerson",
            fields=[
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(
                        db_column="person", primary_key=True, serialize=False
                    ),
                ),
                ("body", comitia.store.database.fields.BytewiseText(db_column="body")),
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "standing",
                    comitia.store.database.fields.BytewiseText(db_column="standing"),
                ),
            ],
            options={
                "db_table": "view_person",
                "indexes": [
                    models.Index(fields=["body"], name="person_body"),
                    models.Index(fields=["unit"], name="person_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standing__in", ["active", "withdrawn", "dead", "erased"])
                        ),
                        name="person_standing_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewProgress",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                ("step", comitia.store.database.fields.BytewiseText(db_column="step")),
                (
                    "since",
                    comitia.store.database.fields.BytewiseText(db_column="since"),
                ),
                (
                    "not_before",
                    comitia.store.database.fields.BytewiseText(db_column="not_before"),
                ),
            ],
            options={
                "db_table": "view_progress",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "step__in",
                                [
                                    "register",
                                    "apportionment",
                                    "nomination",
                                    "vetting",
                                    "selection",
                                    "notice",
                                    "plenary",
                                    "conference",
                                    "credentials",
                                    "publication",
                                    "completed",
                                ],
                            )
                        ),
                        name="progress_step_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewProspectiveList",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                ("present", models.BigIntegerField(db_column="present")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("against", models.BigIntegerField(db_column="against", null=True)),
                ("abstained", models.BigIntegerField(db_column="abstained", null=True)),
                ("entitled", models.BigIntegerField(db_column="entitled")),
                (
                    "names",
                    comitia.store.database.fields.BytewiseText(db_column="names"),
                ),
                (
                    "left_out",
                    comitia.store.database.fields.BytewiseText(db_column="left_out"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_prospective_list",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="prospective_list_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="prospective_list_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="prospective_list_votes_for_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("against__gte", 0)),
                        name="prospective_list_against_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("abstained__gte", 0)),
                        name="prospective_list_abstained_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entitled__gte", 0)),
                        name="prospective_list_entitled_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewRecount",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("ballot", models.BigIntegerField(db_column="ballot")),
                ("asked_by", models.BigIntegerField(db_column="asked_by")),
                (
                    "asked",
                    comitia.store.database.fields.BytewiseText(db_column="asked"),
                ),
                (
                    "counted",
                    comitia.store.database.fields.BytewiseText(db_column="counted"),
                ),
                ("changed", models.BooleanField(db_column="changed")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "ballot",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_recount",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ballot__gte", 0)),
                        name="recount_ballot_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by__gte", 0)),
                        name="recount_asked_by_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewRemedy",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "matter",
                    comitia.store.database.fields.BytewiseText(db_column="matter"),
                ),
                (
                    "decided",
                    comitia.store.database.fields.BytewiseText(db_column="decided"),
                ),
                (
                    "ruling",
                    comitia.store.database.fields.BytewiseText(db_column="ruling"),
                ),
                (
                    "grants",
                    comitia.store.database.fields.BytewiseText(db_column="grants"),
                ),
                ("told", comitia.store.database.fields.BytewiseText(db_column="told")),
                (
                    "answer_until",
                    comitia.store.database.fields.BytewiseText(
                        db_column="answer_until"
                    ),
                ),
                (
                    "answered",
                    comitia.store.database.fields.BytewiseText(db_column="answered"),
                ),
                (
                    "appeal_until",
                    comitia.store.database.fields.BytewiseText(
                        db_column="appeal_until"
                    ),
                ),
                (
                    "appeal",
                    comitia.store.database.fields.BytewiseText(db_column="appeal"),
                ),
                (
                    "appealed_at",
                    comitia.store.database.fields.BytewiseText(db_column="appealed_at"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        "matter",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_remedy",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ruling__in", ["provisional", "final", "lifted"])
                        ),
                        name="remedy_ruling_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("appeal__in", ["", "lodged", "upheld", "dismissed"])
                        ),
                        name="remedy_appeal_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered", ""),
                            models.Q(("told", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="remedy_told_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told", ""), ("answer_until", "")),
                            models.Q(
                                models.Q(("told", ""), _negated=True),
                                models.Q(("answer_until", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="remedy_time_to_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("appeal", ""), ("appealed_at", "")),
                            models.Q(
                                models.Q(("appeal", ""), _negated=True),
                                models.Q(("appealed_at", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="remedy_appealed_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("appeal", ""),
                            models.Q(("appeal_until", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="remedy_time_to_appeal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewReportConfirmed",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                ("entitled", models.BigIntegerField(db_column="entitled")),
                ("present", models.BigIntegerField(db_column="present")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
            ],
            options={
                "db_table": "view_report_confirmed",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("entitled__gte", 0)),
                        name="report_confirmed_entitled_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="report_confirmed_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="report_confirmed_votes_for_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewReviewGroup",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                (
                    "grants",
                    comitia.store.database.fields.BytewiseText(db_column="grants"),
                ),
                ("entitled", models.BigIntegerField(db_column="entitled")),
                ("present", models.BigIntegerField(db_column="present")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
            ],
            options={
                "db_table": "view_review_group",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("entitled__gte", 0)),
                        name="review_group_entitled_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="review_group_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="review_group_votes_for_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewRound",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                (
                    "opened",
                    comitia.store.database.fields.BytewiseText(db_column="opened"),
                ),
                (
                    "closed",
                    comitia.store.database.fields.BytewiseText(db_column="closed"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_nomination_round",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="nomination_round_number_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewSealedPapers",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("ballot", models.BigIntegerField(db_column="ballot")),
                ("recounts", models.BigIntegerField(db_column="recounts")),
                (
                    "package",
                    comitia.store.database.fields.BytewiseText(db_column="package"),
                ),
                ("papers", models.BigIntegerField(db_column="papers")),
                (
                    "sealed",
                    comitia.store.database.fields.BytewiseText(db_column="sealed"),
                ),
                (
                    "destroyed",
                    comitia.store.database.fields.BytewiseText(db_column="destroyed"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "ballot",
                        "recounts",
                        "package",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_sealed_papers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ballot__gte", 0)),
                        name="sealed_papers_ballot_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recounts__gte", 0)),
                        name="sealed_papers_recounts_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("papers__gte", 0)),
                        name="sealed_papers_papers_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewSeatDivision",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("part", comitia.store.database.fields.BytewiseText(db_column="part")),
                (
                    "method",
                    comitia.store.database.fields.BytewiseText(db_column="method"),
                ),
                ("seats", models.BigIntegerField(db_column="seats")),
                ("kept", comitia.store.database.fields.BytewiseText(db_column="kept")),
                ("kept_seat", models.BigIntegerField(db_column="kept_seat")),
                (
                    "kept_quotient",
                    comitia.store.database.fields.BytewiseText(
                        db_column="kept_quotient"
                    ),
                ),
                ("left", comitia.store.database.fields.BytewiseText(db_column="left")),
                ("left_seat", models.BigIntegerField(db_column="left_seat")),
                (
                    "left_quotient",
                    comitia.store.database.fields.BytewiseText(
                        db_column="left_quotient"
                    ),
                ),
                (
                    "multiplier",
                    comitia.store.database.fields.BytewiseText(db_column="multiplier"),
                ),
                ("tied", comitia.store.database.fields.BytewiseText(db_column="tied")),
                ("tied_seats", models.BigIntegerField(db_column="tied_seats")),
                (
                    "drawn",
                    comitia.store.database.fields.BytewiseText(db_column="drawn"),
                ),
                ("lot", comitia.store.database.fields.BytewiseText(db_column="lot")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "part",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_seat_division",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 0)),
                        name="seat_division_seats_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept_seat__gte", 0)),
                        name="seat_division_kept_seat_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_seat__gte", 0)),
                        name="seat_division_left_seat_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tied_seats__gte", 0)),
                        name="seat_division_tied_seats_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewSeatsLeftOpen",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("ballot", models.BigIntegerField(db_column="ballot")),
                ("seats", models.BigIntegerField(db_column="seats")),
                ("present", models.BigIntegerField(db_column="present")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("in_minutes", models.BooleanField(db_column="in_minutes")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "ballot",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_seats_left_open",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ballot__gte", 0)),
                        name="seats_left_open_ballot_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 0)),
                        name="seats_left_open_seats_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="seats_left_open_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="seats_left_open_votes_for_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewSeatsReduced",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                ("ballot", models.BigIntegerField(db_column="ballot")),
                ("seats", models.BigIntegerField(db_column="seats")),
                ("present", models.BigIntegerField(db_column="present")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_seats_reduced",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="seats_reduced_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ballot__gte", 0)),
                        name="seats_reduced_ballot_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 0)),
                        name="seats_reduced_seats_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="seats_reduced_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="seats_reduced_votes_for_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                models.F("votes_for"), models.F("present")
                            )
                        ),
                        name="seats_reduced_votes_for_within_present",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewSentDown",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("round", models.BigIntegerField(db_column="round")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "round",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_sent_down",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("round__gte", 0)),
                        name="sent_down_round_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewSentUp",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("round", models.BigIntegerField(db_column="round")),
                ("body", comitia.store.database.fields.BytewiseText(db_column="body")),
                ("number", models.BigIntegerField(db_column="number")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                ("entitled", models.BigIntegerField(db_column="entitled")),
                ("present", models.BigIntegerField(db_column="present")),
                ("valid", models.BigIntegerField(db_column="valid")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("names", models.BigIntegerField(db_column="names")),
                ("places", models.BigIntegerField(db_column="places")),
                ("returned", models.BigIntegerField(db_column="returned")),
                ("voters", models.BigIntegerField(db_column="voters")),
                ("fed", comitia.store.database.fields.BytewiseText(db_column="fed")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "round",
                        "body",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_sent_up",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("round__gte", 0)),
                        name="sent_up_round_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="sent_up_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entitled__gte", 0)),
                        name="sent_up_entitled_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="sent_up_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid__gte", 0)),
                        name="sent_up_valid_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="sent_up_votes_for_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("names__gte", 0)),
                        name="sent_up_names_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 0)),
                        name="sent_up_places_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returned__gte", 0)),
                        name="sent_up_returned_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voters__gte", 0)),
                        name="sent_up_voters_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewSubjectList",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                ("at", comitia.store.database.fields.BytewiseText(db_column="at")),
                ("present", models.BigIntegerField(db_column="present")),
                ("votes_for", models.BigIntegerField(db_column="votes_for")),
                ("entitled", models.BigIntegerField(db_column="entitled")),
                (
                    "names",
                    comitia.store.database.fields.BytewiseText(db_column="names"),
                ),
                (
                    "left_out",
                    comitia.store.database.fields.BytewiseText(db_column="left_out"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_subject_list",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="subject_list_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 0)),
                        name="subject_list_present_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes_for__gte", 0)),
                        name="subject_list_votes_for_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entitled__gte", 0)),
                        name="subject_list_entitled_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewTally",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("round", models.BigIntegerField(db_column="round")),
                ("body", comitia.store.database.fields.BytewiseText(db_column="body")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                ("bodies", models.BigIntegerField(db_column="bodies")),
                ("votes", models.BigIntegerField(db_column="votes")),
                ("passes", models.BooleanField(db_column="passes")),
                ("listed", models.BooleanField(db_column="listed")),
                (
                    "ground",
                    comitia.store.database.fields.BytewiseText(db_column="ground"),
                ),
                (
                    "reasons",
                    comitia.store.database.fields.BytewiseText(db_column="reasons"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "round",
                        "body",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_tally",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("round__gte", 0)), name="tally_round_counts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bodies__gte", 0)),
                        name="tally_bodies_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("votes__gte", 0)), name="tally_votes_counts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewTarget",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "value",
                    comitia.store.database.fields.BytewiseText(db_column="value"),
                ),
                ("weight", models.BigIntegerField(db_column="weight")),
                ("seats", models.BigIntegerField(db_column="seats")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "value",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_target",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 0)),
                        name="target_weight_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 0)),
                        name="target_seats_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewUnitSeats",
            fields=[
                (
                    "unit",
                    comitia.store.database.fields.BytewiseText(
                        db_column="unit", primary_key=True, serialize=False
                    ),
                ),
                ("seats", models.BigIntegerField(db_column="seats")),
            ],
            options={
                "db_table": "view_unit_seats",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 0)),
                        name="unit_seats_seats_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewVettingNotice",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                (
                    "opened",
                    comitia.store.database.fields.BytewiseText(db_column="opened"),
                ),
                (
                    "until",
                    comitia.store.database.fields.BytewiseText(db_column="until"),
                ),
                (
                    "places",
                    comitia.store.database.fields.BytewiseText(db_column="places"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_vetting_notice",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="vetting_notice_number_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewVoidPapers",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                ("number", models.BigIntegerField(db_column="number")),
                (
                    "reason",
                    comitia.store.database.fields.BytewiseText(db_column="reason"),
                ),
                ("papers", models.BigIntegerField(db_column="papers")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "number",
                        "reason",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_void_papers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)),
                        name="void_papers_number_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("papers__gte", 0)),
                        name="void_papers_papers_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewWay",
            fields=[
                ("unit", comitia.store.database.fields.BytewiseText(db_column="unit")),
                (
                    "person",
                    comitia.store.database.fields.BytewiseText(db_column="person"),
                ),
                (
                    "reached",
                    comitia.store.database.fields.BytewiseText(db_column="reached"),
                ),
                (
                    "since",
                    comitia.store.database.fields.BytewiseText(db_column="since"),
                ),
                ("out", comitia.store.database.fields.BytewiseText(db_column="out")),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit",
                        "person",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "view_way",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reached__in",
                                [
                                    "nominee",
                                    "subject",
                                    "vetted",
                                    "preliminary",
                                    "prospective",
                                    "candidate",
                                    "elected",
                                    "delegate",
                                ],
                            )
                        ),
                        name="way_reached_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "out__in",
                                [
                                    "",
                                    "not_named",
                                    "vetting",
                                    "barred",
                                    "selection",
                                    "not_elected",
                                    "credentials",
                                    "replaced",
                                    "declined",
                                    "withdrawn",
                                    "dead",
                                ],
                            )
                        ),
                        name="way_out_known",
                    ),
                ],
            },
        ),
        migrations.RunPython(
            code=comitia.store.database.triggers.create_triggers,
            reverse_code=django.db.migrations.operations.special.RunPython.noop,
        ),
    ]
