"""The newsroom room."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "newsroom"
