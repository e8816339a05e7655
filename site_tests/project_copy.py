"""Copies of the project in a folder of their own, to break or to build without touching this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from hooks.opstage.content import load_site
from hooks.opstage.problems import Problem, ProblemsFound
from site_tests.conftest import ROOT

CONTENT = ("worksheets", "docs/kaarten", "browser/questions", "browser/practice")


@dataclass(frozen=True)
class Project:
    """Someone's own copy of the project."""

    root: Path

    def change(self, file: str, old: str, new: str) -> int:
        """Replace the first `old` in a file; returns the line (from 1) on which it begins."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} no longer holds {old!r}: choose another place for this mistake"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text.count("\n", 0, text.index(old)) + 1

    def problems(self) -> list[Problem]:
        """All that the build says of this copy."""
        try:
            load_site(self.root)
        except ProblemsFound as found:
            return found.problems
        return []

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run the command that `python3 hooks build` runs."""
        command = [sys.executable, "-m", "mkdocs", "--quiet", "build", *options]
        environment = dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONDONTWRITEBYTECODE="1")
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True)


def copy_content(root: Path) -> Project:
    """All that `load_site` reads."""
    for folder in CONTENT:
        shutil.copytree(ROOT / folder, root / folder)
    return Project(root)


def with_code(project: Project, *, keep_bundle: bool) -> Project:
    """Add what the real command needs: code, all pages, this machine's packages and, if wanted, its finished bundle."""
    copy = project.root
    shutil.copytree(ROOT / "hooks", copy / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs", copy / "docs", dirs_exist_ok=True)
    left_out = shutil.ignore_patterns("node_modules", "generated")
    shutil.copytree(ROOT / "browser", copy / "browser", ignore=left_out, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", copy)
    (copy / "browser" / "node_modules").symlink_to(ROOT / "browser" / "node_modules", target_is_directory=True)
    if keep_bundle:
        (copy / ".cache").symlink_to(ROOT / ".cache", target_is_directory=True)
    return project
