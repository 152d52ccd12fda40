"""Find a Chromium for the tests of pages, or install one: `chromium.py` prints its path.

In order: `$CHROMIUM`, one on the path, Playwright's own; else Debian's package where we are root and have apt, else Playwright's
download. Ends with 1 where none can be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium that is there."""
    if (asked := os.environ.get("CHROMIUM")) and Path(asked).exists():
        return asked
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if own and Path(own).exists() else None


def install() -> None:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, stdout=subprocess.DEVNULL, check=False)
        packages = ["chromium", "fonts-liberation"]
        done = subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
            env=quiet,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    if find() is None:
        install()
    found = find()
    print(
        found or "Aucun Chromium : installez le paquet chromium, ou donnez son chemin dans $CHROMIUM.",
        file=sys.stdout if found else sys.stderr,
    )
    sys.exit(0 if found else 1)
