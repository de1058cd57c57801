"""Maps as files: the same bytes by command and over HTTP, on paper, and in frames of others."""

from __future__ import annotations

import struct
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from tests.browser import visit
from tests.service.asking import API, problem, refusal, run
from tests.visualizations.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient
    from playwright.sync_api import Browser

    from tests.service.conftest import Served

TYPES = {
    "svg": "image/svg+xml",
    "mmd": "text/vnd.mermaid; charset=utf-8",
    "dot": "text/vnd.graphviz; charset=utf-8",
}
QUESTIONS: list[dict[str, Any]] = [
    {},
    {"known": ["code"], "goal": ["exam"]},
    {"known": ["code"], "goal": ["exam"], "view": "whole", "scheme": "dark", "columns": 2},
    {"around": "Statistics", "hops": 2, "limit": 1, "strict": True},
    {"goal": ["exam"], "forbid": ["code"], "prefer": ["r"]},
]


def options(question: dict[str, Any]) -> list[str]:
    """The question as it is typed."""
    typed = []
    for name, value in question.items():
        for one in value if isinstance(value, list) else [value]:
            typed += [f"--{name}"] if one is True else [f"--{name}", str(one)]
    return typed


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_picture_has_the_same_bytes_by_command_and_over_http(
    small: FlaskClient, small_file: Path, form: str, question: dict[str, Any]
) -> None:
    typed = [*options(question), "--format", form]
    told = run("picture", "--roadmap", small_file, *typed).stdout_bytes
    got = small.get(f"{API}/map", query_string=question | {"format": form})
    posted = small.post(f"{API}/map", json=question | {"format": form})
    assert (got.status_code, got.data, posted.data) == (200, told, told)


@pytest.mark.parametrize("form", TYPES)
def test_it_is_chosen_by_accept_as_well_and_named_as_a_file(small: FlaskClient, form: str) -> None:
    media = TYPES[form].partition(";")[0]
    found = small.get(f"{API}/map?goal=exam", headers={"Accept": media})
    headers = ("Content-Type", "Content-Disposition", "X-Content-Type-Options")
    assert [found.headers[one] for one in headers] == [
        TYPES[form],
        f'inline; filename="small-path.{form}"',
        "nosniff",
    ]


def test_a_picture_may_do_nothing_in_a_browser(small: FlaskClient) -> None:
    found = small.get(f"{API}/map?format=svg").headers["Content-Security-Policy"]
    assert found == "default-src 'none'; frame-ancestors 'none'"


def test_the_same_question_has_the_same_tag(small: FlaskClient) -> None:
    tags = {small.get(f"{API}/map?format=svg&goal=exam").headers["ETag"] for _ in range(2)}
    assert len(tags) == 1


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("format=gif", "format"),
        ("scheme=sepia", "scheme"),
        ("view=all", "view"),
        ("columns=25", "columns"),
        ("hops=3", "hops"),
    ],
)
def test_what_cannot_be_drawn_is_told(small: FlaskClient, asked: str, wrong: str) -> None:
    told = problem(small.get(f"{API}/map?{asked}"))
    assert [one["field"] for one in told["errors"]] == [wrong]


def test_the_ending_of_the_file_says_the_format(small_file: Path, tmp_path: Path) -> None:
    begins = {
        "svg": b"<svg ",
        "mmd": b"---\n",
        "dot": b"digraph ",
        "png": b"\x89PNG",
        "pdf": b"%PDF",
    }
    for form, begin in begins.items():
        file = tmp_path / f"map.{form}"
        run("picture", "--roadmap", small_file, "--output", file)
        assert file.read_bytes().startswith(begin)


def test_a_png_has_two_pixels_for_each_of_the_picture(small_file: Path, tmp_path: Path) -> None:
    for form in ("png", "svg"):
        run("picture", "--roadmap", small_file, "-o", tmp_path / f"map.{form}")
    content = (tmp_path / "map.png").read_bytes()
    wide, high = struct.unpack(">II", content[16:24])
    assert f'width="{wide // 2}" height="{high // 2}"' in (tmp_path / "map.svg").read_text("utf-8")


def test_a_pdf_is_one_page_with_text_that_can_be_found(small_file: Path) -> None:
    content = run("picture", "--roadmap", small_file, "-g", "exam", "--format", "pdf").stdout_bytes
    document = pypdfium2.PdfDocument(content)
    text = document[0].get_textpage().get_text_bounded()
    assert (len(document), document.get_metadata_dict()["Title"]) == (1, "The path to Exam")
    for one in ("The path to Exam", "Statistics", "1 of 2", "Small 1.0.0"):
        assert one in text
    document.close()


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_equal_questions_print_equal_files(small_file: Path, form: str) -> None:
    typed = ("picture", "--roadmap", small_file, "--format", form)
    assert run(*typed).stdout_bytes == run(*typed).stdout_bytes


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_what_is_not_installed_is_told_with_the_remedy(
    small_file: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    assert refusal("picture", "--roadmap", small_file, "--format", form) == (
        "found no package 'typst'; expected it for PNG and PDF: pip install 'skillpath[print]'"
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--view", "around"), "--view around: expected an item, named with --around."),
        (("--view", "path"), "--view path: expected a goal, named with --goal."),
        (("--around", "statz"), "did you mean 'stats'?"),
        (("--format", "gif"), "'gif' is not one of"),
        (("--columns", "25"), "25 is not in the range"),
    ],
)
def test_a_command_that_cannot_draw_says_why(
    small_file: Path, typed: tuple[str, ...], told: str
) -> None:
    result = run("picture", "--roadmap", small_file, *typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_the_roadmap_itself_is_never_drawn_over(small_file: Path) -> None:
    before = small_file.read_bytes()
    told = refusal("picture", "--roadmap", small_file, "--output", small_file)
    assert told.endswith("found the roadmap itself; expected another name than that of the roadmap")
    assert small_file.read_bytes() == before


def test_a_page_for_frames_is_a_picture_with_links_and_no_script(small: FlaskClient) -> None:
    found = small.get("/embed?known=code&goal=exam&goal=")
    page = Seen(found.text)
    assert (
        found.status_code,
        page.attributes("script", "src"),
        page.attributes("a", "target"),
    ) == (
        200,
        [],
        ["_blank"] * 5,
    )
    assert page.attributes("a", "href") == [
        *(f"/skills/{one}?known=code&goal=exam" for one in ("code", "sums", "stats", "exam")),
        "/explore?known=code&goal=exam",
    ]
    assert "The path to Exam: 3 to learn, 16 h" in page.text


@pytest.mark.parametrize(("theme", "found"), [("dark", ["dark"]), ("system", [])])
def test_a_frame_has_the_theme_that_is_asked_for(
    small: FlaskClient, theme: str, found: list[str]
) -> None:
    page = Seen(small.get(f"/embed?theme={theme}").text)
    assert page.attributes("html", "data-theme") == found


@pytest.mark.parametrize(
    ("asked", "told"), [("goal=statz", "did you mean 'stats'?"), ("theme=pink", "theme: found")]
)
def test_what_is_wrong_with_the_question_is_told_in_the_frame(
    small: FlaskClient, asked: str, told: str
) -> None:
    found = small.get(f"/embed?{asked}")
    assert (found.status_code, told in Seen(found.text).text) == (422, True)
    assert found.headers["Content-Security-Policy"].endswith("frame-ancestors *")


@pytest.mark.parametrize("path", ["/", "/explore", "/skills/stats", f"{API}/map", "/nothing"])
def test_no_other_page_may_be_framed(small: FlaskClient, path: str) -> None:
    found = small.get(path, headers={"Accept": "text/html, */*"})
    assert "frame-ancestors 'none'" in found.headers["Content-Security-Policy"]


class Blog(BaseHTTPRequestHandler):
    """Somebody's page, with a frame of what stands behind the question mark."""

    def do_GET(self) -> None:
        framed = self.path.partition("?")[2]
        page = f'<!doctype html><html lang="en"><title>Blog</title><iframe src="{framed}"></iframe>'
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def blog() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Blog)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_of_another_origin_may_show_the_frame(
    served: Served, blog: str, chromium: Browser
) -> None:
    with visit(chromium, f"{blog}?{served.address}embed?goal=exam") as seen:
        (frame,) = [one for one in seen.page.frames if one.parent_frame]
        assert frame.locator("svg text", has_text="The path to Exam").is_visible()
        with seen.page.context.expect_page() as opened:
            frame.locator("svg text", has_text="Statistics").click()
        assert opened.value.url.startswith(f"{served.address}skills/stats?goal=exam")


def test_a_page_of_another_origin_may_not_show_the_explorer(
    served: Served, blog: str, chromium: Browser
) -> None:
    with visit(chromium, f"{blog}?{served.address}explore") as seen:
        (frame,) = [one for one in seen.page.frames if one.parent_frame]
        assert "frame-ancestors" in " ".join(seen.complaints)
        assert frame.locator("main").count() == 0


@pytest.mark.parametrize("page", ["", "explore"])
def test_the_path_goes_on_paper_with_hours_and_reasons_and_the_map_does_not(
    served: Served, chromium: Browser, page: str
) -> None:
    with visit(chromium, f"{served.address}{page}?known=code&goal=exam", scheme="dark") as seen:
        seen.page.wait_for_load_state("networkidle")
        seen.page.emulate_media(media="print", color_scheme="dark")
        text = seen.page.inner_text("body").replace("\N{NO-BREAK SPACE}", " ")
        ink = seen.page.evaluate("() => getComputedStyle(document.body).color")
        others = seen.page.locator("#map, #list, form, nav, button").filter(visible=True)
        assert others.evaluate_all("(some) => some.map((one) => one.outerHTML.slice(0, 90))") == []
    assert "For Statistics: Means are sums." in text
    assert ("16 h" in text, ink) == (True, "rgb(28, 31, 35)")
