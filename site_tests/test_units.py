"""The parts of the script that need no page, tested by their own tests in site_tests/units and reported one by one here.

Each `units/*.test.ts` is bundled with esbuild, as the site's own script is, and run by the Node of `.venv`.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from hooks.opstage.bundle import _tool, ensure_packages, write_generated
from hooks.opstage.contracts import load_contracts
from hooks.opstage.worktime import load_worktime
from site_tests.conftest import ROOT

UNITS = Path(__file__).parent / "units"
TIMEOUT = 120  # seconds


@dataclass(frozen=True)
class Case:
    """One case of a TypeScript file; `error` is empty when it passed."""

    file: str
    name: str
    error: str


def bundle(folder: Path) -> None:
    """Bundle every test file into a folder."""
    contracts = load_contracts(ROOT)
    write_generated(ROOT, contracts)
    modules = ensure_packages(ROOT / "browser")
    entries = sorted(str(path) for path in UNITS.glob("*.test.ts"))
    flags = ["--bundle", "--platform=node", "--format=cjs", "--log-level=error", f"--outdir={folder}"]
    worktime, _ = load_worktime(ROOT, contracts.shared)
    flags.append(f"--define:WORKTIME_RULES={json.dumps([rule.data() for rule in worktime.rules])}")
    command = [*_tool("node"), str(modules / "esbuild" / "bin" / "esbuild"), *entries, *flags]
    subprocess.run(command, cwd=ROOT / "browser", check=True, capture_output=True, text=True, timeout=TIMEOUT)


def run(file: Path) -> list[Case]:
    """The cases of one bundled file."""
    name = file.name.removesuffix(".js")
    command = [*_tool("node"), str(file)]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT)
    rows = [json.loads(line) for line in result.stdout.split("\n") if line.startswith("{")]
    cases = [Case(name, row["name"], row["error"]) for row in rows]
    if result.returncode or not cases:
        cases.append(Case(name, "runs", result.stderr or "it held no case"))
    return cases


def all_cases() -> list[Case]:
    """Every case of every file, run while pytest collects: only then are their names known."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            bundle(Path(folder))
        except subprocess.CalledProcessError as error:
            return [Case("units", "bundles", str(error.stderr))]
        return [case for path in sorted(UNITS.glob("*.test.ts")) for case in run(Path(folder) / f"{path.stem}.js")]


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.file}: {case.name}")
def test_the_script(case: Case) -> None:
    """A case of site_tests/units."""
    if case.error:
        pytest.fail(case.error, pytrace=False)
