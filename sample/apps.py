"""The sample room."""

from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "sample"
