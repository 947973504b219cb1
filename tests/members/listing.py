"""What tests of the list of Members look at."""

from django.test import TestCase


class MemberCase(TestCase):
    def finder(self, query="", language="en"):
        return self.client.get(f"/{language}/members/{query}").context["finder"]

    def titles(self, query="", language="en"):
        return [entry.text.title for entry in self.finder(query, language).entries]

    def groups(self, query="", language="en"):
        return {
            str(group.heading.label): [entry.text.title for entry in group.entries]
            for group in self.finder(query, language).groups
        }

    def counts(self, facet, query=""):
        facets = {f["name"]: f["choices"] for f in self.finder(query).facets}
        return {choice["label"]: choice["count"] for choice in facets.get(facet, [])}
