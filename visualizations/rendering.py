"""The templates of a language, with every value escaped, and what they can say."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from skillpath.visualizations.saying import texts

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(language: str) -> Environment:
    """One for all pages in a language: templates are compiled once.

    They find `say` and `plain`, which say a text of the language by its key, `script_texts` for
    its scripts, and the `language` itself.
    """
    told = texts(language)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["hours"] = told.hours
    made.filters["effort"] = told.effort
    made.filters["cost"] = told.cost
    made.filters["opening"] = opening
    made.filters["web"] = web
    made.filters["terms"] = terms
    made.filters["gist"] = gist
    made.filters["coded"] = coded
    made.globals |= {
        "language": language,
        "plain": told.plain,
        "say": told.say,
        "script_texts": told.script_texts,
        "version": version("skillpath"),
    }
    return made


def web(url: str) -> str:
    """The address if it leads to the web; others, such as `javascript:`, become nothing."""
    return url if url.casefold().startswith(("https://", "http://")) else ""


def terms(license_url: str) -> str:
    """What a license is called, by its address: `CC BY 4.0`; others by the address itself."""
    _, found, path = license_url.partition("://creativecommons.org/licenses/")
    if found:
        return f"CC {path.strip('/').replace('/', ' ').upper()}"
    return license_url.removeprefix("https://spdx.org/licenses/")


def gist(text: str, most: int = 160) -> str:
    """The beginning of a text for those who list pages, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]} …"


def opening(text: str) -> str:
    """With a capital letter, as at the beginning of a line; the rest, such as names, stays."""
    return text[:1].upper() + text[1:]


def coded(text: str) -> Markup:
    """A text in which backticks hold what is typed, as in Markdown."""
    parts = text.split("`")
    forms = (Markup("{}"), Markup("<code>{}</code>"))
    return Markup("").join(forms[place % 2].format(part) for place, part in enumerate(parts))
