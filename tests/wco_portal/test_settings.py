"""Production refuses to start without what it needs; Django has no warning for it."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

PRODUCTION = {
    "SECRET_KEY": "kR8-vT2_qLx7ZpW0mYc4Ns9JhGd1BfUe5AoIi6XzVtRwQ3SyPl0",
    "ALLOWED_HOSTS": "portal.example",
    "SITE_URL": "https://portal.example",
    "SECURITY_CONTACT": "mailto:security@portal.example",
    "DATABASE_URL": "postgresql://portal:hidden@127.0.0.1:1/portal",
    "EMAIL_HOST": "mail.portal.example",
    "DEFAULT_FROM_EMAIL": "portal@portal.example",
}
OURS = {
    "DJANGO_ALLOW_ASYNC_UNSAFE",
    "SERVING",
    *PRODUCTION,
    "DEBUG",
    "DEMO",
    "SECOND_FACTOR",
    "BEHIND_PROXY",
    "VAR_DIR",
    "DJANGO_SETTINGS_MODULE",
}


def run(*arguments, without=(), **changes):
    """manage.py in an environment of production, with changes."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    environment = kept | PRODUCTION | changes
    for name in without:
        del environment[name]
    return subprocess.run(
        [sys.executable, Path(settings.BASE_DIR) / "manage.py", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class StartTests(SimpleTestCase):
    def test_is_refused_without_what_production_needs(self):
        for name in PRODUCTION:
            with self.subTest(name=name):
                ended = run("check", without=[name])
                self.assertNotEqual(ended.returncode, 0)
                self.assertIn(f"{name} must be set", ended.stderr)
                self.assertNotIn("hidden", ended.stderr)

    def test_is_refused_with_what_would_be_unsafe(self):
        unsafe = [
            ("SECRET_KEY", "short"),
            ("SECRET_KEY", "a" * 60),
            ("SECRET_KEY", "django-insecure-" + PRODUCTION["SECRET_KEY"]),
            ("ALLOWED_HOSTS", "*"),
            ("ALLOWED_HOSTS", " , "),
            ("SITE_URL", "http://portal.example"),
            ("DEBUG", "1"),
            ("SECOND_FACTOR", "optional"),
            ("DATABASE_URL", "mysql://portal:hidden@127.0.0.1/portal"),
            ("DATABASE_URL", "postgresql://portal:hidden@127.0.0.1/"),
        ]
        for name, value in unsafe:
            with self.subTest(name=name, value=value):
                ended = run("check", **{name: value})
                self.assertNotEqual(ended.returncode, 0)
                self.assertIn("ImproperlyConfigured", ended.stderr)
                self.assertNotIn("hidden", ended.stderr)

    def test_in_production_has_no_warning(self):
        ended = run("check", "--deploy", "--fail-level", "WARNING")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertIn("no issues (0 silenced)", ended.stdout)

    def test_in_production_has_safe_cookies_and_limits(self):
        code = (
            "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, "
            "s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, "
            "s.SECURE_HSTS_SECONDS, s.DEBUG, s.SECURE_PROXY_SSL_HEADER, "
            "s.DATABASES['default']['OPTIONS']['options'])"
        )
        ended = run("shell", "--no-imports", "-c", code, SERVING="1")
        self.assertEqual(
            ended.stdout.strip(),
            "__Host-sessionid __Host-csrftoken True True 63072000 False None "
            "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1 "
            "-c statement_timeout=4s -c lock_timeout=2s",
        )

    def test_a_command_may_take_its_time(self):
        code = (
            "from django.conf import settings as s; d = s.DATABASES['default'];"
            "print(d['PATIENCE'], repr(d['OPTIONS']['options']))"
        )
        ended = run("shell", "--no-imports", "-c", code)
        self.assertRegex(ended.stdout.strip(), "^None ")
        self.assertNotIn("timeout", ended.stdout)

    def test_in_production_has_no_mailbox(self):
        code = (
            "from django.conf import settings as s; from django.urls import resolve;"
            "print(s.HAS_MAILBOX, s.EMAIL_BACKEND);"
            "resolve('/mailbox/')"
        )
        for changes in [{}, {"DEMO": "1"}]:
            with self.subTest(changes=changes):
                ended = run("shell", "--no-imports", "-c", code, **changes)
                self.assertEqual(ended.stdout.strip(), "False mail.smtp.EmailBackend")
                self.assertIn("Resolver404", ended.stderr)
