"""`python3 hooks`: set everything up and serve the site with live reload. `python3 hooks build`: build it into site/.

Only the standard library: this is what runs on a bare machine. It makes `.venv` from pyproject.toml (with uv when that is on
PATH, else venv and pip) and makes it anew only when pyproject.toml or the Python version changed. What follows runs inside it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PYTHON_NOTE = ENVIRONMENT / ".python"
OLDEST_PYTHON = (3, 11)

USAGE = """Gebruik:
  python3 hooks                de site bouwen en tonen; wijzigingen zie je meteen
  python3 hooks build          de site bouwen in de map site/
  python3 hooks ids            nieuwe ids bijschrijven in worksheets/ids.json
"""


def requirements(groups: tuple[str, ...]) -> list[str]:
    """The pinned packages that pyproject.toml names: the build's own and those of the given dependency groups."""
    import tomllib  # new in 3.11: importing it at the top would hide the clear message of an older Python

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted: list[str] = list(project["project"]["dependencies"])
    for group in groups:
        wanted += project["dependency-groups"][group]
    return wanted


def stop(sentence: str) -> None:
    """End with a sentence that says what is missing and what to do."""
    sys.exit(f"\nHet lukt niet: {sentence}")


def apt_install(package: str) -> bool:
    """Install a Debian package as root; True when that worked."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Ik installeer {package} met apt …", file=sys.stderr, flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "-qq", "update"], env=environment, capture_output=True)
    command = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", package]
    return subprocess.run(command, env=environment, capture_output=True).returncode == 0


def create_environment() -> list[str]:
    """Make an empty .venv; returns the command that installs packages into it."""
    uv = shutil.which("uv")
    if uv:
        subprocess.run([uv, "venv", "-q", "--clear", "--python", sys.executable, str(ENVIRONMENT)], check=True)
        return install_command()
    if importlib.util.find_spec("ensurepip") is None and not apt_install("python3-venv"):  # Debian ships it apart
        stop("Python mist hier het onderdeel venv. Installeer het: apt install python3-venv. Of installeer uv.")
    # in a process of its own: this one may have started before python3-venv was there
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
    return install_command()


def install_command() -> list[str]:
    """The command that adds packages to the .venv that already stands."""
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "-q", "--python", str(PYTHON)]
    return [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]


def stands() -> bool:
    """True when .venv was made by this very Python, so that packages can be added to it."""
    return PYTHON.exists() and PYTHON_NOTE.exists() and PYTHON_NOTE.read_text("utf-8") == sys.version


def ensure_environment(*groups: str) -> Path:
    """Path of a Python that has all that pyproject.toml names for the build and the given groups; set up when needed."""
    if sys.version_info < OLDEST_PYTHON:
        stop(f"je hebt Python 3.11 of nieuwer nodig; dit is Python {sys.version.split()[0]}.")
    wanted = requirements(groups)
    want = hashlib.sha256("\n".join([*wanted, sys.version]).encode()).hexdigest()
    stamp = ENVIRONMENT / f".stamp-{'-'.join(('build', *groups))}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == want:
        return PYTHON
    print(
        "Ik zet alles klaar in .venv (alleen de eerste keer; een halve minuut tot een paar minuten) …",
        file=sys.stderr,
        flush=True,
    )
    try:
        command = install_command() if stands() else create_environment()
        PYTHON_NOTE.write_text(sys.version, "utf-8")
        result = subprocess.run([*command, *wanted])
    except (OSError, subprocess.CalledProcessError) as error:
        stop(f"ik kan .venv niet maken ({error}). Op Debian of Ubuntu: apt install python3-venv. Of installeer uv.")
    if result.returncode:
        stop(
            "de pakketten uit pyproject.toml komen niet binnen. Is er internet? "
            "Op Debian of Ubuntu helpt soms: apt install python3-venv python3-pip."
        )
    stamp.write_text(want, "utf-8")
    return PYTHON


def main(arguments: list[str]) -> int:
    """Run one of the commands of USAGE inside the environment; returns its exit code."""
    command = arguments[0] if arguments else "serve"
    if command not in ("serve", "build", "ids"):
        print(USAGE)
        return 0 if command in ("-h", "--help", "help") else 2
    python = ensure_environment()
    # compiled Python goes elsewhere: the server watches hooks/ and would build again for it
    environment = dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONPYCACHEPREFIX=str(ROOT / ".cache" / "python"))
    rest = arguments[1:]
    if command == "ids":
        return subprocess.run([str(python), "-m", "hooks.opstage.ledger", *rest], cwd=ROOT, env=environment).returncode
    if command == "serve":
        print("De site staat zo op http://127.0.0.1:8000/ — stoppen doe je met Ctrl+C.", file=sys.stderr, flush=True)
        rest = rest or ["--open"]
    else:
        rest = ["--strict", "--clean", *rest]
    code = subprocess.run(
        [str(python), "-m", "mkdocs", "--quiet", command, *rest], cwd=ROOT, env=environment
    ).returncode
    if command == "build":
        print(
            "Klaar: de site staat in site/." if code == 0 else "De site is niet gebouwd. Kijk hierboven wat er mis is.",
            file=sys.stderr,
        )
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
