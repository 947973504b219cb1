"""Events and working bodies, as tables."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import content.partial_dates
import content.zones


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("content", "0015_show_attachments_by_time"),
        ("library", "0004_add_unjudged_files"),
        ("members", "0007_vice_chair_generation"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "entry_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="content.entry",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("conference", "Conference"),
                            ("workshop", "Workshop"),
                            ("course", "Course"),
                            ("celebration", "Celebration"),
                        ],
                        default="meeting",
                        max_length=12,
                        verbose_name="kind of event",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("confirmed", "Confirmed"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="confirmed",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "starts_time",
                    models.TimeField(
                        blank=True, help_text="Empty: all day.", null=True, verbose_name="begins at"
                    ),
                ),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("ends_time", models.TimeField(blank=True, null=True, verbose_name="ends at")),
                (
                    "days_known",
                    models.CharField(
                        choices=[
                            ("day", "The days are known"),
                            ("month", "Only the month is known"),
                            ("year", "Only the year is known"),
                        ],
                        default="day",
                        max_length=5,
                        verbose_name="precision of the days",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        default="Europe/Brussels",
                        help_text="The clocks by which it begins and ends.",
                        max_length=40,
                        validators=[content.zones.check_zone],
                        verbose_name="time zone",
                    ),
                ),
                ("starts_at", models.DateTimeField(editable=False)),
                ("ends_at", models.DateTimeField(editable=False)),
                (
                    "attendance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not known"),
                            ("in-person", "In person"),
                            ("online", "Online"),
                            ("hybrid", "In person and online"),
                        ],
                        default="",
                        max_length=9,
                        verbose_name="how one takes part",
                    ),
                ),
                (
                    "venue",
                    models.CharField(blank=True, max_length=200, verbose_name="building and room"),
                ),
                ("city", models.CharField(blank=True, max_length=100, verbose_name="city")),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="Code of ISO 3166: BE.",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "online_url",
                    models.URLField(
                        blank=True,
                        help_text="Shown to approved participants; without registration, to every reader.",
                        verbose_name="address of the online meeting",
                    ),
                ),
                (
                    "interpretation",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages of interpretation",
                    ),
                ),
                (
                    "fee",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="0: free of charge; empty: not said.",
                        max_digits=9,
                        null=True,
                        verbose_name="fee",
                    ),
                ),
                (
                    "fee_currency",
                    models.CharField(
                        blank=True, default="EUR", max_length=3, verbose_name="currency"
                    ),
                ),
                (
                    "attended",
                    models.CharField(
                        blank=True,
                        help_text="300 participants.",
                        max_length=200,
                        verbose_name="who took part",
                    ),
                ),
                (
                    "contact_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="contact"),
                ),
                (
                    "participants",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="event",
                        to="auth.group",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="events",
                        to="members.partner",
                        verbose_name="partners",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
            },
            bases=("content.entry",),
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("function", models.CharField(blank=True, max_length=300, verbose_name="function")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="events.event",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.image",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "speaker",
                "verbose_name_plural": "speakers",
            },
        ),
        migrations.CreateModel(
            name="ProgrammeItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("starts_time", models.TimeField(blank=True, null=True, verbose_name="begins at")),
                ("ends_time", models.TimeField(blank=True, null=True, verbose_name="ends at")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme",
                        to="events.event",
                    ),
                ),
                (
                    "speakers",
                    models.ManyToManyField(
                        blank=True,
                        related_name="items",
                        to="events.speaker",
                        verbose_name="speakers",
                    ),
                ),
            ],
            options={
                "verbose_name": "item of the programme",
                "verbose_name_plural": "programme",
            },
        ),
        migrations.CreateModel(
            name="WorkingBody",
            fields=[
                (
                    "entry_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="content.entry",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("council", "Council"),
                            ("commission", "Commission"),
                            ("committee", "Committee"),
                            ("sub-committee", "Sub-committee"),
                            ("working-group", "Working group"),
                            ("network", "Network"),
                        ],
                        default="committee",
                        max_length=14,
                        verbose_name="category",
                    ),
                ),
                (
                    "acronym",
                    models.CharField(
                        blank=True,
                        help_text="The symbols of its documents begin with it: PTC.",
                        max_length=12,
                        verbose_name="acronym",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="secretariat's e-mail address"
                    ),
                ),
                (
                    "meeting_access",
                    models.CharField(
                        choices=[
                            ("public", "Everyone"),
                            ("registered", "Registered users"),
                            ("groups", "Selected groups"),
                        ],
                        default="public",
                        help_text="Proposed for a new meeting; each meeting says it for itself.",
                        max_length=10,
                        verbose_name="who may read its meetings",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who reads what is for the body only.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="auth.group",
                        verbose_name="participants' group",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="events.workingbody",
                        verbose_name="reports to",
                    ),
                ),
            ],
            options={
                "verbose_name": "working body",
                "verbose_name_plural": "working bodies",
            },
            bases=("content.entry",),
        ),
        migrations.CreateModel(
            name="Officer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "began_on",
                    content.partial_dates.PartialDateField(
                        blank=True,
                        help_text="As precise as known: 2023, 2023-06 or 2023-06-15.",
                        verbose_name="in office from",
                    ),
                ),
                (
                    "ended_on",
                    content.partial_dates.PartialDateField(
                        blank=True,
                        help_text="As precise as known: 2023, 2023-06 or 2023-06-15.",
                        verbose_name="in office until",
                    ),
                ),
                ("is_current", models.BooleanField(default=False, verbose_name="in office")),
                (
                    "source",
                    models.TextField(
                        blank=True, help_text="Shown to editors only.", verbose_name="source"
                    ),
                ),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("chairperson", "Chairperson"),
                            ("vice-chairperson", "Vice-Chairperson"),
                            ("rapporteur", "Rapporteur"),
                            ("secretary", "Secretary"),
                        ],
                        max_length=16,
                        verbose_name="office",
                    ),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=200, verbose_name="name of the person"),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("sourced", "From a source"),
                            ("knowledge", "From general knowledge"),
                            ("sample", "Invented sample"),
                        ],
                        default="sourced",
                        max_length=10,
                        verbose_name="basis",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.member",
                        verbose_name="Member",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="officers",
                        to="events.workingbody",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "officer",
                "verbose_name_plural": "officers",
            },
        ),
        migrations.AddField(
            model_name="event",
            name="body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="events.workingbody",
                verbose_name="working body",
            ),
        ),
        migrations.CreateModel(
            name="ProgrammeText",
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
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="events.programmeitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of the programme",
                "verbose_name_plural": "texts of the programme",
                "constraints": [
                    models.UniqueConstraint(fields=("item", "language"), name="programmetext_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="programmeitem",
            index=models.Index(fields=["event", "day"], name="programmeitem_of_day"),
        ),
        migrations.AddConstraint(
            model_name="programmeitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_time", None), ("ends_time__gt", models.F("starts_time")), _connector="OR"
                ),
                name="programmeitem_ends_later",
                violation_error_message="It must end after it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingbody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "category__in",
                        [
                            "council",
                            "commission",
                            "committee",
                            "sub-committee",
                            "working-group",
                            "network",
                        ],
                    )
                ),
                name="workingbody_category_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingbody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("acronym", ""), ("acronym__regex", "^[A-Z][A-Z0-9-]*$"), _connector="OR"
                ),
                name="workingbody_acronym_plain",
                violation_error_message="Write the acronym in capital letters: PTC.",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingbody",
            constraint=models.UniqueConstraint(
                condition=models.Q(("acronym", ""), _negated=True),
                fields=("acronym",),
                name="workingbody_acronym_unique",
                violation_error_message="Another body has this acronym.",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingbody",
            constraint=models.CheckConstraint(
                condition=models.Q(("meeting_access__in", ["public", "registered", "groups"])),
                name="workingbody_access_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingbody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent__isnull", True),
                    models.Q(("parent", models.F("entry_ptr")), _negated=True),
                    _connector="OR",
                ),
                name="workingbody_not_its_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="officer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("began_on", ""),
                    ("began_on__regex", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
                    _connector="OR",
                ),
                name="officer_began_on_partial",
            ),
        ),
        migrations.AddConstraint(
            model_name="officer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", ""),
                    ("ended_on__regex", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
                    _connector="OR",
                ),
                name="officer_ended_on_partial",
            ),
        ),
        migrations.AddConstraint(
            model_name="officer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", ""),
                    (
                        "ended_on__gte",
                        django.db.models.functions.text.Left(
                            "began_on", django.db.models.functions.text.Length("ended_on")
                        ),
                    ),
                    _connector="OR",
                ),
                name="officer_ends_after_it_begins",
                violation_error_message="It must end after it began.",
            ),
        ),
        migrations.AddConstraint(
            model_name="officer",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_current", False), ("ended_on", ""), _connector="OR"),
                name="officer_current_has_no_end",
                violation_error_message="Who is in office has no end of the term yet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="officer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("office__in", ["chairperson", "vice-chairperson", "rapporteur", "secretary"])
                ),
                name="officer_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="officer",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__in", ["sourced", "knowledge", "sample"])),
                name="officer_basis_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="officer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True),
                    ("member__isnull", False),
                    _connector="OR",
                ),
                name="officer_is_somebody",
                violation_error_message="Name the person or the Member.",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(models.F("starts_at"), models.F("entry_ptr"), name="event_start"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["ends_at"], name="event_end"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(models.F("body"), models.F("starts_at"), name="event_of_body"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("category__in", ["meeting", "conference", "workshop", "course", "celebration"])
                ),
                name="event_category_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["planned", "confirmed", "postponed", "cancelled"])
                ),
                name="event_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("attendance__in", ["", "in-person", "online", "hybrid"])),
                name="event_attendance_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("days_known__in", ["day", "month", "year"])),
                name="event_days_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="event_ends_after_it_starts",
                violation_error_message="The last day is before the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ends_time", None), ("starts_time", None)),
                    models.Q(
                        ("days_known", "day"),
                        ("ends_time__isnull", False),
                        ("starts_time__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="event_times_together",
                violation_error_message="Give both times, or neither.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_time", None),
                    ("ends_on__gt", models.F("starts_on")),
                    ("ends_time__gt", models.F("starts_time")),
                    _connector="OR",
                ),
                name="event_ends_later_that_day",
                violation_error_message="It must end after it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("country", ""), ("country__regex", "^[A-Z]{2}$"), _connector="OR"
                ),
                name="event_country_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fee", None),
                    models.Q(("fee__gte", 0), ("fee_currency__regex", "^[A-Z]{3}$")),
                    _connector="OR",
                ),
                name="event_fee_in_currency",
                violation_error_message="Give the fee in a currency: EUR.",
            ),
        ),
    ]
