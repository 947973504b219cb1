"""The agenda on the desk: pasted, edited in place, moved; nothing of it is lost."""

from meetings.models import AgendaItem, AgendaText
from tests.meeting_factories import make_meeting, make_working_document
from tests.meetings.desk_case import DeskCase

PASTED = "1. Opening of the session 10:00-11:30\n2. Reports\n2.1 Secretariat\n3. Other\nMonday"


class PastingTests(DeskCase):
    def test_shows_what_is_understood_before_anything_changes(self):
        page = self.post("paste", text=PASTED, _show="1")
        self.assertContains(page, "4 lines are understood")
        self.assertContains(page, "Monday")
        self.assertContains(page, "It has no number.")
        self.assertEqual(self.meeting.items.count(), 2)

    def test_writes_it_onto_the_items_by_number(self):
        page = self.post("paste", text=PASTED, _apply="1")
        self.assertContains(page, "2 items are added. 2 items are changed.")
        self.assertContains(page, "Not understood: Monday")
        items = list(self.meeting.items.order_by("position"))
        self.assertEqual([item.number for item in items], ["1", "2", "2.1", "3"])
        self.assertEqual(items[2].parent, items[1])
        self.assertEqual(items[0].pk, self.first.pk)
        self.assertEqual(items[0].texts.get().title, "Opening of the session")
        self.assertEqual(f"{items[0].starts_time:%H:%M}", "10:00")

    def test_numbers_that_no_item_can_have_and_controls_stop_nothing(self):
        text = "2a. Second\n(b) Odd\n2.1.1 Deep\n    1 Deeper\n3. With\x00in"
        page = self.post("paste", text=text, _apply="1")
        self.assertContains(page, "3 items are added.")
        titles = AgendaText.objects.filter(item__number="3").values_list("title", flat=True)
        self.assertEqual(list(titles), ["Within"])

    def test_a_session_to_copy_that_is_no_number_is_refused_in_words(self):
        AgendaItem.objects.all().delete()
        for key in ["abc", "9" * 30, "9" * 5000, "\u00b2"]:
            with self.subTest(key=key[:5]):
                page = self.post("skeleton", session=key)
                self.assertContains(page, "Choose the session to copy.")

    def test_an_event_that_is_no_number_leaves_the_choice_open(self):
        for room in ["meetings/meeting", "registrations/registrationform"]:
            for key in ["abc", "9" * 30, "1.5", "\u00b2"]:
                with self.subTest(room=room, key=key[:5]):
                    page = self.client.get(f"/admin/{room}/add/?event={key}")
                    self.assertEqual(page.status_code, 200)

    def test_another_language_joins_the_items_that_are_there(self):
        self.post("paste", language="fr", text="1. Ouverture\n2. Rapports", _apply="1")
        self.assertEqual(self.meeting.items.count(), 2)
        titles = AgendaText.objects.filter(item=self.first).order_by("language")
        self.assertEqual([text.title for text in titles], ["Opening", "Ouverture"])

    def test_items_that_the_text_does_not_name_stay(self):
        page = self.post("paste", text="1. Opened\n1.1 Part", _show="1")
        self.assertContains(page, "Items that the text does not name stay as they are")
        self.post("paste", text="1. Opened\n1.1 Part", _apply="1")
        numbers = self.meeting.items.order_by("position").values_list("number", flat=True)
        self.assertEqual(list(numbers), ["1", "1.1", "2"])

    def test_what_is_no_agenda_is_kept_and_said(self):
        page = self.post("paste", text="Dear colleagues", _apply="1")
        self.assertContains(page, "No line was understood")
        self.assertContains(page, "Dear colleagues</textarea>")


class OutlineTests(DeskCase):
    def save(self, language="", **changed):
        return self.post("agenda", language, **(self.form("agenda", language) | changed))

    def numbers(self):
        return list(self.meeting.items.order_by("position").values_list("number", flat=True))

    def test_saves_number_title_and_times(self):
        page = self.save(**{
            "agenda-0-number": "4", "agenda-0-title": "Opened", "agenda-0-starts_time": "09:00",
        })  # fmt: skip
        self.assertContains(page, "The agenda is saved.")
        self.first.refresh_from_db()
        self.assertEqual((self.first.number, f"{self.first.starts_time:%H}"), ("4", "09"))
        self.assertEqual(self.first.texts.get().title, "Opened")

    def test_a_number_says_what_an_item_belongs_to(self):
        self.save(**{"agenda-1-number": "1.1"})
        self.second.refresh_from_db()
        self.assertEqual(self.second.parent, self.first)

    def test_titles_are_those_of_the_language(self):
        self.save("fr", **{"agenda-0-title": "Ouverture"})
        titles = dict(self.first.texts.values_list("language", "title"))
        self.assertEqual(titles, {"en": "Opening", "fr": "Ouverture"})

    def test_moves_an_item_with_its_sub_items(self):
        self.save(below=self.first.pk)
        self.assertEqual(self.numbers(), ["1", "1.1", "2"])
        self.save(down=self.first.pk)
        self.assertEqual(self.numbers(), ["2", "1", "1.1"])
        self.save(up=self.first.pk)
        self.assertEqual(self.numbers(), ["1", "1.1", "2"])
        self.assertContains(self.save(up=self.first.pk), "Item 1 stands there already.")

    def test_saves_what_was_written_before_an_item_is_added_or_moved(self):
        self.save(**{"agenda-1-title": "Written", "another": "1"})
        self.assertEqual(self.numbers(), ["1", "2", "3"])
        self.assertEqual(self.second.texts.get().title, "Written")

    def test_deletes_an_item_unless_a_document_belongs_to_it(self):
        make_working_document(self.meeting, "PTC/26/1", item=self.first)
        page = self.save(drop=self.first.pk)
        self.assertContains(page, "Item 1 stays: 1 document belongs to it. Move it first.")
        self.save(drop=self.second.pk)
        self.assertEqual(self.numbers(), ["1"])

    def test_says_what_is_wrong_and_keeps_every_word(self):
        page = self.save(**{"agenda-0-number": "A", "agenda-1-title": "Written"})
        self.assertContains(page, "Number items as 2, 2.1 or 2a.")
        self.assertContains(page, 'value="Written"')
        page = self.save(**{"agenda-0-number": "2"})
        self.assertContains(page, "Number 2 is there twice.")
        self.assertEqual(self.numbers(), ["1", "2"])

    def test_who_saves_later_than_somebody_else_is_told(self):
        values = self.form("agenda")
        self.save(**{"agenda-0-title": "Theirs"})
        page = self.post("agenda", **(values | {"agenda-0-title": "Mine"}))
        self.assertContains(page, "Somebody changed the agenda after you opened it.")
        self.assertContains(page, 'value="Mine"')
        self.assertContains(page, "Now stored: Theirs")
        self.assertEqual(self.first.texts.get().title, "Theirs")

    def test_items_of_another_meeting_are_out_of_reach(self):
        other = AgendaItem.objects.create(meeting=make_meeting(), number="1", position=1)
        self.save(**{"agenda-0-item": other.pk, "agenda-0-number": "9", "drop": other.pk})
        other.refresh_from_db()
        self.assertEqual(other.number, "1")


class DecisionTests(DeskCase):
    def test_are_kept_per_item_and_language(self):
        values = self.form("decisions") | {"decisions-0-decision": "Adopted\r\nby all"}
        self.assertContains(self.post("decisions", **values), "The decisions are saved.")
        self.assertEqual(self.first.texts.get().decision, "Adopted\nby all")

    def test_need_a_title_in_their_language(self):
        values = self.form("decisions", "fr") | {"decisions-0-decision": "Adopté"}
        page = self.post("decisions", "fr", **values)
        self.assertContains(page, "Item 1 has no title in this language (Français) yet.")
        self.assertContains(page, "Adopté")

    def test_who_saves_later_than_somebody_else_is_told(self):
        values = self.form("decisions")
        self.post("decisions", **(values | {"decisions-0-decision": "Theirs"}))
        page = self.post("decisions", **(values | {"decisions-0-decision": "Mine"}))
        self.assertContains(page, "Somebody changed the decisions")
        self.assertContains(page, "Mine")
        self.assertEqual(self.first.texts.get().decision, "Theirs")
