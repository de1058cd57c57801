from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete

from skillpath.service.terminal.command import main
from tests.service.asking import IDS, run

if TYPE_CHECKING:
    from pathlib import Path


def offered(*words: str, begun: str = "") -> list[str]:
    """What a shell is offered for a word that is begun after others."""
    asked = ShellComplete(main, {}, "skillpath", "_SKILLPATH_COMPLETE")
    return [one.value for one in asked.get_completions(list(words), begun)]


@pytest.fixture(autouse=True)
def in_use(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    monkeypatch.setenv("SKILLPATH_ROADMAP", str(small_file))


@pytest.mark.parametrize(
    "words",
    [
        ("path",),
        ("path", "exam"),
        ("export",),
        ("show",),
        ("next", "--known"),
        ("next", "-g"),
        ("explore", "-k"),
    ],
)
def test_names_are_completed_by_ids(words: tuple[str, ...]) -> None:
    assert offered(*words, begun="s") == ["stats", "sums", "small"]


def test_all_names_are_offered_where_none_is_begun() -> None:
    assert offered("path") == [*sorted(IDS), "basics", "models", "small"]


def test_the_roadmap_of_the_option_is_completed(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("id,name,hours\nalpha,Alpha,3\n", encoding="utf-8")
    assert offered("--roadmap", str(path), "path", begun="a") == ["alpha"]
    assert offered("path", "--roadmap", str(path), begun="a") == ["alpha"]


def test_a_broken_roadmap_completes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    assert offered("--roadmap", str(path), "path", begun="s") == []
    assert offered("--roadmap", str(tmp_path / "none.ttl"), "path", begun="s") == []
    monkeypatch.setenv("SKILLPATH_LIMIT_ITEMS", "many")
    assert offered("path", begun="s") == []


def test_settings_are_completed_with_their_choices() -> None:
    assert offered("serve", begun="--log-f") == ["--log-format"]
    assert offered("serve", "--log-format") == ["auto", "json", "text"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_for_each_shell(shell: str, tmp_path: Path) -> None:
    result = run("completion", shell)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "_SKILLPATH_COMPLETE" in result.stdout
    if program := shutil.which(shell):
        script = tmp_path / "script"
        script.write_text(result.stdout, encoding="utf-8")
        subprocess.run([program, "-n", str(script)], check=True)


def test_another_shell_is_wrong_use() -> None:
    assert run("completion", "cmd").exit_code == 2
