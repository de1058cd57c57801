from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.service.asking import API

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

METHODS = ("get", "post", "put", "patch", "delete")
CLIENTS = pytest.mark.parametrize("client", ["small", "shipped"])


def described(client: FlaskClient) -> dict[str, Any]:
    """The description of the API."""
    answer = client.get(f"{API}/openapi.json")
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    document: dict[str, Any] = answer.get_json()
    return document


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and operation."""
    for path, item in document["paths"].items():
        for method in set(METHODS) & set(item):
            yield path, method, item[method]
