"""What no page can use is refused early, with a page."""

from django.test import Client, TestCase

from tests.factories import make_administrator, make_news

FORM = "application/x-www-form-urlencoded"
SIGN_IN = "/fr/account/sign-in/"
ODD = [
    "", " ", "\0", "a\0b", "'", '"', "\\", "%", "*", "a & | !", ":*", "<->", "' OR 1=1--",
    "{{7*7}}", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "../../etc/passwd",
    "http://evil.example/", "\r\nX-Odd: 1", "\x1f", "\x85", "\u2028", "\u202e", "\ufeff",
    "\U0001f600", "\u0301" * 50, "İ", "0", "-1", "10000", "9" * 40, "1e9", "NaN", "0x10", "٣", "²",
    "null", "[]", "a" * 7000, "word " * 1400, "-published_at", "password__startswith", "0000",
    "9999", "00010101T000000.000000+2359-1", "99991231T235959.999999-2359-9",
    "20240101T000000.000000Z-" + "9" * 18, "EN", "zh_hans",
]  # fmt: skip


class GuardTests(TestCase):
    def test_refuses_with_the_right_status_and_page(self):
        cases = [
            (405, {"method": "TRACE"}),
            (405, {"method": "PUT"}),
            (405, {"method": "OPTIONS"}),
            (405, {"method": "ODD"}),
            (400, {"path": "/fr/news/\0/"}),
            (400, {"HTTP_COOKIE": "sessionid=a\0b"}),
            (400, {"HTTP_COOKIE": 'sessionid="\\000"'}),
            (414, {"QUERY_STRING": "q=" + "a" * 9000}),
            (414, {"path": "/fr/" + "a" * 3000}),
            (411, {"HTTP_TRANSFER_ENCODING": "chunked"}),
            (413, {"CONTENT_LENGTH": str(300 * 1024 * 1024)}),
            (413, {"CONTENT_LENGTH": "9" * 5000}),
            (400, {"CONTENT_LENGTH": "-1"}),
            (400, {"CONTENT_LENGTH": "abc"}),
            (400, {"CONTENT_LENGTH": "٣"}),
            (400, {"CONTENT_TYPE": f"{FORM}; charset=utf-7"}),
            (400, {"CONTENT_TYPE": f"{FORM}; charset=utf-16"}),
            (400, {"CONTENT_TYPE": "multipart/form-data; boundary=x; charset=utf-7"}),
            (400, {"HTTP_HOST": "evil.example"}),
            (400, {"HTTP_HOST": "a@b"}),
            (400, {"HTTP_HOST": ""}),
        ]
        for status, extra in cases:
            with self.subTest(status=status, extra=str(extra)[:80]), self.assertNumQueries(0):
                usual = {"path": "/fr/news/", "method": "GET"}
                response = self.client.generic(**(usual | extra))
            self.assertEqual(response.status_code, status)
            self.assertIn('<html lang="fr"', response.content.decode())
            self.assertIn("no-store", response["Cache-Control"])

    def test_says_which_methods_there_are(self):
        self.assertEqual(self.client.get("/fr/account/sign-out/")["Allow"], "POST")
        self.assertContains(self.client.get("/fr/account/sign-out/"), "<main", status_code=405)

    def test_lets_what_is_usual_pass(self):
        for extra in [{}, {"CONTENT_LENGTH": "0"}, {"CONTENT_TYPE": f"{FORM}; charset=UTF-8"}]:
            with self.subTest(extra=extra):
                self.assertEqual(self.client.get("/fr/news/", **extra).status_code, 200)


class OddValueTests(TestCase):
    """No value of any parameter, path or header is an error of ours."""

    @classmethod
    def setUpTestData(cls):
        make_news(slug="palau", titles={"en": "Palau joins"})

    def setUp(self):
        self.client = Client(raise_request_exception=False)

    def assert_fine(self, response, **what):
        with self.subTest(**{key: repr(value)[:60] for key, value in what.items()}):
            self.assertLess(response.status_code, 500)
            self.assertNotContains(response, "<script>alert(1)", status_code=response.status_code)
            self.assertNotIn("X-Odd", response)

    def test_parameters_of_a_list(self):
        others = ["topic", "region", "language", "year", "sort", "page", "odd"]
        for names in [["q"], ["older"], others]:
            for value in ODD:
                response = self.client.get("/en/news/", dict.fromkeys(names, value))
                self.assert_fine(response, names=names, value=value)

    def test_broken_utf8(self):
        for query in ["q=%ff%fe", "q=%c0%af", "year=%ed%a0%80", "%zz=%", "page=%00", "a;b=c"]:
            response = self.client.get("/en/news/", QUERY_STRING=query)
            self.assert_fine(response, query=query)

    def test_parameters_of_the_admin(self):
        self.client.force_login(make_administrator())
        for address in ["/admin/pages/page/", "/admin/pages/page/add/", "/admin/ageing/"]:
            for value in ["\x00", "a\x00b", "1" * 5000, "9" * 20, "-1", "x", "\u0661"]:
                names = ["slug", "owner", "topics", "q", "p", "kind", "language"]
                for name in names:
                    response = self.client.get(address, {name: value})
                    self.assert_fine(response, address=address, name=name, value=value)

    def test_paths(self):
        forms = [
            "/{}", "/en/{}/", "/en/news/{}/", "/files/{}.en.pdf", "/files/x.en.rev{}.pdf",
            "/files/images/{}-480-ab.webp", "/sitemap-{}.xml", "/static/{}", "/admin/{}/",
        ]  # fmt: skip
        for form in forms:
            for value in ODD:
                self.assert_fine(self.client.get(form.format(value)), form=form, value=value)

    def test_headers(self):
        names = [
            "COOKIE", "ACCEPT_LANGUAGE", "ACCEPT_ENCODING", "IF_NONE_MATCH", "IF_MODIFIED_SINCE",
            "RANGE", "REFERER", "X_FORWARDED_FOR", "X_FORWARDED_HOST", "X_HTTP_METHOD_OVERRIDE",
        ]  # fmt: skip
        for name in names:
            for value in ODD:
                start = "sessionid=" if name == "COOKIE" else ""
                header = (start + value).encode().decode("latin-1")
                response = self.client.get("/", **{f"HTTP_{name}": header})
                self.assert_fine(response, name=name, value=value)

    def test_forms(self):
        for name in ["login", "password", "next", "is_staff"]:
            for value in ODD:
                form = {"login": "x", "next": "", name: value}
                self.assert_fine(self.client.post(SIGN_IN, form), name=name, value=value)

    def test_bodies(self):
        multipart = "multipart/form-data; boundary=x"
        part = '--x\r\nContent-Disposition: form-data; name="p{}"\r\n\r\ny\r\n'
        bodies = [
            ("".join(part.format(n) for n in range(20_000)) + "--x--\r\n", multipart, 400),
            ("--x\r\n" * 50_000, multipart, 400),
            (part.format(1), "multipart/form-data", 400),
            ("&".join(f"a{n}=1" for n in range(20_000)), FORM, 400),
            ("login=" + "a" * 6_000_000, FORM, 413),
            ('{"login": "x"}', "application/json", 200),
        ]
        for body, content_type, status in bodies:
            with self.subTest(body=body[:40]):
                response = self.client.generic("POST", SIGN_IN, body, content_type)
                self.assertContains(response, '<html lang="fr"', status_code=status)

    def test_no_redirect_leaves_the_site(self):
        addresses = [
            "//evil.example/en", "/\\evil.example/", "/%5cevil.example", "/en//evil.example",
            "/en/news//evil.example", "/en/account/sign-in/?next=//evil.example",
            "/admin/login/?next=//evil.example", "/en/news", "/en/account/sign-out",
        ]  # fmt: skip
        for address in addresses:
            for host in [{}, {"HTTP_X_FORWARDED_HOST": "evil.example"}]:
                with self.subTest(address=address, host=host):
                    response = self.client.get(address, **host)
                    target = response.get("Location", "/")
                    self.assertRegex(target, r"^/(?![/\\])")
