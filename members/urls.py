"""Addresses below /members/, /regions/ and /partners/."""

from django.urls import path, re_path

from content.paths import list_paths
from members import pictures
from members.bodies import RegionalBodyDetailView, RegionalBodyListView
from members.partners import (
    MemorandumDetailView,
    MemorandumListView,
    PartnerDetailView,
    PartnerListView,
)
from members.records import MemberDetailView
from members.regions import RegionDetailView, RegionListView
from members.views import MemberListView

app_name = "members"

# The lists of these kinds stand before the records of the folder that they lie in.
urlpatterns = [
    *list_paths("members/", MemberListView, "member"),
    path("members/map/", pictures.member_map, name="member_map"),
    path("members/timeline/", pictures.member_timeline, name="member_timeline"),
    path("members/<slug:slug>/", MemberDetailView.as_view(), name="member_detail"),
    path("regions/", RegionListView.as_view(), name="region_list"),
    *list_paths("regions/bodies/", RegionalBodyListView, "regionalbody"),
    path("regions/<slug:slug>/", RegionDetailView.as_view(), name="region_detail"),
    re_path(
        r"^regions/(?P<slug>[a-z0-9-]+/[a-z0-9-]+)/$",
        RegionalBodyDetailView.as_view(),
        name="regionalbody_detail",
    ),
    *list_paths("partners/", PartnerListView, "partner"),
    *list_paths("partners/memoranda/", MemorandumListView, "memorandum"),
    path(
        "partners/memoranda/<slug:slug>/", MemorandumDetailView.as_view(), name="memorandum_detail"
    ),
    path("partners/<slug:slug>/", PartnerDetailView.as_view(), name="partner_detail"),
]
