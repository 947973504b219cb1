"""Addresses of registration: below the event's own, and below /account/ for focal points."""

from django.urls import path, re_path

from registrations import own, views
from registrations.focal import views as focal
from registrations.participants import participants

app_name = "registrations"

OF_LETTER = r"(?P<secret>[\w.-]{1,100})"

urlpatterns = [
    path("events/<slug:slug>/register/", views.register, name="register"),
    path("events/<slug:slug>/register/sent/", views.sent, name="sent"),
    path("events/<slug:slug>/registration/", own.registration, name="registration"),
    path("events/<slug:slug>/registration/edit/", own.edit, name="edit"),
    path("events/<slug:slug>/participants/", participants, name="participants"),
    re_path(rf"^registrations/{OF_LETTER}/$", own.by_letter, name="by_letter"),
    re_path(rf"^registrations/{OF_LETTER}/edit/$", own.edit_by_letter, name="edit_by_letter"),
    path("account/nominations/", focal.nominations, name="nominations"),
    path("account/nominations/<int:pk>/", focal.nomination, name="nomination"),
    path("account/nominations/send/<slug:slug>/", focal.send, name="send"),
]
