"""Addresses of pages that exist once, and of the tree of pages."""

from django.urls import path, register_converter

from pages import views
from pages.a_to_z import a_to_z
from pages.faq import QuestionDetailView, question_list
from pages.services import service_list
from pages.site_map import site_map


class TreeConverter:
    """A path of plain words.

    What has a dot, or lies in a folder of machines, is no page: without that, every address
    below / would lead to a language first, to be missing there.
    """

    regex = "(?!(?:admin|files|static)/)[a-z0-9-]+(?:/[a-z0-9-]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TreeConverter, "tree")

app_name = "pages"

urlpatterns = [
    path("", views.home, name="home"),
    path("a-z/", a_to_z, name="a_to_z"),
    path("faq/", question_list, name="question_list"),
    path("faq/<slug:slug>/", QuestionDetailView.as_view(), name="question_detail"),
    path("services/", service_list, name="service_list"),
    path("sitemap/", site_map, name="site_map"),
    path("<tree:slug>/", views.PageDetailView.as_view(), name="page_detail"),
]
