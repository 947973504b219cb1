"""Who may read what: every door of every entry x every kind of reader.

An entry that a reader may not read answers exactly like an address that nobody ever made.
"""

from content.models import Access, Attachment
from content.models.attachment import FileAccess
from tests.access_case import AccessCase, consume
from tests.access_table import FINDERS, MAY_READ, READERS, STAFF, SURFACES, address
from tests.cases import kept_between_requests

# One reader of each sort where only what they may read matters, and how that is found out.
EYES = ["anonymous", "registered", "delegate", "editor", "administrator"]


class EntryAccessTests(AccessCase):
    @kept_between_requests()
    def test_every_door_of_every_entry(self):
        for name, entry in self.entries.items():
            for reader in READERS if MAY_READ[name] else EYES:
                self.sign_in(reader)
                for door in self.doors(name, entry):
                    with self.subTest(entry=name, reader=reader, door=door):
                        is_staff_picture = reader in STAFF and "/images/" in door
                        may = reader in MAY_READ[name] or is_staff_picture
                        gone = 410 if name == "withdrawn" and "/files/" not in door else 404
                        response = self.client.get(door)
                        self.assertEqual(response.status_code, 200 if may else gone)
                        consume(response)

    @kept_between_requests()
    def test_conditional_and_partial_requests_open_no_door(self):
        self.sign_in("administrator")
        for name in [Access.REGISTERED, Access.GROUPS]:
            for door in self.doors(name, self.entries[name]):
                allowed = self.client.get(door)
                tags = {
                    "HTTP_IF_NONE_MATCH": allowed.get("ETag", "*"),
                    "HTTP_IF_MODIFIED_SINCE": "Wed, 01 Jan 2098 00:00:00 GMT",
                    "HTTP_RANGE": "bytes=0-9",
                }
                consume(allowed)
                self.sign_in("anonymous")
                with self.subTest(door=door):
                    self.assertEqual(self.client.get(door, **tags).status_code, 404)
                self.sign_in("administrator")

    @kept_between_requests()
    def test_no_list_names_what_a_reader_may_not_read(self):
        for reader in EYES:
            self.sign_in(reader)
            for surface in SURFACES:
                body = self.client.get(surface).getvalue().decode()
                for name, readers in MAY_READ.items():
                    with self.subTest(reader=reader, surface=surface, entry=name):
                        if reader not in readers:
                            self.assertNotIn(f"Unicorn {name}", body)

    @kept_between_requests()
    def test_counts_hold_only_what_a_reader_may_read(self):
        for reader in EYES:
            self.sign_in(reader)
            lists = [address(folder, rest) for folder in FINDERS for rest in ["", "?q=unicorn"]]
            for list_address in lists:
                with self.subTest(reader=reader, address=list_address):
                    total = self.client.get(list_address).context["finder"].total
                    may = [name for name, readers in MAY_READ.items() if reader in readers]
                    self.assertEqual(total, len(may))

    @kept_between_requests()
    def test_old_addresses_lead_only_to_what_a_reader_may_read(self):
        for reader in READERS:
            self.sign_in(reader)
            for name, readers in MAY_READ.items():
                with self.subTest(reader=reader, entry=name):
                    response = self.client.get(f"/en/old/{name}.aspx")
                    expected = 301 if reader in readers else 404
                    self.assertEqual(response.status_code, expected)

    def test_what_may_not_be_read_looks_like_what_does_not_exist(self):
        missing = self.client.get("/en/news/unicorn-nowhere/").content.decode()
        for name in [Access.REGISTERED, Access.GROUPS, "draft", "future", "expired"]:
            with self.subTest(entry=name):
                hidden = self.client.get(f"/en/news/unicorn-{name}/").content.decode()
                self.assertEqual(
                    hidden.replace(f"unicorn-{name}", "").replace(f"unicorn {name}", ""),
                    missing.replace("unicorn-nowhere", "").replace("unicorn nowhere", ""),
                )

    def test_a_locked_file_of_a_public_entry_is_shown_with_its_lock(self):
        attachment = Attachment.objects.get(entry=self.entries[Access.PUBLIC])
        attachment.access = FileAccess.REGISTERED
        attachment.save()
        response = self.client.get("/en/news/unicorn-public/")
        self.assertContains(response, "Unicorn file public")
        self.assertNotContains(response, "/files/unicorn-public")
        self.assertEqual(self.client.get("/files/unicorn-public.en.pdf").status_code, 404)
        self.sign_in("registered")
        response = self.client.get("/files/unicorn-public.en.pdf")
        self.assertEqual(response.status_code, 200)
        consume(response)

    def test_answers_to_signed_in_readers_are_kept_nowhere(self):
        for door in self.doors(Access.REGISTERED, self.entries[Access.REGISTERED]):
            with self.subTest(door=door):
                self.sign_in("registered")
                response = self.client.get(door)
                self.assertEqual(response["Cache-Control"], "private, no-store")
                consume(response)

    def test_an_entry_that_is_restricted_is_gone_at_once(self):
        self.assertEqual(self.client.get("/en/news/unicorn-public/").status_code, 200)
        self.entries[Access.PUBLIC].access = Access.GROUPS
        self.entries[Access.PUBLIC].save()
        self.assertEqual(self.client.get("/en/news/unicorn-public/").status_code, 404)
        self.assertEqual(self.client.get("/en/news/").context["finder"].total, 0)
