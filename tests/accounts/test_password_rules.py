"""What a password must be: long, and more than what everybody guesses here."""

import gzip
from pathlib import Path

from allauth.mfa.models import Authenticator
from django.contrib.auth import password_validation
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import TestCase

from tests.factories import make_user


class PasswordRulesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(
            username="tavita", email="amituanai@customs.example",
            first_name="Tavita", last_name="Amituana'i",
        )  # fmt: skip
        cls.with_factor = make_user(username="withfactor")
        Authenticator.objects.create(user=cls.with_factor, type=Authenticator.Type.TOTP, data={})

    def refusals(self, password, user=None):
        try:
            validate_password(password, user or self.user)
        except ValidationError as error:
            return {fault.code for fault in error.error_list}
        return set()

    def test_take_what_is_long_and_of_any_characters(self):
        for password in [
            "correct horse battery staple", "zwölf Boxkämpfer jagen", "пятнадцать букв тут",
            "سفينة في بحر هادئ جدا", "一二三四五六七八九十百千万亿兆", "  blanks at both ends  ",
            "😀🐎🔋📎🌊🌵🚲🍉🎻🧭🪁🧵🧊🦉🪐", "§$%&/()=?`´*'_:;",
            "lowercaseonlyletters and so on",
            "the customs of the north wind", "x9kfo2pqmzv7lwtb", "k7 " + "vörlmzq" * 3,
            "".join(chr(33 + number * 7 % 90) for number in range(64)),
            "".join(chr(33 + number * 7 % 90) for number in range(256)),
        ]:  # fmt: skip
            with self.subTest(password=password):
                self.assertEqual(self.refusals(password), set())

    def test_need_fifteen_characters_alone_and_eight_with_a_second_factor(self):
        for password, user, is_short in [
            ("vörlmzq k7 x9p", self.user, True),
            ("vörlmzq k7 x9pu", self.user, False),
            ("vörlmzq", self.with_factor, True),
            ("vörlmzqx", self.with_factor, False),
        ]:
            with self.subTest(password=password):
                self.assertEqual("password_too_short" in self.refusals(password, user), is_short)

    def test_refuse_in_words_what_has_no_end(self):
        for length in [257, 100_000]:
            self.assertIn("password_too_long", self.refusals("vq7 " * length))
        with self.assertRaisesMessage(ValidationError, "take at most 256 characters"):
            validate_password("vq7 " * 100, self.user)

    def test_refuse_what_everybody_guesses_here(self):
        for password in [
            "WCO-customs-2026", "wco wco wco wco wco", "CustomsCustoms2025!",
            "douane_douane_douane",
            "worldcustomsorganization", "Tavita Amituana'i", "tavita.tavita.1234",
            "aaaaaaaaaaaaaaaaaa",
            "abcabcabcabcabcabc", "123456789012345678", "abcdefghijklmnopqrs", "qwertyuiop123456",
            "987654321987654321", "Portal-Brussels-2026", "amituanai@customs.example",
            "................", "جمارك جمارك جمارك", "password password1", "таможня-таможня-24",
        ]:  # fmt: skip
            with self.subTest(password=password):
                self.assertIn("password_of_context", self.refusals(password))

    def test_know_twenty_thousand_common_ones(self):
        folder = Path(password_validation.__file__).parent
        with gzip.open(folder / "common-passwords.txt.gz", "rt") as file:
            common = [line.strip() for line in file]
        self.assertGreater(len(common), 3_000)
        long_enough = [word for word in common if len(word) >= 8]
        for word in long_enough[::200]:
            with self.subTest(word=word):
                self.assertIn("password_too_common", self.refusals(word, self.with_factor))
