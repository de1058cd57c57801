"""What an operator can set: one class that options, environment and documentation are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from skillpath.graph import SkillpathError
from skillpath.graph.errors import shortened
from skillpath.ontology import ReadingLimits
from skillpath.visualizations.saying import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pydantic.fields import FieldInfo

PREFIX = "SKILLPATH_"
MOST_LIMIT = 2_000_000_000
USUAL = ReadingLimits()
ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
TOKEN = re.compile(r"[!-~]+")
"""What the header `Authorization` carries as it stands."""

EXPECTED = {
    "admin_token": "ASCII letters, digits and signs, without blanks",
    "cors_origins": "origins such as https://example.org, separated by commas, or * alone",
    "secret": "16 characters or more",
    "keep_alive": "true or false",
    "compression": "true or false",
}
"""What is expected where neither a range nor a choice says it."""

UNTOLD = {
    "admin_token": "a secret that no header carries",
    "secret": "a secret that is too short",
}
"""What is told in place of a secret that is wrong."""

LEAST_SECRET = 16
"""Characters; fewer can be guessed by trying signatures."""

CHOICES: Mapping[str, Callable[[], tuple[str, ...]]] = {"language": languages}
"""The choices that are found rather than listed."""


class SettingsError(SkillpathError, ValueError):
    """Settings that are wrong: the variable or option, what was found, what was expected."""

    def __init__(self, faults: Sequence[tuple[str, str, str]]) -> None:
        """Keep all of them."""
        super().__init__(tuple(faults))
        self.faults = tuple(faults)

    def __str__(self) -> str:
        """All of them, a line each."""
        return "\n".join(
            f"{named}: found {found}; expected {expected}" for named, found, expected in self.faults
        )


Kind = TypeVar("Kind", bound=BaseSettings)


def _limit(usual: int, meaning: str) -> Any:
    return Field(usual, ge=1, le=MOST_LIMIT, description=meaning)


class ReadingSettings(BaseSettings):
    """In which language a roadmap is read, and how much its file may hold."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore"
    )

    language: str = Field(
        "en", description="The language of the pages, and of what a roadmap says in several."
    )
    limit_size: int = _limit(USUAL.size, "Bytes of a file.")
    limit_items: int = _limit(USUAL.items, "Items of a roadmap.")
    limit_members: int = _limit(USUAL.members, "Members of all requirements together.")
    limit_values: int = _limit(USUAL.values, "Values in JSON, or statements in Turtle and JSON-LD.")
    limit_faults: int = _limit(USUAL.faults, "Faults that are told of one file.")

    @field_validator("language")
    @classmethod
    def _language(cls, value: str) -> str:
        if value not in languages():
            raise ValueError
        return value

    @property
    def limits(self) -> ReadingLimits:
        """The same, as reading takes them."""
        return ReadingLimits(
            size=self.limit_size,
            items=self.limit_items,
            members=self.limit_members,
            values=self.limit_values,
            faults=self.limit_faults,
        )


class Settings(ReadingSettings):
    """What an operator can set; each field is an option of `serve` and a variable as well."""

    roadmap: str | None = Field(
        None,
        description="A roadmap of your own (.csv, .json, .ttl, .jsonld), or a snapshot of one.",
    )
    host: str = Field("127.0.0.1", description="The address to listen at; 0.0.0.0 for all.")
    port: int = Field(8000, ge=0, le=65_535, description="The port; 0 takes any free one.")
    workers: int = Field(1, ge=1, le=64, description="Processes that answer; one for each core.")
    threads: int = Field(4, ge=1, le=64, description="Requests that a worker answers at a time.")
    backlog: int = Field(
        1_024, ge=128, le=65_535, description="Connections that wait to be taken, of a worker."
    )
    connections: int = Field(
        512, ge=1, le=65_535, description="Connections that a worker holds; others wait."
    )
    header_timeout: int = Field(
        10, ge=1, le=60, description="Seconds for a request's header, and of idle connections."
    )
    keep_alive: bool = Field(
        default=True, description="Whether a connection serves several requests."
    )
    drain: int = Field(
        0,
        ge=0,
        le=600,
        description="Seconds that /readyz says 503 after SIGTERM, before connections are refused.",
    )
    stop_timeout: int = Field(
        30, ge=1, le=1_800, description="Seconds that answers may take after a signal to stop."
    )
    compression: bool = Field(default=True, description="Whether answers are compressed.")
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Origins whose pages may ask, separated by commas; * for all."
    )
    admin_token: str | None = Field(
        None,
        repr=False,
        description="What who may reload has to know; without it POST /admin/reload is not there.",
    )
    secret: str | None = Field(
        None,
        repr=False,
        description="What addresses of subscribed calendars are signed with; without it there are "
        "none.",
    )
    log_format: Literal["auto", "json", "text"] = Field(
        "auto", description="How to log; auto is text at a terminal, else JSON."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="What to log; info has a line for each request, debug also for probes."
    )

    @field_validator("admin_token")
    @classmethod
    def _token(cls, value: str | None) -> str | None:
        if value is not None and not TOKEN.fullmatch(value):
            raise ValueError
        return value

    @field_validator("secret")
    @classmethod
    def _secret(cls, value: str | None) -> str | None:
        if value is not None and len(value) < LEAST_SECRET:
            raise ValueError
        return value

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _origins(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        origins = tuple(one.strip() for one in value.split(",") if one.strip())
        if origins != ("*",) and not all(map(ORIGIN.fullmatch, origins)):
            raise ValueError
        return origins


@dataclass(frozen=True, slots=True)
class Setting:
    """One of the settings, as people set it. `default` is empty where nothing is the default."""

    name: str
    default: str
    meaning: str
    expected: str
    choices: tuple[str, ...] = ()
    is_switch: bool = False

    @property
    def variable(self) -> str:
        """Its environment variable."""
        return PREFIX + self.name.upper()

    @property
    def option(self) -> str:
        """Its option of `skillpath serve`."""
        return "--" + self.name.replace("_", "-")


def all_settings() -> tuple[Setting, ...]:
    """Every setting; what is set most often first."""
    own = [name for name in Settings.model_fields if name not in ReadingSettings.model_fields]
    names = (*own, *ReadingSettings.model_fields)
    return tuple(_setting(name, Settings.model_fields[name]) for name in names)


def _setting(name: str, field: FieldInfo) -> Setting:
    is_choice = get_origin(field.annotation) is Literal
    choices = get_args(field.annotation) if is_choice else CHOICES.get(name, tuple)()
    return Setting(
        name,
        _told(field.default),
        field.description or "",
        _expected(name, field, choices),
        choices,
        is_switch=field.annotation is bool,
    )


def _told(default: object) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return "" if default in (None, ()) else str(default)


def _expected(name: str, field: FieldInfo, choices: tuple[str, ...]) -> str:
    """What a value must be."""
    low = [one.ge for one in field.metadata if isinstance(one, Ge)]
    high = [one.le for one in field.metadata if isinstance(one, Le)]
    if low and high:
        return f"a whole number from {low[0]} to {high[0]}"
    return f"one of {', '.join(choices)}" if choices else EXPECTED.get(name, "text")


def settings(given: Mapping[str, Any] | None = None) -> Settings:
    """What is in force: what is given on the command line, then the environment, then defaults.

    Raises:
        SettingsError: naming each that is wrong.
    """
    return _checked(Settings, given or {})


def reading_settings(given: Mapping[str, Any] | None = None) -> ReadingSettings:
    """What of reading is in force: the language and the limits.

    Raises:
        SettingsError: naming each that is wrong.
    """
    return _checked(ReadingSettings, given or {})


def _checked(kind: type[Kind], given: Mapping[str, Any]) -> Kind:
    try:
        return kind(**given)
    except ValidationError as refused:
        known = {one.name: one for one in all_settings()}
        faults = []
        for error in refused.errors(include_url=False):
            one = known[str(error["loc"][0])]
            named = one.option if one.name in given else one.variable
            found = UNTOLD.get(one.name) or shortened(str(error["input"]))
            faults.append((named, found, one.expected))
        raise SettingsError(faults) from None


def settings_table() -> str:
    """All settings as a Markdown table, for the documentation."""
    lines = ["| variable | option | default | meaning |", "|---|---|---|---|"]
    for one in all_settings():
        option = f"{one.option}, --no-{one.option[2:]}" if one.is_switch else one.option
        options = ", ".join(f"`{part}`" for part in option.split(", "))
        default = f"`{one.default}`" if one.default else "none"
        meaning = f"{one.meaning} {one.expected[0].upper()}{one.expected[1:]}."
        told = one.meaning if one.is_switch or one.expected == "text" else meaning
        lines.append(f"| `{one.variable}` | {options} | {default} | {told} |")
    return "\n".join(lines) + "\n"
