"""The routes that the types of problems lead to."""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

from skillpath.service.answers import encoded
from skillpath.service.web.problem_types import PROBLEM_TYPES


def problem_routes() -> Blueprint:
    """`/problems`, and below it an address for each type."""
    routes = Blueprint("problems", __name__)
    routes.add_url_rule("/problems", view_func=problems)
    routes.add_url_rule("/problems/<slug>", view_func=one_problem)
    return routes


def problems() -> Response:
    """Every type of problem that the service answers with."""
    answer = {"problems": [one.told() for one in PROBLEM_TYPES.values()]}
    return Response(encoded(answer), content_type="application/json")


def one_problem(slug: str) -> Response:
    """One type of problem: what it means, and what to do about it."""
    if slug not in PROBLEM_TYPES:
        raise NotFound
    return Response(encoded(PROBLEM_TYPES[slug].told()), content_type="application/json")
