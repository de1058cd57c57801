"""A small client of skillpath with httpx: refusals as errors, files, questions in bodies."""

from __future__ import annotations

import re
import sys
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_KEPT = 100
JSON, PROBLEM = "application/json", "application/problem+json"
FILE_NAME = re.compile(r'filename="(\w[\w.-]*)"')


class RefusedError(Exception):
    """What was not answered; `problem` says why, and is empty where something else refused."""

    def __init__(self, answer: httpx.Response) -> None:
        """Keep the problem, if the answer is one: a proxy sends whatever it likes."""
        self.status = answer.status_code
        self.problem: dict[str, Any] = answer.json() if media_type(answer) == PROBLEM else {}
        status = f"{answer.status_code} {answer.reason_phrase} ({media_type(answer)})"
        super().__init__(self.problem.get("detail", self.problem.get("title", status)))


def media_type(answer: httpx.Response) -> str:
    """The media type without its parameters; empty where none is said."""
    told: str = answer.headers.get("Content-Type", "")
    return told.partition(";")[0].strip().lower()


class Skillpath:
    """The API of one installation; one for the life of your process, for all of its threads."""

    def __init__(self, address: str) -> None:
        """Talk to the service at this address."""
        self._http = httpx.Client(base_url=f"{address}/api/v1", timeout=30, follow_redirects=True)
        self._kept: OrderedDict[str, httpx.Response] = OrderedDict()

    def __enter__(self) -> Self:
        """Go on until the end of a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, path: str, **query: Any) -> Any:
        """Content, which is the same for everybody: asked again, it is sent only if it changed."""
        query = {name: value for name, value in query.items() if value is not None}
        asked = f"{path}?{httpx.QueryParams(query)}"
        kept = self._kept.pop(asked, None)
        known = {"If-None-Match": kept.headers["ETag"]} if kept else {}
        answer = self._sent("GET", path, known, params=query)
        if kept and answer.status_code == httpx.codes.NOT_MODIFIED:
            answer = kept
        if "ETag" in answer.headers and "private" not in answer.headers.get("Cache-Control", ""):
            self._kept[asked] = answer
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)  # what was not asked for longest
        return answer.json()

    def ask(self, path: str, **question: Any) -> Any:
        """An answer to somebody, whose question stands in no address and so in no log."""
        return self._sent("POST", path, {}, json=question).json()

    def save(self, folder: Path, path: str, media: str, **question: Any) -> Path:
        """The same as a file, under the name that the service gives it."""
        answer = self._sent("POST", path, {"Accept": media}, json=question)
        name = FILE_NAME.search(answer.headers.get("Content-Disposition", ""))
        file = folder / (name[1] if name else "answer")
        file.write_bytes(answer.content)
        return file

    def skills(self, **query: Any) -> Iterator[dict[str, Any]]:
        """All skills that the filters leave, page after page."""
        while True:
            page = self.get("/skills", **query)
            yield from page["skills"]
            if page["next_cursor"] is None:
                return
            query["cursor"] = page["next_cursor"]

    def _sent(self, method: str, path: str, headers: dict[str, str], **told: Any) -> httpx.Response:
        headers = {"Accept": JSON} | headers
        answer = self._http.request(method, path, headers=headers, **told)
        is_unchanged = answer.status_code == httpx.codes.NOT_MODIFIED
        if not is_unchanged and (not answer.is_success or media_type(answer) != headers["Accept"]):
            raise RefusedError(answer)
        return answer


def main(address: str) -> None:
    """Ask what next, by which path, what there is; and for something that is not there."""
    with Skillpath(address) as skillpath:
        known = ["python", "statistics"]
        found = skillpath.ask("/recommendations", known=known, goal=["pytorch"], limit=2)
        for one in found["recommendations"]:
            print(f"next: {one['name']}, {one['hours']['likely']} h. {one['reasons'][0]}")
        path = skillpath.ask("/paths", known=known, goal=["pytorch"])
        print(f"path: {len(path['items'])} items, {path['hours']['likely']} h")
        file = skillpath.save(Path(), "/paths", "text/markdown", known=known, goal=["pytorch"])
        print(f"saved: {file}")
        tools = [one["name"] for one in skillpath.skills(kind="tool", level="advanced", limit=10)]
        print(f"{len(tools)} advanced tools, among them {', '.join(tools[:3])}")
        try:
            skillpath.ask("/paths", goal=["pytroch"])
        except RefusedError as refused:
            for one in refused.problem["errors"]:
                print(f"{one['field']}: {one['found']}; did you mean {one['nearest'][0]}?")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
