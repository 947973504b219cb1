"""Addresses below /about/: vacancies/ and procurement/tenders/."""

from django.urls import path

from opportunities.views import (
    TenderDetailView,
    TenderListView,
    VacancyDetailView,
    VacancyListView,
)

app_name = "opportunities"

VACANCIES, TENDERS = "vacancies/", "procurement/tenders/"

urlpatterns = [
    path(VACANCIES, VacancyListView.as_view(), name="vacancy_list"),
    path(f"{VACANCIES}feed.atom", VacancyListView.as_view(feed_format="atom"), name="vacancy_atom"),
    path(f"{VACANCIES}feed.csv", VacancyListView.as_view(feed_format="csv"), name="vacancy_csv"),
    path(f"{VACANCIES}feed.json", VacancyListView.as_view(feed_format="json"), name="vacancy_json"),
    path(f"{VACANCIES}<slug:slug>/", VacancyDetailView.as_view(), name="vacancy_detail"),
    path(TENDERS, TenderListView.as_view(), name="tender_list"),
    path(f"{TENDERS}feed.atom", TenderListView.as_view(feed_format="atom"), name="tender_atom"),
    path(f"{TENDERS}feed.csv", TenderListView.as_view(feed_format="csv"), name="tender_csv"),
    path(f"{TENDERS}feed.json", TenderListView.as_view(feed_format="json"), name="tender_json"),
    path(f"{TENDERS}<slug:slug>/", TenderDetailView.as_view(), name="tender_detail"),
]
