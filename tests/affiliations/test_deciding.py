"""Deciding on a request in the admin: one decision, by those who may, with all that follows."""

from datetime import date

from django.contrib.auth.models import Group

from accounts.models import User
from affiliations.groups import groups_of
from affiliations.models import (
    AccessRequest,
    Affiliation,
    AffiliationRole,
    Endorsement,
    RequestState,
)
from affiliations.requests.handling import approve
from affiliations.roles import ACCESS_OFFICER
from audit.models import Action, Record
from content.roles import ADMINISTRATOR, EDITOR
from mail.models import Letter
from tests.affiliations.officer import QUEUE, OfficerCase, page_of
from tests.factories import (
    make_affiliation,
    make_request,
    make_user,
)


class HandlingTests(OfficerCase):
    def test_is_taken_and_given_back(self):
        self.press("take")
        self.state()
        self.assertEqual(self.asked.handler, self.officer)
        self.client.force_login(make_user(ACCESS_OFFICER))
        self.assertContains(self.press("take"), "Olga Officer deals with this request.")
        self.press("give_back")
        self.state()
        self.assertIsNone(self.asked.handler)
        steps = list(self.asked.lines.order_by("pk").values_list("step", flat=True))
        self.assertEqual(steps, ["taken", "given_back"])

    def test_notes_stay_with_who_wrote_them_after_the_decision(self):
        self.press("note", words="Called her.")
        self.press("refuse", refusal="purpose")
        self.press("note", words="She called back.")
        page = self.client.get(page_of(self.asked))
        for words in ["Called her.", "She called back.", "Olga Officer"]:
            self.assertContains(page, words)
        self.assertNotIn("Called her", "".join(letter.body for letter in Letter.objects.all()))


class ApprovingTests(OfficerCase):
    def test_gives_an_address_that_somebody_else_had_before(self):
        self.press("approve")
        User.objects.filter(email="ana@customs.example").update(email="ana@new.example")
        asked = make_request(email="ana@customs.example", member=self.member)
        approve(asked, self.officer, Affiliation(organization="member", member=self.member))
        self.assertEqual(User.objects.filter(email__startswith="ana@").count(), 2)

    def test_makes_the_account_and_the_affiliation(self):
        body = Group.objects.create(name="Tariff papers")
        page = self.press("approve", groups=[body.pk], ends_on="2099-12-31")
        self.assertContains(page, "Ana Lopez was let in")
        self.assertEqual(self.state(), RequestState.APPROVED)
        user = User.objects.get(email="ana@customs.example")
        self.assertFalse(user.has_usable_password())
        self.assertFalse(user.is_staff)
        self.assertEqual((str(user), user.language), ("Ana Lopez", "fr"))
        affiliation = Affiliation.objects.get(user=user)
        self.assertEqual(self.asked.affiliation, affiliation)
        self.assertEqual(
            (affiliation.member, affiliation.role, affiliation.ends_on),
            (self.member, AffiliationRole.DELEGATE, date(2099, 12, 31)),
        )
        names = set(groups_of(user).values_list("name", flat=True))
        self.assertEqual(names, {"Delegates of Members", "Tariff papers"})
        actions = set(Record.objects.values_list("action", flat=True))
        self.assertLessEqual(
            {Action.ACCOUNT_MADE, Action.AFFILIATION_BEGUN, Action.REQUEST_APPROVED}, actions
        )
        letters = Letter.objects.filter(to="ana@customs.example", language="fr")
        self.assertEqual(letters.count(), 2)
        self.assertIn("/fr/account/", letters.latest("pk").body)

    def test_proposes_what_was_asked_for(self):
        body = Group.objects.create(name="Tariff papers")
        self.asked.bodies.add(body)
        form = self.client.get(page_of(self.asked)).context["approve"]
        self.assertEqual(form["organization"].value(), f"member-{self.member.pk}")
        self.assertEqual(form["role"].value(), "delegate")
        self.assertEqual(form["groups"].value(), [body.pk])

    def test_adds_to_the_account_that_there_is(self):
        user = make_user(email="Ana@customs.example", language="es")
        user.set_password("something long enough")
        user.save()
        make_affiliation(user)
        self.press("approve")
        self.assertEqual(user.affiliations.count(), 2)
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.language), ("Ana@customs.example", "es"))

    def test_opens_an_account_that_had_ended(self):
        user = make_affiliation(make_user(email="ana@customs.example"), ends_on="2021-01-01").user
        User.objects.filter(pk=user.pk).update(expires_on="2021-01-01")
        self.press("approve")
        user.refresh_from_db()
        self.assertTrue(user.is_open())

    def test_opens_no_account_that_was_switched_off(self):
        make_user(email="ana@customs.example", is_active=False)
        self.assertContains(self.press("approve"), "is switched off")
        self.assertEqual(self.state(), RequestState.OPEN)

    def test_tells_what_cannot_be(self):
        user = make_user(email="ana@customs.example")
        make_affiliation(user, member=self.member)
        self.assertContains(self.press("approve"), "already in these days")
        page = self.press("approve", organization="secretariat", role="focal_point")
        self.assertContains(page, "Only Members have focal points.")
        self.assertContains(self.press("approve", organization=""), "errornote")
        self.assertContains(self.press("approve", ends_on="2001-01-01"), "before the first")
        self.assertEqual(self.state(), RequestState.OPEN)

    def test_gives_no_group_that_the_officer_may_not_give(self):
        papers, editors = Group.objects.create(name="Papers"), Group.objects.get(name=EDITOR)
        self.assertContains(self.press("approve", groups=[editors.pk]), "is not one of the")
        outsider = make_user()
        outsider.is_staff = True
        outsider.save()
        outsider.user_permissions.add(
            *self.officer.groups.get().permissions.filter(codename__endswith="accessrequest")
        )
        self.client.force_login(outsider)
        self.assertContains(self.press("approve", groups=[papers.pk]), "is not one of the")
        self.assertEqual(self.state(), RequestState.OPEN)


class RefusingTests(OfficerCase):
    def test_tells_the_reason_in_the_language_of_the_applicant(self):
        page = self.press("refuse", refusal="other", words="Demandez à Eva.", language="fr")
        self.assertContains(page, "a letter says why")
        self.assertEqual(self.state(), RequestState.REFUSED)
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.language), ("ana@customs.example", "fr"))
        self.assertIn("Demandez à Eva.", letter.body)
        record = Record.objects.get(action=Action.REQUEST_REFUSED)
        self.assertEqual((record.actor_id, record.details), (self.officer.pk, {"reason": "other"}))
        self.assertFalse(User.objects.filter(email="ana@customs.example").exists())

    def test_needs_a_reason(self):
        self.assertContains(self.press("refuse"), "errornote")
        self.assertContains(self.press("refuse", refusal="other"), "the applicant reads it")
        self.assertEqual(self.state(), RequestState.OPEN)


class OnceTests(OfficerCase):
    def test_the_second_officer_is_told(self):
        self.press("approve")
        for verb, words in [("approve", {}), ("refuse", {"refusal": "purpose"}), ("take", {})]:
            with self.subTest(verb=verb):
                page = self.press(verb, **words)
                self.assertContains(page, "This request has been closed: Approved.")
        self.assertEqual(User.objects.filter(email="ana@customs.example").count(), 1)
        self.assertEqual(Record.objects.filter(action=Action.REQUEST_APPROVED).count(), 1)


class RightsTests(OfficerCase):
    def test_are_needed_for_the_page_and_for_every_button(self):
        viewer = make_user(is_staff=True)
        viewer.user_permissions.add(
            self.officer.groups.get().permissions.get(codename="view_accessrequest")
        )
        rows = [
            (make_user(EDITOR), 403, 403),
            (viewer, 200, 403),
            (self.officer, 200, 200),
            (make_user(ADMINISTRATOR), 200, 200),
        ]
        for user, reading, acting in rows:
            self.client.force_login(user)
            with self.subTest(user=str(user.groups.first())):
                self.assertEqual(self.client.get(QUEUE).status_code, reading)
                page = self.client.get(page_of(self.asked))
                self.assertEqual(page.status_code, reading)
                if acting == 403:
                    self.assertNotContains(page, 'name="verb"', status_code=reading)
                for verb in ["take", "give_back", "note", "approve", "refuse", "odd"]:
                    status = 200 if verb != "odd" else 403
                    words = {"words": "A note."} if verb == "note" else {}
                    answer = self.press(verb, make_request(member=self.member), **words)
                    self.assertEqual(answer.status_code, status if acting == 200 else 403)

    def test_let_nobody_add_change_or_delete(self):
        self.client.force_login(make_user(is_staff=True, is_superuser=True))
        self.assertEqual(self.client.get(f"{QUEUE}add/").status_code, 403)
        self.assertEqual(self.client.post(f"{QUEUE}{self.asked.pk}/delete/").status_code, 403)
        self.client.post(page_of(self.asked), {"given_name": "Forged", "verb": "take"})
        self.assertEqual(AccessRequest.objects.get().given_name, "Ana")

    def test_of_officers_end_at_the_queue(self):
        for place, status in [("affiliations/emaildomain/", 200), ("accounts/user/", 403)]:
            with self.subTest(place=place):
                self.assertEqual(self.client.get(f"/admin/{place}").status_code, status)

    def test_the_focal_points_word_is_shown(self):
        self.asked.endorsement = Endorsement.ENDORSED
        self.asked.save()
        self.assertContains(self.client.get(page_of(self.asked)), "Endorsed by the focal point")
