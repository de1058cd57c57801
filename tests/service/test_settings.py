from __future__ import annotations

import re

import pytest
from click import Context

from skillpath.service.settings import (
    Settings,
    SettingsError,
    all_settings,
    settings,
    settings_table,
)
from skillpath.service.terminal.serving import serve_command
from tests.service.asking import run

NAMES = [one.name for one in all_settings()]


def said(given: dict[str, object]) -> str:
    """What is said of settings that are wrong."""
    with pytest.raises(SettingsError) as caught:
        settings(given)
    return str(caught.value)


def test_nothing_set_leaves_the_defaults() -> None:
    assert settings() == Settings.model_construct()


def test_an_option_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLPATH_PORT", "9000")
    monkeypatch.setenv("SKILLPATH_WORKERS", "2")
    found = settings({"port": "9001"})
    assert (found.port, found.workers) == (9001, 2)


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLPATH_PORT", "")
    assert settings().port == 8000


def test_a_wrong_variable_and_a_wrong_option_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLPATH_PORT", "many")
    assert said({"workers": "0"}) == (
        "SKILLPATH_PORT: found 'many'; expected a whole number from 0 to 65535\n"
        "--workers: found '0'; expected a whole number from 1 to 64"
    )


@pytest.mark.parametrize(
    ("told", "origins"),
    [
        ("*", ("*",)),
        (
            "https://a.example, http://localhost:3000",
            ("https://a.example", "http://localhost:3000"),
        ),
        ("", ()),
    ],
)
def test_origins_are_separated_by_commas(told: str, origins: tuple[str, ...]) -> None:
    assert settings({"cors_origins": told}).cors_origins == origins


@pytest.mark.parametrize(
    "told", ["*,https://a.example", "a.example", "https://a.example/", "https://.*", "null"]
)
def test_what_is_no_origin_is_refused(told: str) -> None:
    assert said({"cors_origins": told}) == (
        f"--cors-origins: found '{told}'; expected origins such as https://example.org, "
        "separated by commas, or * alone"
    )


@pytest.mark.parametrize("told", ["two words", "token\n", " token", "schlüssel"])
def test_a_token_that_no_header_carries_is_refused_and_not_told(told: str) -> None:
    assert said({"admin_token": told}) == (
        "--admin-token: found a secret that no header carries; "
        "expected ASCII letters, digits and signs, without blanks"
    )


def test_wrong_settings_are_wrong_use() -> None:
    result = run("serve", env={"SKILLPATH_COMPRESSION": "perhaps"})
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        "Error: SKILLPATH_COMPRESSION: found 'perhaps'; expected true or false\n",
    )


@pytest.mark.parametrize("one", all_settings(), ids=NAMES)
def test_help_shows_every_setting_with_variable_and_default(one: object) -> None:
    shown = " ".join(run("serve", "--help").stdout.split())
    found = next(setting for setting in all_settings() if setting == one)
    default = f"; default: {found.default}" if found.default else ""
    assert f"[env var: {found.variable}{default}" in shown
    assert f" {found.option} " in shown


def test_an_option_reaches_its_setting() -> None:
    arguments = ["--no-compression", "--log-format", "json", "--limit-items", "5"]
    context = serve_command.make_context("serve", arguments)
    assert isinstance(context, Context)
    given = {name: value for name, value in context.params.items() if value is not None}
    assert given == {
        "compression": False,
        "log_format": "json",
        "limit_items": "5",
        "browse": False,
    }


def test_every_setting_is_in_the_table() -> None:
    told = re.findall(r"^\| `SKILLPATH_(\w+)`", settings_table(), re.MULTILINE)
    assert [one.lower() for one in told] == list(NAMES)
    assert set(NAMES) == set(Settings.model_fields)
