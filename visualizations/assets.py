"""Styles and scripts: as files for a service, or inside a page that needs none."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

STATIC = Path(__file__).parent / "static"
VIS_NETWORK = "vis-network-9.1.2.js"
"""As inside pyvis 0.3.2. Later major versions put style elements into the page, which a strict
content security policy refuses. Its style sheet is for buttons and tooltips that no page has."""
STYLE = "skillpath.css"
PAGES_STYLE = "pages.css"
PLAN_STYLE = "plan.css"
EMBED_STYLE = "embed.css"
PLAN_FILE_STYLES = (STYLE, PAGES_STYLE, PLAN_STYLE)
MAP_STYLE = "explorer.css"
MODULES = (
    "texts.js",
    "service.js",
    "keeping.js",
    "store.js",
    "returning.js",
    "canvas.js",
    "cards.js",
    "strips.js",
    "lines.js",
    "camera.js",
    "minimap.js",
    "chart.js",
    "rows.js",
    "overview.js",
    "details.js",
    "picture.js",
    "question.js",
    "search.js",
    "list.js",
    "taking.js",
    "explorer.js",
)
"""The modules of the map's page; each imports only those before it, and the last begins."""
MAP_MODULE = "map.js"
"""All of them in one."""
IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w.]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function|const|class) )(\w+)", re.MULTILINE)
EARLY = ("theme.js",)
"""What runs before anything is drawn, so that no page shows a theme that is not asked for."""
REFERENCE_STYLES = ("swagger-ui.css", "reference.css")
REFERENCE_SCRIPTS = ("swagger-ui-bundle.js", "reference.js")
"""Swagger UI as inside flask-openapi-swagger, then what is ours."""


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file to serve."""

    content: bytes
    content_type: str


@cache
def static_files() -> Mapping[str, StaticFile]:
    """Every file that the served pages ask for, by its name.

    >>> sorted(static_files())[:3]
    """
    script, style = "text/javascript; charset=utf-8", "text/css; charset=utf-8"
    return MappingProxyType(
        {
            STYLE: StaticFile((STATIC / STYLE).read_bytes(), style),
            PAGES_STYLE: StaticFile((STATIC / PAGES_STYLE).read_bytes(), style),
            PLAN_STYLE: StaticFile((STATIC / PLAN_STYLE).read_bytes(), style),
            EMBED_STYLE: StaticFile((STATIC / EMBED_STYLE).read_bytes(), style),
            MAP_STYLE: StaticFile((STATIC / MAP_STYLE).read_bytes(), style),
            VIS_NETWORK: StaticFile(_vis_network(), script),
            **{name: StaticFile((STATIC / name).read_bytes(), script) for name in EARLY},
            MAP_MODULE: StaticFile(_joined().encode(), script),
            **{name: StaticFile(_reference(name), style) for name in REFERENCE_STYLES},
            **{name: StaticFile(_reference(name), script) for name in REFERENCE_SCRIPTS},
        }
    )


@cache
def edition() -> str:
    """What changes with the content of any file: the beginning of a SHA-256.

    It is the folder that the files are asked for in, so that they may be kept for ever.
    """
    found = sha256()
    for name, file in sorted(static_files().items()):
        found.update(name.encode() + b"\0" + file.content + b"\0")
    return found.hexdigest()[:12]


def address(static: str, name: str) -> str:
    """Where a page asks for a file; `static` is the address of all of them."""
    return f"{static}{edition()}/{name}"


def _vis_network() -> bytes:
    script = _folder_of("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"
    code, _, _ = script.read_bytes().rpartition(b"//# sourceMappingURL")
    return code


def _reference(name: str) -> bytes:
    if not name.startswith("swagger"):
        return (STATIC / name).read_bytes()
    folder = _folder_of("flask_openapi_swagger") / "templates" / "swagger"
    return (folder / name.rpartition(".")[2] / name).read_bytes()


def _folder_of(package: str) -> Path:
    """Without an import: that of pyvis costs a second, that of the other brings a framework."""
    found = find_spec(package)
    assert found is not None, f"{package} is a dependency"
    assert found.origin is not None, f"{package} is a package with a folder"
    return Path(found.origin).parent


@dataclass(frozen=True, slots=True)
class Assets:
    """What the head of a page needs: addresses, or the code itself with the policy for it."""

    early_urls: tuple[str, ...] = ()
    style_urls: tuple[str, ...] = ()
    script_urls: tuple[str, ...] = ()
    module_url: str = ""
    early: tuple[Markup, ...] = ()
    styles: tuple[Markup, ...] = ()
    scripts: tuple[Markup, ...] = ()
    module: Markup | None = None
    policy: str = ""


def served(
    static: str,
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
    module: str = "",
) -> Assets:
    """The style that all pages share, and these styles, scripts and this module, by address."""
    return by_address(static, scripts, (STYLE, *styles), module)


def by_address(
    static: str, scripts: tuple[str, ...], styles: tuple[str, ...], module: str = ""
) -> Assets:
    """No style but these, beside the scripts; the theme comes first in any case."""

    def urls(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(address(static, name) for name in names)

    return Assets(
        urls(EARLY), urls(styles), urls(scripts), address(static, module) if module else ""
    )


@cache
def styled(names: tuple[str, ...]) -> Assets:
    """Styles for a page without scripts that is opened from a disk, with their policy."""
    files = static_files()
    styles = tuple(inside_element(files[name].content.decode(), "style") for name in names)
    allowed = " ".join(map(_hash, styles))
    return Assets(
        styles=styles,
        policy=(
            f"default-src 'none'; style-src {allowed}; img-src data:; base-uri 'none'; "
            "form-action 'none'"
        ),
    )


@cache
def inlined() -> Assets:
    """The style and all scripts for a page that is opened from a disk, with their policy."""
    files = static_files()
    styles = tuple(
        inside_element(files[name].content.decode(), "style") for name in (STYLE, MAP_STYLE)
    )
    early, scripts = (
        tuple(inside_element(files[name].content.decode(), "script") for name in names)
        for names in (EARLY, (VIS_NETWORK,))
    )
    module = inside_element(files[MAP_MODULE].content.decode(), "script")
    allowed = " ".join(_hash(code) for code in (*early, *scripts, module))
    return Assets(
        early=early,
        styles=styles,
        scripts=scripts,
        module=module,
        policy=(
            f"default-src 'none'; script-src {allowed}; "
            f"style-src {' '.join(map(_hash, styles))}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        ),
    )


def _joined() -> str:
    """One module of several: twenty requests would keep the map waiting.

    Imports stand at the beginning of lines, by names in braces, and end with a semicolon; exports
    are declarations.
    """
    parts = ["const modules = {};"]
    for name in MODULES:
        code = (STATIC / name).read_text("utf-8")
        inner = EXPORT.sub(r"\1\2", IMPORT.sub(r'const {\1} = modules["\2"];\n', code))
        offered = ", ".join(found[2] for found in EXPORT.finditer(code))
        parts.append(
            f'modules["{name}"] = await (async () => {{\n{inner}\nreturn {{ {offered} }};\n}})();'
        )
    return "\n".join(parts)


def inside_element(code: str, element: str) -> Markup:
    r"""Code that does not end the element it stands in.

    `</script` becomes `<\/script` and `<!--` becomes `<\!--`, which mean the same inside the
    strings of both languages. Ends of lines are those that a browser hashes.
    """
    lines = code.replace("\r\n", "\n").replace("\r", "\n")
    for found in {f"</{element}", f"</{element.upper()}", f"</{element.title()}"}:
        lines = lines.replace(found, found.replace("</", r"<\/"))
    return Markup(lines.replace("<!--", r"<\!--"))  # noqa: S704 - our own code and vis-network's


def _hash(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
