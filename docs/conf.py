"""How Sphinx builds these pages: offline, in the colors of the product, without remote assets."""

from __future__ import annotations

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

project = "skillpath"
author = "The skillpath contributors"
project_copyright = author
version = release = version_of("skillpath")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "docs.generation",
]
exclude_patterns: list[str] = []
nitpicky = True
nitpick_ignore_regex = [
    # The standard library, numpy and networkx are not reached from an offline build, and names
    # that the signatures of one package borrow from another are spelled without their package.
    (r"py:.*", r"(?!skillpath\.).*"),
    (r"py:class", r"skillpath\.graph\.gates\.Gates"),  # how the engine sees a roadmap
]

myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline", "attrs_block"]
myst_heading_anchors = 4

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
python_maximum_signature_line_length = 80
napoleon_google_docstring = True
napoleon_numpy_docstring = False

default_role = "code"  # docstrings quote names in single backticks, as Markdown does
highlight_language = "text"
pygments_style = "friendly"
pygments_dark_style = "github-dark"
copybutton_exclude = ".linenos, .gp, .go"  # no prompts, nothing that was printed

html_theme = "furo"
html_title = "skillpath"
html_static_path = ["_static"]
html_css_files = ["skillpath-docs.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "sidebar_hide_name": False,
    "light_css_variables": {
        "font-stack": "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', "
        "'Noto Sans', Arial, sans-serif",
        "color-brand-primary": "#005a94",
        "color-brand-content": "#005a94",
        "color-brand-visited": "#005a94",
        "color-foreground-primary": "#1c1f23",
        "color-foreground-secondary": "#5a6068",
        "color-foreground-muted": "#5a6068",
        "color-background-primary": "#ffffff",
        "color-background-secondary": "#f7f7f4",
        "color-background-hover": "#efefe9",
        "color-background-border": "#d9d8d0",
        "color-code-background": "#f7f7f4",
        "color-api-name": "#145fa8",
        "color-api-pre-name": "#5a6068",
        "color-api-background": "#f7f7f4",
    },
    "dark_css_variables": {
        "color-brand-primary": "#7cc0f0",
        "color-brand-content": "#7cc0f0",
        "color-brand-visited": "#7cc0f0",
        "color-foreground-primary": "#e9eaec",
        "color-foreground-secondary": "#a7adb6",
        "color-foreground-muted": "#a7adb6",
        "color-background-primary": "#15171a",
        "color-background-secondary": "#1a1d21",
        "color-background-hover": "#1d2024",
        "color-background-border": "#363b42",
        "color-code-background": "#1d2024",
        "color-api-name": "#7cc0f0",
        "color-api-pre-name": "#a7adb6",
        "color-api-background": "#1d2024",
    },
}
