"""Two people who import at the same moment."""

from threading import Barrier, Thread

from django.contrib.admin.models import LogEntry
from django.db import connection, transaction

from content.roles import PUBLISHER
from members.models import Member
from tests.cases import CommittingTestCase, ProvedClient
from tests.factories import make_member, make_region, make_user
from tests.members.importing import ImportTestCase, sent_again, table
from tests.members.test_importing import COLUMNS, FIJI, PALAU


class TogetherTests(CommittingTestCase):
    address = "/admin/members/member/import/"
    choose = ImportTestCase.choose

    def setUp(self):
        region = make_region("Asia/Pacific", slug="asia-pacific")
        make_member(
            {"en": "Palau", "fr": "Palaos"},
            slug="palau",
            iso_alpha2="PW",
            wco_region=region,
            joined_on="2024-02-22",
            capital="Ngerulmud",
        )

    def post(self, client, values):
        try:
            return client.post(self.address, values)
        finally:
            connection.close()

    def post_together(self, requests):
        """Send each (client, values) at the same moment; the pages that they get."""
        barrier, answers = Barrier(len(requests)), []

        def send(client, values):
            barrier.wait()
            answers.append(self.post(client, values))

        threads = [Thread(target=send, args=request) for request in requests]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    def test_one_is_applied_and_the_other_sees_what_it_changed(self):
        # Nothing is stored yet whose rows could be held.
        Member.objects.all().delete()
        requests = []
        for capital in ["Suva", "Levuka"]:
            self.client = ProvedClient()
            self.client.force_login(make_user(PUBLISHER))
            page = self.choose(table(COLUMNS, FIJI | {"capital": capital}))
            requests.append((self.client, sent_again(page)))
        answers = self.post_together(requests)
        self.assertEqual(sorted(answer.status_code for answer in answers), [200, 302])
        shown = next(answer for answer in answers if answer.status_code == 200)
        self.assertContains(shown, "Meanwhile the records have changed.")
        self.assertEqual(LogEntry.objects.filter(object_id=None).count(), 1)
        self.assertEqual(Member.objects.filter(slug="fiji").count(), 1)

    def test_who_saves_the_form_meanwhile_is_not_overwritten(self):
        self.client.force_login(make_user(PUBLISHER))
        values = sent_again(self.choose(table(COLUMNS, PALAU | {"capital": "Koror"})))
        with transaction.atomic():
            palau = Member.objects.get(slug="palau")
            palau.lock()
            Member.objects.filter(slug="palau").update(capital="Airai")
            answers = []
            thread = Thread(target=lambda: answers.append(self.post(self.client, values)))
            thread.start()
            # Long enough for the import to come to where it must wait.
            thread.join(timeout=1)
        thread.join()
        self.assertContains(answers[0], "Meanwhile the records have changed.")
        self.assertEqual(Member.objects.get(slug="palau").capital, "Airai")

    def test_a_double_click_is_one_import(self):
        self.client.force_login(make_user(PUBLISHER))
        values = sent_again(self.choose(table(COLUMNS, PALAU, FIJI)))
        answers = self.post_together([(self.client, values)] * 2)
        self.assertEqual([answer.status_code for answer in answers], [302, 302])
        self.assertEqual(LogEntry.objects.filter(object_id=None).count(), 1)
