"""Addresses of what people follow: below account/."""

from django.urls import path

from meetings.notices import views

app_name = "notices"

urlpatterns = [
    path("following/", views.following, name="following"),
    path("following/<str:kind>/<int:pk>/", views.follow, name="follow"),
    path("following/stop/<str:token>/", views.stop_letters, name="stop"),
]
