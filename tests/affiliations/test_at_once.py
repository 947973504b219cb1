"""What two people, or one with two clicks, do at the same moment happens once."""

import threading

from django.db import connection
from django.test import Client

from accounts.models import User
from affiliations.models import AccessRequest, Affiliation, Refusal, RequestError
from affiliations.requests.handling import approve, refuse, take
from mail.models import Letter
from tests.affiliations.asking import ask, fill_in, link
from tests.cases import CommittingTestCase
from tests.factories import make_administrator, make_member, make_request


class AtOnceTests(CommittingTestCase):
    def together(self, *acts):
        """Do these at the same moment; what each gave back."""
        start, answers = threading.Barrier(len(acts)), [None] * len(acts)

        def run(place, act):
            start.wait()
            answers[place] = act()
            connection.close()

        threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    def click(self, cookies, path):
        def act():
            client = Client()
            client.cookies = cookies
            return client.post(path)

        return act

    def test_three_clicks_make_one_request(self):
        client = Client()
        fill_in(client)
        clicks = [self.click(client.cookies, "/en/account/request/check/")] * 3
        answers = self.together(*clicks)
        self.assertEqual({answer.url for answer in answers}, {"/en/account/request/sent/"})
        self.assertEqual((AccessRequest.objects.count(), Letter.objects.count()), (1, 1))

    def test_two_clicks_prove_once(self):
        ask(Client())
        path = link(Letter.objects.get())
        answers = self.together(*[self.click({}, path)] * 2)
        self.assertEqual({answer.status_code for answer in answers} - {302, 404}, set())
        self.assertEqual(Letter.objects.count(), 2)

    def test_two_officers_decide_once_and_one_is_told(self):
        make_request(email="ana@customs.example")
        member, officers = make_member(), [make_administrator(), make_administrator()]

        def let_in():
            affiliation = Affiliation(organization="member", member=member)
            approve(AccessRequest.objects.get(), officers[0], affiliation)

        def keep_out():
            refuse(AccessRequest.objects.get(), officers[1], Refusal.NO_NEED)

        told = self.together(self.told(let_in), self.told(keep_out))
        self.assertEqual(sum("has been closed" in words for words in told), 1, told)
        state = AccessRequest.objects.get().state
        is_approved = state == "approved"
        self.assertIn(state, {"approved", "refused"})
        self.assertEqual(User.objects.filter(email="ana@customs.example").exists(), is_approved)

    def test_two_officers_take_it_once(self):
        make_request()
        officers = [make_administrator(), make_administrator()]
        takes = [
            self.told(lambda officer=officer: take(AccessRequest.objects.get(), officer))
            for officer in officers
        ]
        told = self.together(*takes)
        self.assertEqual(sum("deals with this request" in words for words in told), 1, told)

    def told(self, act):
        """The words of what the act was refused with; none where it was done."""

        def tried():
            try:
                act()
            except RequestError as error:
                return str(error)
            return ""

        return tried
