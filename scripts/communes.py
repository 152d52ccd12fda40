"""Make the bundled reference of communes and intercommunalités again: `flows/data/communes.csv.xz`.

    .venv/bin/python scripts/communes.py            # the version named here, through npm
    .venv/bin/python scripts/communes.py --check    # says whether the file is the one that the data give; 1 if not
    .venv/bin/python scripts/communes.py DOSSIER    # from an unpacked package, without npm

Source: npm `@etalab/decoupage-administratif` (licence MIT; INSEE's Code officiel géographique, DGCL's BANATIC), read through npm's
ordinary client. A row: kind, SIREN, INSEE code (communes), name, département, population, postal codes. The same bytes each time.
"""

from __future__ import annotations

import argparse
import json
import lzma
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGE = "@etalab/decoupage-administratif@6.0.0"
OUT = Path(__file__).resolve().parent.parent / "flows" / "data" / "communes.csv.xz"
HEAD = f"# {PACKAGE}, MIT License, Copyright (c) 2018-2019 Etalab\ngenre;siren;insee;nom;departement;population;codes_postaux\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Refait le référentiel des communes et des intercommunalités.")
    parser.add_argument("dossier", nargs="?", type=Path, help="paquet déjà déplié (par défaut : npm pack)")
    parser.add_argument("--check", action="store_true", help="dire seulement si le fichier est à jour")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = made(args.dossier or unpacked(Path(folder)))
    if args.check:
        same = OUT.is_file() and lzma.decompress(OUT.read_bytes()) == data
        print("à jour" if same else "à refaire : lancez scripts/communes.py")
        return 0 if same else 1
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))
    print(f"{OUT.name} : {len(data.splitlines()) - 2} collectivités, {OUT.stat().st_size // 1000} ko")
    return 0


def unpacked(folder: Path) -> Path:
    """The package's folder, fetched by npm."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def made(package: Path) -> bytes:
    rows = sorted({*communes(package), *groupings(package)})
    return (HEAD + "".join(f"{row}\n" for row in rows)).encode()


def communes(package: Path) -> Iterator[str]:
    for c in _read(package, "communes"):
        if c["type"] == "commune-actuelle" and c.get("siren"):
            yield row(
                "commune", c["siren"], c["code"], c["nom"], c["departement"], c.get("population"), c.get("codesPostaux")
            )


def groupings(package: Path) -> Iterator[str]:
    """EPCI and the territories of Grand Paris; their département is the one of most of their communes."""
    home = {c["code"]: c["departement"] for c in _read(package, "communes") if c["type"] == "commune-actuelle"}
    for e in [*_read(package, "epci"), *_read(package, "ept")]:
        places = Counter(home.get(m["code"], "") for m in e["membres"])
        place = min(places, key=lambda d: (-places[d], d))
        yield row(e["type"], e["code"], "", e["nom"], place, e.get("populationMunicipale"), None)


def row(kind: str, siren: str, insee: str, name: str, place: str, people: int | None, codes: list[str] | None) -> str:
    return ";".join((kind, siren, insee, name.replace(";", ","), place, str(people or ""), " ".join(codes or ())))


def _read(package: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((package / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    sys.exit(main())
