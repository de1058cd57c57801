"""Addresses of calendars: each carries its question, signed, so that nothing has to be kept.

Who has the address can read the calendar, as with any subscribed one; who has not the secret
cannot make one, so that a service answers nobody's questions but its own.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from skillpath.graph import SkillpathError
from skillpath.service.plan_wishes import Wished

if TYPE_CHECKING:
    from skillpath.service.plan_wishes import PlanWish

SECRET = "SUBSCRIPTION_SECRET"  # noqa: S105 - the name of a setting
"""Where the app keeps what is signed with."""

PURPOSE = "skillpath.plan.1"
"""A signature for another purpose, or of another form of questions, is none for this one."""

MOST_TOKEN = 4_000
"""Characters of a token: what every server and calendar takes in an address."""


class SubscriptionsOffError(SkillpathError, LookupError):
    """No secret is set, so that no address can be signed or trusted."""

    def __str__(self) -> str:
        """What an operator has to do."""
        return "found no secret to check the address with; expected the setting SKILLPATH_SECRET"


class UnknownSubscriptionError(SkillpathError, LookupError):
    """An address that this service has not signed."""

    def __str__(self) -> str:
        """Never what was found."""
        return "found an address that was not signed here, or was changed; expected it as it was"


class SubscriptionEndedError(SkillpathError, LookupError):
    """An address whose question can be answered no more: the roadmap has changed."""

    def __init__(self, cause: SkillpathError) -> None:
        """Keep why."""
        super().__init__(cause)
        self.cause = cause

    def __str__(self) -> str:
        """Why; the question was signed here, so its names are no secret to who has the address."""
        return f"found a plan that the roadmap no longer allows ({self.cause}); expected a new plan"


@dataclass(frozen=True, slots=True)
class Subscription:
    """The question that an address carries."""

    roadmap_id: str | None
    wish: Wished


def token_of(asked: PlanWish, roadmap_id: str | None) -> str | None:
    """The question, signed; None where there is no secret, or the question is too long."""
    secret = current_app.config.get(SECRET)
    if secret is None:
        return None
    told: dict[str, Any] = {"roadmap_id": roadmap_id} if roadmap_id else {}
    for one in fields(Wished):
        value = getattr(asked, one.name)
        value = tuple(value) if isinstance(value, list) else value
        if value != one.default:
            told[one.name] = value
    token = str(_signer(secret).dumps(told))
    return token if len(token) <= MOST_TOKEN else None


def question_in(token: str) -> Subscription:
    """What the token asks.

    Raises:
        SubscriptionsOffError: where there is no secret.
        UnknownSubscriptionError: where the token was not signed with it.
    """
    secret = current_app.config.get(SECRET)
    if secret is None:
        raise SubscriptionsOffError
    if len(token) > MOST_TOKEN:
        raise UnknownSubscriptionError
    try:
        told = _signer(secret).loads(token)
    except BadData:
        raise UnknownSubscriptionError from None
    roadmap_id = told.pop("roadmap_id", None)
    found: dict[str, Any] = {
        name: tuple(one) if isinstance(one, list) else one for name, one in told.items()
    }
    return Subscription(roadmap_id, Wished(**found))


def _signer(secret: str) -> URLSafeSerializer:
    """The signature is checked before anything of the payload is unpacked."""
    options = {"digest_method": sha256, "key_derivation": "hmac"}
    return URLSafeSerializer(secret, salt=PURPOSE, signer_kwargs=options)
