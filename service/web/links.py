"""Where an answer leads: web links (RFC 8288) in its headers."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an answer; `target` is relative to the address that was asked.

    `media_type` is what the target comes in, where that is known.
    """

    target: str
    rel: str
    media_type: str = ""

    def header(self, path: str) -> str:
        """The header's value for an answer at the path."""
        told = f'<{urljoin(path, self.target)}>; rel="{self.rel}"'
        return f'{told}; type="{self.media_type}"' if self.media_type else told
