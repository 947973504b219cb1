"""Meetings, agendas, working documents, packs and follows."""

import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("content", "0015_show_attachments_by_time"),
        ("events", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="meeting",
                        serialize=False,
                        to="events.event",
                    ),
                ),
                (
                    "documents_on",
                    models.DateField(
                        blank=True,
                        help_text="Shown until there are any.",
                        null=True,
                        verbose_name="documents expected on",
                    ),
                ),
                (
                    "document_access",
                    models.CharField(
                        choices=[
                            ("inherit", "Whoever may read the page"),
                            ("registered", "Registered users"),
                            ("groups", "Selected groups"),
                        ],
                        default="inherit",
                        help_text="Proposed for a new document; each document says it for itself.",
                        max_length=10,
                        verbose_name="who may open its documents",
                    ),
                ),
                (
                    "archived_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="archived"),
                ),
                (
                    "document_groups",
                    models.ManyToManyField(
                        blank=True, to="auth.group", verbose_name="selected groups"
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="As people call it: 2, 2.1.", max_length=12, verbose_name="number"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="position")),
                ("day", models.DateField(blank=True, null=True, verbose_name="day")),
                ("starts_time", models.TimeField(blank=True, null=True, verbose_name="begins at")),
                ("ends_time", models.TimeField(blank=True, null=True, verbose_name="ends at")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda",
            },
        ),
        migrations.CreateModel(
            name="Pack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh-hans", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=10,
                    ),
                ),
                ("contents", models.JSONField(default=list)),
                ("size_bytes", models.PositiveBigIntegerField(default=0)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("used_at", models.DateTimeField(db_index=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="packs",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PackReceipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh-hans", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=10,
                    ),
                ),
                ("fetched_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pack_receipts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                ("before_at", models.DateTimeField(null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meeting_visits",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="WorkingDocument",
            fields=[
                (
                    "attachment_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="content.attachment",
                    ),
                ),
                (
                    "symbol",
                    models.CharField(
                        help_text="Without Rev., Add. or Corr.: PTC/26/2.",
                        max_length=60,
                        verbose_name="symbol",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "The document itself"),
                            ("Add", "Addendum"),
                            ("Corr", "Corrigendum"),
                        ],
                        default="",
                        max_length=4,
                        verbose_name="part",
                    ),
                ),
                (
                    "part_number",
                    models.PositiveSmallIntegerField(default=0, verbose_name="number of the part"),
                ),
                (
                    "revision",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="0: not revised; 1: Rev.1.", verbose_name="revision"
                    ),
                ),
                (
                    "full_symbol",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Concat(
                            models.F("symbol"),
                            models.Case(
                                models.When(
                                    models.Q(("part", ""), _negated=True),
                                    then=django.db.models.functions.text.Concat(
                                        models.Value("/"),
                                        models.F("part"),
                                        models.Value("."),
                                        django.db.models.functions.comparison.Cast(
                                            "part_number", models.CharField()
                                        ),
                                    ),
                                ),
                                default=models.Value(""),
                                output_field=models.CharField(),
                            ),
                            models.Case(
                                models.When(
                                    revision__gt=0,
                                    then=django.db.models.functions.text.Concat(
                                        models.Value("/Rev."),
                                        django.db.models.functions.comparison.Cast(
                                            "revision", models.CharField()
                                        ),
                                    ),
                                ),
                                default=models.Value(""),
                                output_field=models.CharField(),
                            ),
                            output_field=models.CharField(),
                        ),
                        output_field=models.CharField(max_length=90),
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("paper", "Working document"),
                            ("agenda", "Agenda"),
                            ("report", "Report"),
                            ("list", "List of documents or participants"),
                        ],
                        default="paper",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("final", "Final"),
                            ("information", "For information"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="In the original language of the meeting; each file has its own.",
                        max_length=300,
                        verbose_name="title",
                    ),
                ),
                (
                    "is_quiet",
                    models.BooleanField(
                        default=False,
                        help_text="Followers get no letter about it.",
                        verbose_name="tell nobody",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
            ],
            options={
                "verbose_name": "working document",
                "verbose_name_plural": "working documents",
            },
            bases=("content.attachment",),
        ),
        migrations.CreateModel(
            name="DueLanguage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh-hans", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="due_languages",
                        to="meetings.workingdocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "language that is due",
                "verbose_name_plural": "languages that are due",
            },
        ),
        migrations.CreateModel(
            name="AgendaText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh-hans", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("decision", models.TextField(blank=True, verbose_name="decision")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of an agenda item",
                "verbose_name_plural": "texts of an agenda item",
                "constraints": [
                    models.UniqueConstraint(fields=("item", "language"), name="agendatext_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pace",
                    models.CharField(
                        choices=[
                            ("at-once", "At once"),
                            ("daily", "Once a day"),
                            ("never", "Never"),
                        ],
                        default="daily",
                        max_length=8,
                        verbose_name="how soon",
                    ),
                ),
                ("told_until", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="followers",
                        to="events.workingbody",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="followers",
                        to="events.event",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body__isnull", True), ("event__isnull", False)),
                            models.Q(("body__isnull", False), ("event__isnull", True)),
                            _connector="OR",
                        ),
                        name="follow_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pace__in", ["at-once", "daily", "never"])),
                        name="follow_pace_known",
                    ),
                    models.UniqueConstraint(fields=("user", "body"), name="follow_body_once"),
                    models.UniqueConstraint(fields=("user", "event"), name="follow_event_once"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("document_access__in", ["inherit", "registered", "groups"])),
                name="meeting_access_known",
            ),
        ),
        migrations.AddIndex(
            model_name="agendaitem",
            index=models.Index(fields=["meeting", "position"], name="agendaitem_order"),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("meeting", "number"),
                name="agendaitem_number_unique",
                violation_error_message="Another item has this number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__regex", "^[0-9]{1,3}([.][0-9]{1,3}){0,2}[a-z]?$")),
                name="agendaitem_number_plain",
                violation_error_message="Number items as 2, 2.1 or 2a.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_time", None), ("ends_time__gt", models.F("starts_time")), _connector="OR"
                ),
                name="agendaitem_ends_later",
                violation_error_message="It must end after it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent__isnull", True),
                    models.Q(("parent", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="agendaitem_not_its_own_parent",
            ),
        ),
        migrations.AddIndex(
            model_name="packreceipt",
            index=models.Index(fields=["user", "meeting"], name="packreceipt_of_user"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(fields=("user", "meeting"), name="visit_once"),
        ),
        migrations.AddConstraint(
            model_name="workingdocument",
            constraint=models.UniqueConstraint(
                fields=("symbol", "part", "part_number", "revision"),
                name="workingdocument_symbol_unique",
                violation_error_message="Another document has this symbol.",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("symbol__regex", "^[A-Z][A-Z0-9-]*(/[A-Z0-9][A-Z0-9.-]*)+$")),
                name="workingdocument_symbol_plain",
                violation_error_message="Write the symbol as PTC/26/2.",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("part", ""), ("part_number", 0)),
                    models.Q(models.Q(("part", ""), _negated=True), ("part_number__gt", 0)),
                    _connector="OR",
                ),
                name="workingdocument_part_numbered",
                violation_error_message="Number the addendum or corrigendum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__in", ["", "Add", "Corr"])),
                name="workingdocument_part_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["paper", "agenda", "report", "list"])),
                name="workingdocument_role_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["draft", "final", "information"])),
                name="workingdocument_standing_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="duelanguage",
            constraint=models.UniqueConstraint(
                fields=("document", "language"), name="duelanguage_once"
            ),
        ),
    ]
