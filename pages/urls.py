"""Addresses of pages that exist once."""

from django.urls import path

from pages import views
from pages.a_to_z import a_to_z
from pages.faq import QuestionDetailView, question_list
from pages.online_services import service_list
from pages.site_map import site_map

app_name = "pages"

urlpatterns = [
    path("", views.home, name="home"),
    path("a-z/", a_to_z, name="a_to_z"),
    path("faq/", question_list, name="question_list"),
    path("faq/<slug:slug>/", QuestionDetailView.as_view(), name="question_detail"),
    path("services/", service_list, name="service_list"),
    path("sitemap/", site_map, name="site_map"),
]
