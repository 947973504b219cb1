"""Addresses of the mailbox for developers."""

from django.urls import path

from mail import views

app_name = "mail"

urlpatterns = [
    path("", views.mailbox, name="mailbox"),
    path("<slug:name>/", views.letter, name="letter"),
    path("<slug:name>/html/", views.letter_html, name="letter_html"),
    path("<slug:name>/source/", views.letter_source, name="letter_source"),
]
