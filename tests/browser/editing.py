"""Base of the browser tests of the admin: a person signed in, whose clicks are counted."""

from tests.browser.case import LiveCase, browser
from tests.cases import KeepsMigratedRows, ProvedClient
from tests.factories import make_administrator

WATCH = """
document.addEventListener('securitypolicyviolation', (event) =>
    console.error('POLICY ' + event.violatedDirective + ' ' + event.blockedURI));
"""


class EditingCase(KeepsMigratedRows, LiveCase):
    """Each test ends with what the browser refused: nothing."""

    @classmethod
    def setUpClass(cls):
        cls.chromium = browser()
        super().setUpClass()

    def setUp(self):
        self.refused = []
        self.page = self.sign_in(make_administrator())

    def sign_in(self, user):
        client = ProvedClient()
        client.force_login(user)
        context = self.chromium.new_context(locale="en", viewport={"width": 1440, "height": 1000})
        self.addCleanup(context.close)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": self.live_server_url}])
        context.add_init_script(WATCH)
        page = context.new_page()
        page.on("console", lambda message: "POLICY" in message.text and self.note(message.text))
        page.on("pageerror", lambda error: self.note(str(error)))
        page.set_default_timeout(20_000)
        return page

    def note(self, text):
        self.refused.append(text)

    def go(self, path):
        self.page.goto(self.live_server_url + path)
        self.clicks = self.loads = 0
        self.page.on("load", self.count_load)

    def count_load(self, _page):
        self.loads += 1

    def click(self, selector):
        self.clicks += 1
        self.page.click(selector)

    def type_text(self, text):
        """Into the rich text, which the keyboard reaches from the summary."""
        self.page.focus("#id_summary")
        self.page.locator(".tiptap").focus()
        self.page.keyboard.type(text)

    def told(self):
        return self.page.inner_text(".messagelist")

    def assert_cost(self, clicks, loads):
        self.page.wait_for_load_state()
        self.assertLessEqual((self.clicks, self.loads), (clicks, loads))
        self.assertEqual(self.refused, [])
