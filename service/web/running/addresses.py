"""Addresses to listen at."""

from __future__ import annotations

import socket

from skillpath.graph import SkillpathError


class AddressError(SkillpathError, OSError):
    """An address that cannot be served on."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        """Keep the address and what is the matter with it."""
        super().__init__(host, port, reason)
        self.host, self.port, self.reason = host, port, reason

    def __str__(self) -> str:
        """The address and what is the matter with it."""
        return f"found {self.host}:{self.port}: {self.reason}; expected a free address"


def free_port(host: str, port: int) -> int:
    """The port, or a free one for 0.

    Raises:
        AddressError: when it cannot be listened at.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise AddressError(host, port, (error.strerror or str(error)).lower()) from None
