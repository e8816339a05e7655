"""`python3 site_tests`: set everything up (a browser too) and run every test. Further words go to pytest.

Only the standard library: this is what runs on a bare machine.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# One process a core, up to four. Tests that share something costly stay together (conftest.py).
SPREAD = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadgroup")


def main(arguments: list[str]) -> int:
    """Set up and run pytest; returns its exit code."""
    setup = runpy.run_path(str(ROOT / "hooks" / "__main__.py"), run_name="setup")
    python = setup["ensure_environment"]("test")
    environment = dict(os.environ, NO_MKDOCS_2_WARNING="1")
    missing = subprocess.run([str(python), "-m", "site_tests.machine"], cwd=ROOT, env=environment).returncode
    if missing:
        return missing
    code = subprocess.run([str(python), "-m", "pytest", *SPREAD, *arguments], cwd=ROOT, env=environment).returncode
    print(
        "Alle tests zijn goed." if code == 0 else "Niet alle tests zijn goed. Kijk hierboven wat er mis is.",
        file=sys.stderr,
    )
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
