"""JSON schemas in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docs.generation.markdown import code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCALARS = ("string", "integer", "number", "boolean")
BOUNDS = {
    "minimum": "at least {}",
    "exclusiveMinimum": "above {}",
    "maximum": "at most {}",
    "maxLength": "up to {} characters",
    "minItems": "at least {} values",
    "maxItems": "up to {} values",
}


def form_of(schema: Mapping[str, Any]) -> str:
    """What values a schema takes, as Markdown: `integer, at least 1`, a link for a named shape."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{anchor(name)})"
    for kind in ("anyOf", "oneOf", "allOf"):
        if kind in schema:
            return " or ".join(dict.fromkeys(map(form_of, schema[kind])))
    if "enum" in schema:
        return ", ".join(code(str(one)) for one in schema["enum"])
    if "const" in schema:
        return code(str(schema["const"]))
    return ", ".join([_kind(schema), *_bounds(schema)])


def anchor(name: str) -> str:
    """Where the page tells of a named shape."""
    return f"shape-{name.lower()}"


def _kind(schema: Mapping[str, Any]) -> str:
    kind = schema.get("type", "any value")
    if isinstance(kind, list):
        return " or ".join(kind)
    if kind == "array":
        return _list_of(schema.get("items", {}))
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {form_of(schema['additionalProperties'])}"
    return str(kind)


def _list_of(item: Mapping[str, Any]) -> str:
    if item.get("type") not in SCALARS or "enum" in item:
        return f"list of {form_of(item)}"
    bounds = ", ".join(_bounds(item))
    return f"list of {item['type']}s" + (f" ({bounds})" if bounds else "")


def _bounds(schema: Mapping[str, Any]) -> Iterator[str]:
    for name, words in BOUNDS.items():
        if name in schema:
            yield words.format(f"{schema[name]:,}")
    if schema.get("default") not in (None, [], False):
        yield f"{code(str(schema['default']))} if not said"
