"""Feeds and open data: what there is, a page for each dataset, its schema, and the OpenAPI."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from content import dates
from content.finder.finder import VARIANTS
from content.frame import alternates
from content.kept import Kept, generation_day, kept_page
from content.labels import Labels
from content.languages import CODES, current_language
from content.numerals import spaced
from content.open_data.columns import cells_of, record
from content.open_data.datasets import JSON_SCHEMA, Dataset, datasets, datasets_below, numbers
from content.open_data.exports import MAX_ROWS, SOURCE, licence
from content.open_data.listing import read
from content.open_data.openapi import openapi
from content.trails import home_step, type_of_trail

HEADING = gettext_lazy("Feeds and open data")
LEAD = gettext_lazy(
    "Every list of this site can be followed and taken away. No key and no account is needed."
)


@require_safe
@kept_page
def open_data(request: HttpRequest) -> HttpResponse:
    """Every dataset with its files, and how to use them: one statement besides the frame's."""
    counts = _numbers(request)
    members = datasets()["members"]
    context = _frame(request, HEADING, LEAD) | {
        "datasets": [
            _described(dataset, counts.get(dataset.name, 0)) for dataset in datasets().values()
        ],
        "below": [
            {
                "title": below.title,
                "lead": below.lead,
                "address": f"/{current_language().code}{below.place}feed.json",
                "schema_url": reverse("content:dataset_schema", args=[below.name]),
            }
            for below in datasets_below().values()
        ],
        "openapi_url": reverse("content:openapi"),
        "conditional": settings.SITE_URL + members.url("csv"),
        "citation": _citation(request, members),
        "licence": licence(),
        "is_own_licence": not settings.DATA_LICENCE,
        "max_rows": spaced(MAX_ROWS),
    }
    return render(request, "content/open_data.html", context)


@require_safe
@kept_page
def dataset_detail(request: HttpRequest, name: str) -> HttpResponse:
    """A dataset: its files, its columns, its filters and a record of it."""
    dataset = _dataset(name)
    columns = [
        {
            "name": column.name,
            "about": dataset.about(column),
            "cells": [cell.name for cell in cells_of([column])][1:],
            "values": _values(column.schema),
        }
        for column in dataset.columns
    ]
    found = _example(request, dataset)
    context = _frame(request, dataset.title, dataset.lead, is_below=True) | {
        "dataset": _described(dataset, _numbers(request).get(name, 0)),
        "columns": columns,
        "parameters": [(given, _values(given.schema)) for given in dataset.parameters(request)],
        "example": json.dumps(found, ensure_ascii=False, indent=2) if found else "",
        "citation": _citation(request, dataset),
    }
    return render(request, "content/dataset_detail.html", context)


@require_safe
@kept_page
def dataset_schema(request: HttpRequest, name: str) -> HttpResponse:
    """The JSON Schema of a dataset's file in JSON."""
    schema = {"$schema": JSON_SCHEMA, "$id": settings.SITE_URL + request.path}
    dataset = datasets_below().get(name) or _dataset(name)
    return _json(schema | dataset.schema, "application/schema+json")


@require_safe
@kept_page
def openapi_document(request: HttpRequest) -> HttpResponse:
    return _json(
        openapi([*datasets().values(), *datasets_below().values()], request), "application/json"
    )


def _dataset(name: str) -> Dataset:
    """The dataset of that name. Raises Http404 where there is none."""
    if name not in datasets():
        raise Http404(f"no dataset {name}")
    return datasets()[name]


def _json(document: dict[str, Any], media_type: str) -> HttpResponse:
    return JsonResponse(
        document,
        json_dumps_params={"ensure_ascii": False, "indent": 1},
        content_type=f"{media_type}; charset=utf-8",
        headers={"X-Robots-Tag": "noindex"},
    )


def _frame(
    request: HttpRequest, heading: Any, lead: Any, *, is_below: bool = False
) -> dict[str, Any]:
    """What every page of this room says of itself."""
    trail: type_of_trail = [home_step()]
    if is_below:
        trail.append({"label": HEADING, "url": reverse("content:open_data")})
    return {
        "heading": heading,
        "lead": lead,
        "description": lead,
        "trail": [*trail, {"label": heading}],
        "alternates": alternates(request.path, CODES, "en") if not request.GET else [],
    }


def _described(dataset: Dataset, number: int) -> dict[str, Any]:
    """A dataset as templates show it; `number` is how many rows this reader gets."""
    return {
        "title": dataset.title,
        "lead": dataset.lead,
        "number": number,
        "rows": spaced(number),
        "url": reverse("content:dataset", args=[dataset.name]),
        "list_url": dataset.whole_url("list"),
        "files": [
            (label, media_type, dataset.whole_url(ending)) for ending, label, media_type in VARIANTS
        ],
        "schema_url": reverse("content:dataset_schema", args=[dataset.name]),
        "example_url": dataset.example_url,
        "example_address": settings.SITE_URL + dataset.example_url,
    }


def _citation(request: HttpRequest, dataset: Dataset) -> dict[str, str]:
    """How to cite a dataset: who, what, where and on which day."""
    return {
        "source": SOURCE,
        "title": dataset.title,
        "address": settings.SITE_URL + dataset.whole_url("json"),
        "day": dates.partial(generation_day(request)),
    }


def _values(schema: dict[str, Any]) -> list[str]:
    """The values that are all there can be; none where there are others."""
    schema = schema.get("items", schema)
    return [value for value in schema.get("enum", []) if value]


def _numbers(request: HttpRequest) -> dict[str, int]:
    return Kept(request).get("numbers of rows", lambda: numbers(request))


def _example(request: HttpRequest, dataset: Dataset) -> dict[str, Any] | None:
    """The newest record that this reader may read."""
    view = dataset.view_for(request)
    newest = view.get_queryset().newest_first().values("pk")[:1]
    entries = view.get_queryset().filter(pk__in=newest)
    found = read(view, entries, Labels(view.kept, request.user))
    return record(dataset.columns, found[0]) if found else None
