"""Registration forms, what they ask, and who registered."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("affiliations", "0007_affiliation_roles"),
        ("events", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RegistrationForm",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="registration_form",
                        serialize=False,
                        to="events.event",
                    ),
                ),
                (
                    "opens_at",
                    models.DateTimeField(help_text="Brussels time.", verbose_name="opens"),
                ),
                (
                    "closes_at",
                    models.DateTimeField(help_text="Brussels time.", verbose_name="closes"),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everybody", "Everybody"),
                            ("registered", "Registered users"),
                            ("delegates", "Delegates of Members and observers of partners"),
                        ],
                        default="delegates",
                        max_length=10,
                        verbose_name="who may register",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Empty: as many as come.",
                        null=True,
                        verbose_name="places",
                    ),
                ),
                (
                    "has_waiting_list",
                    models.BooleanField(default=True, verbose_name="waiting list"),
                ),
                (
                    "needs_nomination",
                    models.BooleanField(
                        default=False,
                        help_text="Delegates of a Member wait for the word of its focal point first.",
                        verbose_name="the focal point nominates",
                    ),
                ),
                (
                    "needs_approval",
                    models.BooleanField(default=True, verbose_name="the organiser approves"),
                ),
            ],
            options={
                "verbose_name": "registration form",
                "verbose_name_plural": "registration forms",
                "indexes": [
                    models.Index(fields=["opens_at"], name="registrationform_opens"),
                    models.Index(fields=["closes_at"], name="registrationform_closes"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="registrationform_closes_after_opening",
                        violation_error_message="It must close after it opens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("audience__in", ["everybody", "registered", "delegates"])
                        ),
                        name="registrationform_audience_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unproved", "Waits for the proof of the address"),
                            ("to-nominate", "Waits for the focal point"),
                            ("to-approve", "Waits for the organiser"),
                            ("waiting", "On the waiting list"),
                            ("approved", "Approved"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name on the badge")),
                ("function", models.CharField(blank=True, max_length=200, verbose_name="function")),
                (
                    "organization",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="organization on the badge"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
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
                        verbose_name="language of letters",
                    ),
                ),
                ("is_online", models.BooleanField(default=False, verbose_name="takes part online")),
                (
                    "is_listed",
                    models.BooleanField(
                        default=False,
                        help_text="Only those who agreed stand in the list that others get.",
                        verbose_name="in the list of participants",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        help_text="The organization that the person speaks for there.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="affiliations.affiliation",
                        verbose_name="for",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "nominated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="nominated by",
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="registration",
                        to="affiliations.accessrequest",
                        verbose_name="request for access",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registrations",
                        to="registrations.registrationform",
                    ),
                ),
            ],
            options={
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("line", "A line of text"),
                            ("text", "Several lines of text"),
                            ("choice", "One of several choices"),
                            ("choices", "Any of several choices"),
                            ("yes-no", "Yes or no"),
                        ],
                        max_length=8,
                        verbose_name="kind of answer",
                    ),
                ),
                (
                    "is_required",
                    models.BooleanField(default=False, verbose_name="must be answered"),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="registrations.registrationform",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
            },
        ),
        migrations.CreateModel(
            name="OrganiserMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "states",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("unproved", "Waits for the proof of the address"),
                                ("to-nominate", "Waits for the focal point"),
                                ("to-approve", "Waits for the organiser"),
                                ("waiting", "On the waiting list"),
                                ("approved", "Approved"),
                                ("declined", "Declined"),
                                ("withdrawn", "Withdrawn"),
                            ],
                            max_length=11,
                        ),
                        size=None,
                        verbose_name="to",
                    ),
                ),
                ("sent_at", models.DateTimeField(editable=False, null=True, verbose_name="sent")),
                (
                    "sent_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="registrations.registrationform",
                    ),
                ),
            ],
            options={
                "verbose_name": "message to participants",
                "verbose_name_plural": "messages to participants",
            },
        ),
        migrations.CreateModel(
            name="MessageText",
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
                ("subject", models.CharField(max_length=150, verbose_name="subject")),
                ("body", models.TextField(verbose_name="message")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="registrations.organisermessage",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a message",
                "verbose_name_plural": "texts of a message",
                "constraints": [
                    models.UniqueConstraint(fields=("message", "language"), name="messagetext_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionText",
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
                ("label", models.CharField(max_length=300, verbose_name="question")),
                ("help", models.CharField(blank=True, max_length=500, verbose_name="explanation")),
                (
                    "choices",
                    models.TextField(
                        blank=True, help_text="One in each line.", verbose_name="choices"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="registrations.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a question",
                "verbose_name_plural": "texts of a question",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("question", "language"), name="questiontext_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.TextField(blank=True, verbose_name="answer")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="registrations.question",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="registrations.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "constraints": [
                    models.UniqueConstraint(fields=("registration", "question"), name="answer_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["form", "state", "asked_at"], name="registration_of_form"),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["user", "state"], name="registration_of_user"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "unproved",
                            "to-nominate",
                            "to-approve",
                            "waiting",
                            "approved",
                            "declined",
                            "withdrawn",
                        ],
                    )
                ),
                name="registration_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["declined", "withdrawn"]), _negated=True),
                    ("user__isnull", False),
                ),
                fields=("form", "user"),
                name="registration_once_per_person",
                violation_error_message="This person is registered already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True),
                    ("decided_at__isnull", False),
                    _connector="OR",
                ),
                name="registration_approved_has_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["line", "text", "choice", "choices", "yes-no"])),
                name="registrationquestion_kind_known",
            ),
        ),
    ]
