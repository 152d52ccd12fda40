"""The files of others that the site ships, taken from the npm registry at a fixed version: `vendor.py [--check]`.

`flows/site/static/tiers.json` says of each file its package, version, licence, place in the package and SHA-256. Without an option, the
files are taken anew and the marks rewritten; `--check` only compares what is on the disk with the marks.
"""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "flows" / "site" / "static"
LIST = STATIC / "tiers.json"


def take(package: str, version: str, member: str) -> bytes:
    """A file of a package of the registry."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, capture_output=True, text=True, check=True
        )
        data = (Path(folder) / done.stdout.strip().splitlines()[-1]).read_bytes()
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        file = archive.extractfile(f"package/{member}")
        assert file is not None, member
        return file.read()


def wrong() -> list[str]:
    """The files that are not what the list says."""
    listed = json.loads(LIST.read_text(encoding="utf-8"))
    return [
        name
        for name, told in listed.items()
        if hashlib.sha256((STATIC / name).read_bytes()).hexdigest() != told["sha256"]
    ]


def main() -> int:
    if "--check" in sys.argv:
        for name in wrong():
            print(f"{name} n'est pas le fichier annoncé dans tiers.json")
        return 1 if wrong() else 0
    listed = json.loads(LIST.read_text(encoding="utf-8"))
    for name, told in listed.items():
        data = take(told["paquet"], told["version"], told["fichier"])
        (STATIC / name).write_bytes(data)
        told["sha256"] = hashlib.sha256(data).hexdigest()
    LIST.write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
