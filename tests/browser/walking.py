"""A visitor with a keyboard and nothing else: no mouse, and no scripts unless wanted."""

from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

MOST_STEPS = 120
IS_FOCUSED = "one => one === document.activeElement"
SEND = "main form button[type=submit]"


class Walker:
    """Walks from page to page: what the keyboard does not reach does not exist."""

    def __init__(self, page: Page, language: str):
        self.page = page
        self.language = language

    @property
    def path(self) -> str:
        """Where the walk has come to."""
        return urlsplit(self.page.url).path

    def open(self, path: str) -> None:
        """Open an address of the language by its end, or the whole one of a letter."""
        self.page.goto(path if path.startswith("/") else f"/{self.language}/{path}")

    def reach(self, selector: str) -> Locator:
        """Go on with the Tab key to the first such element, past the head by its link."""
        target = self.page.locator(selector).first
        if selector.startswith("main") and self._is_at_the_top():
            self.page.keyboard.press("Tab")
            self.page.keyboard.press("Enter")
        for _step in range(MOST_STEPS):
            if target.evaluate(IS_FOCUSED):
                return target
            self.page.keyboard.press("Tab")
        raise AssertionError(f"The keyboard does not reach {selector} on {self.page.url}")

    def follow(self, selector: str) -> None:
        """Press a link or a button, and wait for where it leads."""
        self.reach(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, **words: str) -> None:
        """Fill in fields by name; the Tab key marks what is there, and the words take its place."""
        for name, value in words.items():
            self.reach(f"main [name={name}]")
            self.page.keyboard.insert_text(value)

    def choose(self, name: str, value: str) -> None:
        """Choose from radio buttons, or from a list, with the arrow keys."""
        first = self.reach(f"main [name={name}]")
        if first.get_attribute("type") == "radio":
            self.page.keyboard.press("Space")
            wanted = self.page.locator(f"main [name={name}][value={value}]")
            self._down_until(wanted.is_checked)
        else:
            self._down_until(lambda: first.input_value() == value)

    def send(self, **words: str) -> None:
        """Fill in the fields of a page, and press its button."""
        self.write(**words)
        self.follow(SEND)

    def sign_in(self, email: str, password: str, code: str = "") -> None:
        """On the page for it; with a code, on the page after that too."""
        self.send(login=email, password=password)
        if code:
            self.send(code=code)

    def sign_out(self) -> None:
        self.follow(".account button")

    def download(self, selector: str) -> bytes:
        """What lies behind a link that the browser saves."""
        self.reach(selector)
        with self.page.expect_download() as saving:
            self.page.keyboard.press("Enter")
        return saving.value.path().read_bytes()

    def status_of(self, path: str) -> int:
        """How the portal answers this visitor at an address that no page shows."""
        return self.page.request.get(path).status

    def _is_at_the_top(self) -> bool:
        return self.page.evaluate("document.activeElement === document.body")

    def _down_until(self, is_chosen) -> None:
        for _step in range(MOST_STEPS):
            if is_chosen():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrow keys do not choose it on {self.page.url}")
