"""Addresses of registration: below the event's own, and below /account/ for focal points."""

from django.urls import path, re_path

from registrations import views
from registrations.focal import views as focal

app_name = "registrations"

urlpatterns = [
    path("events/<slug:slug>/register/", views.register, name="register"),
    path("events/<slug:slug>/registration/", views.registration, name="registration"),
    re_path(r"^registrations/(?P<secret>[\w.-]{1,100})/$", views.by_letter, name="by_letter"),
    path("account/nominations/", focal.nominations, name="nominations"),
]
