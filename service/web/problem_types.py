"""The types of problem documents: what each means, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = "/problems/"
"""Where problem types begin: a reference that leads somewhere on every installation."""


class KindOfProblem(TypedDict):
    """A type of problem: what it means, what to do about it, what its documents hold."""

    type: str
    title: str
    status: int
    meaning: str
    remedy: str
    members: dict[str, str]


class KindsOfProblem(TypedDict):
    """Every type of problem."""

    problems: list[KindOfProblem]


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of problem; `members` says what its documents hold on top of the usual four.

    They are always there, unless some documents `may_lack` them.
    """

    slug: str
    title: str
    status: HTTPStatus
    meaning: str
    remedy: str
    members: Mapping[str, str] = field(default_factory=dict)
    may_lack: bool = False

    @property
    def type(self) -> str:
        """The member `type` of its documents; without a slug, RFC 9457 has a word of its own."""
        return TYPES + self.slug if self.slug else "about:blank"

    def told(self) -> KindOfProblem:
        """The type for programs."""
        return {
            "type": self.type,
            "title": self.title,
            "status": self.status.value,
            "meaning": self.meaning,
            "remedy": self.remedy,
            "members": dict(self.members),
        }


NAME = {"name": "The name that was found."}
NEAREST = {"nearest": "Up to three ids that are spelt alike, the nearest first."}
NAMES = {
    "errors": "Every name of the question that is wrong, in its order: in which `field`, such as "
    "`known[2]`, what was `found`, what was `expected`, and in `nearest` the ids that may be meant "
    "instead. The type and the other members of the document are those of the first."
}

UNKNOWN_NAME = ProblemType(
    "unknown-name",
    "Unknown name",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "A parameter or a field holds a name that nothing of the roadmap bears.",
    "Take one of the ids in `nearest`, or look the name up with a search. Ids, IRIs, labels and "
    "alternative labels are all understood, in upper or lower case.",
    NAME | NEAREST | NAMES,
)
AMBIGUOUS_NAME = ProblemType(
    "ambiguous-name",
    "Ambiguous name",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "Several things of the roadmap bear the name, so it does not say which is meant.",
    "Use one of the ids in `candidates`.",
    NAME | {"candidates": "The ids of what the name may mean, sorted."} | NAMES,
)
RETIRED_GOAL = ProblemType(
    "retired-goal",
    "Retired goal",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "The goal cannot be attained any more, such as an examination that is no longer held.",
    "Aim at one of the ids in `replaced_by`, or at another goal where there is none. What is "
    "retired may still be stated as known.",
    {
        "goal": "The id of the goal.",
        "replaced_by": "The ids of what took its place; empty where nothing did.",
    }
    | NAMES,
)
UNREACHABLE_GOAL = ProblemType(
    "unreachable-goal",
    "Unreachable goal",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "Every path to the goal leads through something that is retired and not known.",
    "State the items in `retired` as known if they are, or choose another goal.",
    {"goal": "The id of the goal.", "retired": "The ids of the retired items that bar the way."},
)
UNAVOIDABLE_ITEM = ProblemType(
    "unavoidable-item",
    "Unavoidable item",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "Every path to the goal needs something that is forbidden.",
    "Take one of the items in `forbidden` off what you forbid, state it as known if it is, or "
    "choose another goal. If one of them is allowed, there is a path.",
    {
        "goal": "The id of the goal, or of the item of it that cannot be reached.",
        "forbidden": "As few of the forbidden items as bar every path: the `id` of each, and in "
        "`needed_by` the ids of what cannot be attained for want of it.",
    },
)
INVALID_FIELDS = ProblemType(
    "invalid-fields",
    "Invalid fields",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "Parameters of the address or fields of the body are unknown, missing, of a wrong form or out "
    "of range.",
    "Mend each of `errors`; all that is wrong of form is told at once. Names are looked up once "
    "the form is right.",
    {"errors": "What is wrong: in which `field`, what was `found`, and what was `expected`."},
)
MALFORMED_BODY = ProblemType(
    "malformed-body",
    "Malformed body",
    HTTPStatus.BAD_REQUEST,
    "The body is not a JSON object, or a name stands twice in one.",
    "Send one JSON object in UTF-8; the detail says where reading ended.",
)
NOT_FOUND = ProblemType(
    "not-found",
    "Not Found",
    HTTPStatus.NOT_FOUND,
    "Nothing is at this address: there is no such path, or the name in it is borne by nothing.",
    "Take one of the names in `nearest`, or look the path up in the description of the API. "
    "A name in a path is escaped: a space is `%20`, a slash inside a name is `%2F`.",
    {"name": "The name in the path, where there is one."}
    | {"nearest": "Up to three ids that are spelt alike, where the path holds a name."},
    may_lack=True,
)
NOT_READY = ProblemType(
    "not-ready",
    "Not ready",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The service is stopping, and should be sent no more requests.",
    "Send requests to another one, or try again when it has started anew.",
)
UNAUTHORIZED = ProblemType(
    "unauthorized",
    "Unauthorized",
    HTTPStatus.UNAUTHORIZED,
    "Only who runs the service may do this, and the request does not say that it is them.",
    "Send the header `Authorization: Bearer TOKEN` with the token that the service was given.",
)
RELOAD_REFUSED = ProblemType(
    "reload-refused",
    "Reload refused",
    HTTPStatus.CONFLICT,
    "The roadmap was to be read anew, and cannot be served as it is. The former one still is.",
    "Mend the roadmap, or compile its snapshot anew, and reload again.",
    {
        "errors": "Every fault of the roadmap: in which `field`, what was `found`, and what was "
        "`expected`; empty where it could not be read at all."
    },
)
SUBSCRIPTIONS_OFF = ProblemType(
    "subscriptions-off",
    "Subscriptions are off",
    HTTPStatus.NOT_FOUND,
    "The service has no secret to sign the addresses of calendars with, so it has no such "
    "calendars.",
    "Save the plan as a file, `format=ics`. Who runs the service can set `SKILLPATH_SECRET`.",
)
UNKNOWN_SUBSCRIPTION = ProblemType(
    "unknown-subscription",
    "Unknown subscription",
    HTTPStatus.NOT_FOUND,
    "The address of the calendar was not signed by this service, or not as it stands: it was "
    "changed or cut off, or the secret of the service is another one by now.",
    "Ask for the plan again; the header `Link` of the answer leads to its calendar.",
)
SUBSCRIPTION_ENDED = ProblemType(
    "subscription-ended",
    "Subscription ended",
    HTTPStatus.GONE,
    "The calendar was once to be had, and the roadmap has changed since then: it has no such plan "
    "any more.",
    "Ask for a new plan; the detail says what of the old one is no longer possible.",
)
BAD_REQUEST = ProblemType(
    "bad-request",
    "Bad Request",
    HTTPStatus.BAD_REQUEST,
    "The request cannot be read as HTTP has it, such as a body that breaks off.",
    "Send the request again, whole; the detail says what could not be read.",
)
METHOD_NOT_ALLOWED = ProblemType(
    "method-not-allowed",
    "Method Not Allowed",
    HTTPStatus.METHOD_NOT_ALLOWED,
    "The path exists, but not for this method.",
    "Use one of the methods in the header `Allow`.",
)
NOT_ACCEPTABLE = ProblemType(
    "not-acceptable",
    "Not Acceptable",
    HTTPStatus.NOT_ACCEPTABLE,
    "The answer comes in none of the media types that the header `Accept` names.",
    "Name one of the media types in the detail, or leave the header out.",
)
CONTENT_TOO_LARGE = ProblemType(
    "request-entity-too-large",
    "Request Entity Too Large",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "The body is larger than a question may be.",
    "Send less, as the detail says: a question has 1 MB, a batch of learners 32 MB.",
)
URI_TOO_LONG = ProblemType(
    "request-uri-too-long",
    "Request-URI Too Long",
    HTTPStatus.REQUEST_URI_TOO_LONG,
    "The query string is longer than a question may be. Far longer addresses are refused by the "
    "server itself, without a document.",
    "Send the same question as the JSON body of a `POST`, where the path takes one.",
)
UNSUPPORTED_MEDIA_TYPE = ProblemType(
    "unsupported-media-type",
    "Unsupported Media Type",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "The body is said to be something else than JSON in UTF-8, or to be compressed.",
    "Send JSON as it is, and the header `Content-Type: application/json`.",
)
INTERNAL_SERVER_ERROR = ProblemType(
    "internal-server-error",
    "Internal Server Error",
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "The service failed at something that it should have answered or refused.",
    "Nothing is wrong with the request. Tell whoever runs the service; its log says what happened.",
)

FROM_THE_FRAMEWORK: Mapping[HTTPStatus, ProblemType] = MappingProxyType(
    {
        one.status: one
        for one in (
            BAD_REQUEST,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            CONTENT_TOO_LARGE,
            URI_TOO_LONG,
            UNSUPPORTED_MEDIA_TYPE,
            INTERNAL_SERVER_ERROR,
        )
    }
)
"""What HTTP itself refuses, by status."""

PROBLEM_TYPES: Mapping[str, ProblemType] = MappingProxyType(
    {
        one.slug: one
        for one in (
            UNKNOWN_NAME,
            AMBIGUOUS_NAME,
            RETIRED_GOAL,
            UNREACHABLE_GOAL,
            UNAVOIDABLE_ITEM,
            INVALID_FIELDS,
            MALFORMED_BODY,
            NOT_READY,
            UNAUTHORIZED,
            RELOAD_REFUSED,
            SUBSCRIPTIONS_OFF,
            UNKNOWN_SUBSCRIPTION,
            SUBSCRIPTION_ENDED,
            *FROM_THE_FRAMEWORK.values(),
        )
    }
)
"""Every type of problem by its slug, those about questions first."""
