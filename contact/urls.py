"""Addresses below /contact/."""

from django.urls import path

from contact import views

app_name = "contact"

urlpatterns = [
    path("", views.contact, name="contact"),
    path("sent/<slug:reference>/", views.message_sent, name="message_sent"),
]
