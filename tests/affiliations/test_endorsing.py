"""The focal point's word on a request: of the own administration only, and once."""

from django.test import TestCase

from affiliations.models import AccessRequest, AffiliationRole, Endorsement, RequestError
from audit.models import Action, Record
from tests.factories import make_affiliation, make_member, make_request, make_user


class EndorsingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.member = make_member()
        cls.focal = make_affiliation(member=cls.member, role=AffiliationRole.FOCAL_POINT).user
        cls.asked = make_request(member=cls.member)

    def test_lists_what_waits_for_the_own_administration(self):
        make_request()
        make_request(member=self.member, state="sent")
        make_request(member=self.member, endorsement=Endorsement.DECLINED)
        self.assertEqual(list(AccessRequest.objects.to_endorse(self.focal)), [self.asked])

    def test_is_kept_with_who_said_it(self):
        self.asked.endorse(self.focal, "She joined in May.")
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.endorsement, Endorsement.ENDORSED)
        line = self.asked.lines.get()
        self.assertEqual((line.by, line.words), (self.focal, "She joined in May."))
        record = Record.objects.get(action=Action.REQUEST_ENDORSED)
        self.assertEqual(
            (record.actor_id, record.subject), (self.focal.pk, f"request {self.asked.pk}")
        )

    def test_may_be_that_the_person_is_not_known(self):
        self.asked.decline_endorsement(self.focal, "Nobody knows her.")
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.endorsement, Endorsement.DECLINED)

    def test_is_for_a_focal_point_of_that_member(self):
        others = [
            make_user(),
            make_affiliation(member=self.member).user,
            make_affiliation(role=AffiliationRole.FOCAL_POINT).user,
            make_affiliation(
                member=self.member, role=AffiliationRole.FOCAL_POINT, ends_on="2021-01-01"
            ).user,
        ]
        for other in others:
            with self.assertRaisesMessage(RequestError, "Only a focal point"):
                self.asked.endorse(other)

    def test_is_said_once_and_only_while_the_request_waits(self):
        self.asked.endorse(self.focal)
        with self.assertRaisesMessage(RequestError, "has answered already"):
            self.asked.decline_endorsement(self.focal, "No.")
        self.asked.withdraw()
        with self.assertRaisesMessage(RequestError, "has been closed"):
            self.asked.endorse(self.focal)
