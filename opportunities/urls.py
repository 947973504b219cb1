"""Addresses below /about/: vacancies/ and procurement/tenders/."""

from django.urls import path

from content.paths import list_paths
from opportunities.views import (
    TenderDetailView,
    TenderListView,
    VacancyDetailView,
    VacancyListView,
)

app_name = "opportunities"

VACANCIES, TENDERS = "vacancies/", "procurement/tenders/"

urlpatterns = [
    *list_paths(VACANCIES, VacancyListView, "vacancy"),
    path(f"{VACANCIES}<slug:slug>/", VacancyDetailView.as_view(), name="vacancy_detail"),
    *list_paths(TENDERS, TenderListView, "tender"),
    path(f"{TENDERS}<slug:slug>/", TenderDetailView.as_view(), name="tender_detail"),
]
