"""The files to deploy with, held against what they run."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from configparser import RawConfigParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from skillpath.service.settings import all_settings, settings
from skillpath.service.terminal.command import main
from tests.service.conftest import PROGRAM, fetch

if TYPE_CHECKING:
    from tests.service.conftest import Served

ROOT = Path(__file__).parent.parent.parent
GUIDE = ROOT / "docs" / "how-to" / "deploy.md"
UNIT = ROOT / "docs" / "deploy" / "skillpath.service"
CONTAINERFILE = ROOT / "docs" / "deploy" / "Containerfile"
SERVE = main.commands["serve"]
NAMES = {one.variable: one.name for one in all_settings()}


def instructions() -> list[tuple[str, str]]:
    """What the container file says, in order."""
    lines = CONTAINERFILE.read_text(encoding="utf-8").splitlines()
    told = [line.partition(" ") for line in lines if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in told]


def said(name: str) -> list[str]:
    return [rest for one, rest in instructions() if one == name]


def unit() -> RawConfigParser:
    found = RawConfigParser(strict=False)
    found.optionxform = str  # type: ignore[assignment, method-assign]
    found.read(UNIT)
    return found


def given(variables: list[str]) -> dict[str, str]:
    """Settings by name, of words such as SKILLPATH_PORT=8000."""
    pairs = dict(word.split("=", 1) for word in variables)
    return {NAMES[one]: value for one, value in pairs.items() if one.startswith("SKILLPATH_")}


def test_the_settings_of_the_unit_and_the_image_are_valid() -> None:
    served = settings(given(unit()["Service"]["Environment"].split()))
    assert (served.host, served.workers, served.log_format) == ("127.0.0.1", 2, "json")
    [image] = said("ENV")
    assert settings(given(image.split())).host == "0.0.0.0"  # noqa: S104 - within a container


def test_unit_and_image_run_a_command_that_there_is() -> None:
    program, *arguments = shlex.split(unit()["Service"]["ExecStart"])
    [entry] = map(json.loads, said("ENTRYPOINT"))
    assert (Path(program).name, arguments) == ("skillpath", ["serve"])
    assert entry == ["skillpath", "serve"]
    SERVE.make_context("serve", arguments[1:])


def test_the_unit_waits_longer_than_the_service_takes_to_stop() -> None:
    usual = settings()
    service = unit()["Service"]
    assert int(service["TimeoutStopSec"]) > usual.drain + usual.stop_timeout
    assert service["KillMode"] == "mixed"
    assert int(service["LimitNOFILE"]) > usual.connections


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    text = UNIT.read_text(encoding="utf-8").replace("/opt/skillpath/bin/skillpath", PROGRAM)
    copy = tmp_path / UNIT.name
    copy.write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", copy], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    safe = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(copy)]
    assert subprocess.run(safe, check=False, capture_output=True).returncode == 0


def test_the_image_is_made_of_files_that_there_are() -> None:
    copied = [shlex.split(one) for one in said("COPY") if not one.startswith("--from")]
    sources = {word for words in copied for word in words[:-1]}
    assert [one for one in sources if not (ROOT / one).exists()] == []
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "setuptools"
    ]["package-dir"]
    assert set(packages.values()) <= sources


def test_the_image_is_small_and_not_run_as_root() -> None:
    names = [name for name, _ in instructions()]
    assert names.count("FROM") == 2
    [user] = said("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    last = names[len(names) - names[::-1].index("FROM") :]
    assert "RUN" not in last


def test_the_image_installs_what_was_tested() -> None:
    pip = [one for one in said("RUN") if "pip install" in one]
    assert "--require-hashes --only-binary :all: -r requirements/serve.txt" in pip[0]
    assert "--no-deps --no-build-isolation ." in pip[1]


def test_the_health_check_of_the_image_asks_the_service(served: Served) -> None:
    [check] = said("HEALTHCHECK")
    program, *arguments = json.loads(check.partition(" CMD ")[2])
    asked = [one.replace("127.0.0.1:8000", f"127.0.0.1:{served.port}") for one in arguments]
    assert program == "python"
    subprocess.run([sys.executable, *asked], check=True)
    missed = [one.replace("readyz", "nowhere") for one in asked]
    assert subprocess.run([sys.executable, *missed], check=False, stderr=-3).returncode == 1


def test_the_guide_shows_the_files_and_names_only_settings_that_there_are() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    shown = re.findall(r"\{literalinclude\} (\S+)", text)
    assert [(GUIDE.parent / one).resolve() for one in shown] == [UNIT, CONTAINERFILE]
    assert set(re.findall(r"SKILLPATH_[A-Z_]+", text)) <= set(NAMES)


def test_the_guide_names_the_metrics_that_there_are(served: Served) -> None:
    with fetch(served.address + "metrics") as response:
        told = response.read().decode()
    text = GUIDE.read_text(encoding="utf-8")
    named = set(re.findall(r"`(skillpath_\w+)", text))
    assert named == {one for one in named if one in told}
    exposed = set(re.findall(r"^# TYPE (skillpath_\w+)", told, re.MULTILINE))
    assert exposed == named
