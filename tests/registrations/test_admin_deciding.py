"""Deciding on registrations in the admin: one, many, and two organisers at once."""

from django.contrib.auth.models import Permission

from audit.models import Action, Record
from content.roles import EDITOR
from events.roles import MEETING_OFFICER
from mail.models import Letter
from registrations.models import Registration
from tests.factories import make_affiliation, make_member, make_user
from tests.registrations.organiser import QUEUE, QueueCase


class DecidingTests(QueueCase):
    def test_approves_many_and_says_what_became_of_each(self):
        asked = [self.ask(f"Person {n}", days=9 - n) for n in range(5)]
        response = self.press("approve_chosen", *reversed(asked))
        self.assertEqual(self.told(response), ["3 approved, 2 now on the waiting list."])
        self.assertEqual(self.states(*asked), ["approved"] * 3 + ["waiting"] * 2)
        self.assertEqual(asked[0].decided_by, self.organiser)

    def test_one_that_cannot_be_done_keeps_no_other(self):
        asked = self.ask("Ana"), self.ask("Ben", state="declined"), self.ask("Eve")
        response = self.press("approve_chosen", *asked)
        self.assertEqual(self.states(*asked), ["approved", "declined", "approved"])
        done, refused = self.told(response)
        self.assertEqual(done, "2 approved.")
        self.assertIn("Ben: ", refused)

    def test_approves_by_one_button_in_the_list(self):
        ana = self.ask("Ana")
        self.assertContains(self.client.get(self.queue), f'name="approve" value="{ana.pk}"')
        response = self.client.post(self.queue, {"approve": ana.pk}, follow=True)
        self.assertEqual(self.told(response), ["1 approved."])
        self.assertEqual(response.request["QUERY_STRING"], f"event={self.event.pk}")
        self.assertEqual(self.states(ana), ["approved"])
        for odd in ["", "x", "9" * 40, "999999"]:
            self.assertEqual(self.client.post(self.queue, {"approve": odd}).status_code, 302)

    def test_declines_many_with_a_reason_in_the_language_of_each(self):
        ana, ben = self.ask("Ana", language="fr"), self.ask("Ben")
        asked = self.press("decline_chosen", ana, ben)
        self.assertContains(asked, "Language of letters: English, Français")
        sent = {"confirmed": "1", "decline-reason": "places", "decline-words": "Next year."}
        response = self.press("decline_chosen", ana, ben, **sent)
        self.assertEqual(self.told(response), ["2 declined."])
        self.assertEqual(self.states(ana, ben), ["declined", "declined"])
        self.assertIn("than there are places.\nNext year.", ben.reason)
        self.assertIn("Next year.", Letter.objects.get(to=ben.email).body)

    def test_declining_needs_a_reason(self):
        ana = self.ask("Ana")
        self.press("decline_chosen", ana, confirmed="1")
        self.act(ana, "decline", reason="other")
        self.assertEqual(self.states(ana), ["to-approve"])
        self.act(ana, "decline", reason="other", words="Because.")
        self.assertEqual(self.states(ana), ["declined"])
        self.assertEqual(ana.reason, "Because.")

    def test_a_place_that_becomes_free_goes_to_who_waits(self):
        first, second = self.ask("First", days=5), self.ask("Second", days=3)
        third, late = self.ask("Third", days=2), self.ask("Late")
        self.press("approve_chosen", first, second, third, late)
        self.act(first, "withdraw")
        self.assertEqual(self.states(first, late), ["withdrawn", "approved"])

    def test_more_places_let_in_who_waits(self):
        asked = [self.ask(f"Person {n}", days=9 - n) for n in range(5)]
        self.press("approve_chosen", *asked)
        address = f"/admin/registrations/registrationform/{self.event.pk}/change/"
        form = self.client.get(address).context["adminform"].form
        sent = {
            "opens_at": "2026-01-01T00:00",
            "closes_at": "2036-01-01T00:00",
            "audience": "delegates",
            "has_waiting_list": "on",
            "needs_approval": "on",
            "shown": form.token,
        }
        response = self.client.post(address, sent | {"capacity": "4"}, follow=True)
        self.assertIn("1 person of the waiting list was let in.", self.told(response))
        self.assertEqual(self.states(*asked[3:]), ["approved", "waiting"])

    def test_looks_again_at_who_was_declined(self):
        ana = self.ask("Ana", state="declined", reason="No.")
        self.act(ana, "reopen")
        self.assertEqual((self.states(ana), ana.reason), (["to-approve"], ""))
        again = self.ask("Ben", state="declined")
        again.pk, again.state = None, "to-approve"
        again.save(force_insert=True)
        declined = Registration.objects.get(name="Ben", state="declined")
        self.assertIn("This person has registered anew.", self.told(self.act(declined, "reopen")))

    def test_registers_somebody_who_did_not_ask(self):
        member = make_member({"en": "Palau"})
        guest = make_user(email="guest@customs.example")
        affiliation = make_affiliation(guest, member=member)
        address = f"{QUEUE}add/?event={self.event.pk}"
        sent = {"name": "Guest", "email": "Guest@customs.example", "language": "en"}
        self.assertRedirects(self.client.post(address, sent), self.queue)
        made = Registration.objects.get()
        self.assertEqual(
            (made.user, made.affiliation, made.state), (guest, affiliation, "approved")
        )
        self.assertTrue(Record.objects.filter(action=Action.REGISTERED, actor=self.organiser))
        self.assertContains(self.client.post(address, sent), "registered already")
        sent["email"] = "nobody@customs.example"
        self.client.post(address, sent)
        self.assertContains(self.client.post(address, sent), "registered already")
        self.assertEqual(Registration.objects.count(), 2)

    def test_who_may_only_look_decides_nothing(self):
        ana = self.ask("Ana")
        viewer = make_user(EDITOR)
        viewer.user_permissions.set(Permission.objects.filter(codename="view_registration"))
        self.client.force_login(viewer)
        self.assertNotContains(self.client.get(self.queue), 'name="approve"')
        self.assertEqual(self.client.post(self.queue, {"approve": ana.pk}).status_code, 403)
        self.assertEqual(self.act(ana, "approve").status_code, 403)
        self.press("approve_chosen", ana)
        self.assertEqual(self.states(ana), ["to-approve"])

    def test_two_organisers_decide_once(self):
        ana = self.ask("Ana")
        self.act(ana, "approve")
        self.client.force_login(make_user(MEETING_OFFICER))
        response = self.act(ana, "approve")
        self.assertIn("This cannot be done any more", self.told(response)[0])
        approved = Record.objects.filter(action=Action.REGISTRATION_APPROVED)
        self.assertEqual((approved.count(), Letter.objects.count()), (1, 1))
