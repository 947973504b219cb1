"""The OpenAPI document: every dataset's files, what they can be narrowed by, and what they hold."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.datasets import Below, Dataset, Parameter
from content.exports import MEDIA_TYPES, SOURCE, licence
from content.languages import CODES

VERSION = "3.1.1"
REUSED = {"NotModified": "304", "NotFound": "404"}


def openapi(datasets: Iterable[Dataset | Below], request: HttpRequest) -> dict[str, Any]:
    """The document (OpenAPI 3.1), in words of the page's language."""
    found = list(datasets)
    return {
        "openapi": VERSION,
        "info": {
            "title": _("Open data of the World Customs Organization"),
            "version": "1",
            "description": _("What everybody may read: no key and no account is needed."),
            "contact": {"name": SOURCE, "url": f"{settings.SITE_URL}/en/contact/"},
            "license": {"name": _("Licence"), "url": licence()},
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {
            _path(dataset, ending): {"get": _operation(dataset, ending, request)}
            for dataset in found
            for ending in MEDIA_TYPES
        },
        "components": {
            "schemas": {dataset.name: dataset.schema for dataset in found},
            "parameters": _parameters(),
            "responses": _responses(),
        },
    }


def _path(dataset: Dataset | Below, ending: str) -> str:
    """The path with places for the language and an entry: /{language}/members/feed.json."""
    return f"/{{language}}{dataset.place}feed.{ending}"


def _operation(dataset: Dataset | Below, ending: str, request: HttpRequest) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{dataset.name}"}
    content = {MEDIA_TYPES[ending]: {"schema": schema if ending == "json" else {"type": "string"}}}
    tag = {"description": _("Changes with the content."), "schema": {"type": "string"}}
    ok = {"description": dataset.lead or dataset.title, "headers": {"ETag": tag}}
    of_entry = ["slug"] if "{slug}" in dataset.place else ["part"]
    shared = ["language", *of_entry, "If-None-Match"]
    return {
        "operationId": f"{dataset.name}-{ending}",
        "summary": f"{dataset.title} ({ending.upper()})",
        "tags": [dataset.title],
        "parameters": [
            *[_parameter(given) for given in dataset.parameters(request)],
            *[{"$ref": f"#/components/parameters/{name}"} for name in shared],
        ],
        "responses": {
            "200": ok | {"content": content},
            **{code: {"$ref": f"#/components/responses/{name}"} for name, code in REUSED.items()},
        },
    }


def _parameter(given: Parameter) -> dict[str, Any]:
    """A parameter of the query; one that may be repeated is an array."""
    schema = {"type": "array", "items": given.schema} if given.is_many else given.schema
    described = {
        "name": given.name,
        "in": "query",
        "description": str(given.label),
        "schema": schema,
    }
    return described | ({"style": "form", "explode": True} if given.is_many else {})


def _parameters() -> dict[str, Any]:
    return {
        "language": {
            "name": "language",
            "in": "path",
            "required": True,
            "description": _("The language of the texts, where they exist in it."),
            "schema": {"type": "string", "enum": CODES},
        },
        "slug": {
            "name": "slug",
            "in": "path",
            "required": True,
            "description": _("The entry, by the last part of its page's address."),
            "schema": {"type": "string"},
        },
        "part": {
            "name": "part",
            "in": "query",
            "description": _("The part of a list that one file does not hold."),
            "schema": {"type": "integer", "minimum": 1, "default": 1},
        },
        "If-None-Match": {
            "name": "If-None-Match",
            "in": "header",
            "description": _("The ETag of the file that you have."),
            "schema": {"type": "string"},
        },
    }


def _responses() -> dict[str, Any]:
    return {
        "NotModified": {"description": _("The file that you have is still true.")},
        "NotFound": {
            "description": _("There is no such part, or no such entry."),
            "content": {"text/html": {"schema": {"type": "string"}}},
        },
    }
