"""A small client of skillpath with httpx: problems as errors, answers kept by their ETags."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator


class RefusedError(Exception):
    """What the service refused; `problem` is the document that says why."""

    def __init__(self, problem: dict[str, Any]) -> None:
        """Keep the problem."""
        super().__init__(problem.get("detail", problem["title"]))
        self.problem = problem


class Skillpath:
    """The API of one installation."""

    def __init__(self, address: str) -> None:
        """Talk to the service at this address."""
        self._http = httpx.Client(base_url=f"{address}/api/v1", timeout=30)
        self._kept: dict[str, httpx.Response] = {}

    def get(self, path: str, **query: Any) -> Any:
        """One answer; asked again, it is not sent again unless it has changed."""
        request = self._http.build_request("GET", path, params=query)
        kept = self._kept.get(str(request.url))
        if kept:
            request.headers["If-None-Match"] = kept.headers["ETag"]
        answer = self._http.send(request)
        if kept and answer.status_code == httpx.codes.NOT_MODIFIED:
            return kept.json()
        if answer.is_error:
            raise RefusedError(answer.json())
        if "ETag" in answer.headers:
            self._kept[str(request.url)] = answer
        return answer.json()

    def skills(self, **query: Any) -> Iterator[dict[str, Any]]:
        """All skills that the filters leave, page after page."""
        while True:
            page = self.get("/skills", **query)
            yield from page["skills"]
            if page["next_cursor"] is None:
                return
            query["cursor"] = page["next_cursor"]


def main(address: str) -> None:
    """Ask what next, by which path, what there is; and for something that is not there."""
    skillpath = Skillpath(address)
    known = ["python", "statistics"]
    found = skillpath.get("/recommendations", known=known, goal="pytorch", limit=2)
    for one in found["recommendations"]:
        print(f"next: {one['name']}, {one['hours']['likely']} h. {one['reasons'][0]}")
    path = skillpath.get("/paths", goal="pytorch", known=known)
    print(f"path: {len(path['items'])} items, {path['hours']['likely']} h")
    tools = [one["name"] for one in skillpath.skills(kind="tool", level="advanced", limit=10)]
    print(f"{len(tools)} advanced tools, among them {', '.join(tools[:3])}")
    try:
        skillpath.get("/paths", goal="pytroch")
    except RefusedError as refused:
        print(f"{refused.problem['title']}: did you mean {refused.problem['nearest'][0]}?")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
