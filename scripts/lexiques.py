"""Make `flows/data/*.xz`, the words and the first names by which masking tells a person's name from common words.

    lexiques.py PAQUET_MOTS PAQUET_PRENOMS

- PAQUET_MOTS: the unpacked npm package `an-array-of-french-words` (MIT, Zeke Sikelianos and Titus Wormer), version 2.0.0;
- PAQUET_PRENOMS: the unpacked Python package `faker` (MIT, Daniele Faraglia), version 40.63.0: first names in use in France, in
  its neighbours and in the countries from which most families of foreign origin came.

The rarest forms of verbs are left out: no title holds them. Same packages, same bytes.
"""

from __future__ import annotations

import ast
import json
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractors.personnes.prenoms import fold  # noqa: E402

DATA = ROOT / "flows" / "data"
RARE = re.compile(r"(?:assent|assiez|assions|asses?|issions|issiez|erions|eriez|eraient|erais|eras|erez|erons|eront|âmes|âtes|îmes|îtes|ûmes|ûtes|irent|èrent|iions|iiez)$")  # fmt: skip
LOCALES = (
    "fr_FR fr_BE fr_CH fr_QC fr_CA fr_DZ es_ES it_IT pt_PT pl_PL nl_NL nl_BE de_DE en_GB ro_RO tr_TR hr_HR".split()
)
NAME = re.compile(r"[a-z]{3,}")


def words(package: Path) -> list[str]:
    found = json.loads((package / "index.json").read_text(encoding="utf-8"))
    return sorted(
        {w for word in found if not RARE.search(word) for w in re.split(r"[-' ]", fold(word)) if NAME.fullmatch(w)}
    )


def first_names(package: Path, common: set[str]) -> list[str]:
    """The literals of the lists of first names in the package's sources; nothing of it is run. Common words are left out."""
    found = set()
    for locale in LOCALES:
        source = package / "faker" / "providers" / "person" / locale / "__init__.py"
        found |= {n for name in _literals(source) for n in fold(name).split("-") if NAME.fullmatch(n)}
    return sorted(found - common)


def _literals(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and any("first_names" in getattr(t, "id", "") for t in node.targets):
            yield from (
                c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant) and isinstance(c.value, str)
            )


def main(mots: str, prenoms: str) -> int:
    DATA.mkdir(exist_ok=True)
    common = words(Path(mots))
    for name, found in (("mots", common), ("prenoms", first_names(Path(prenoms), set(common)))):
        data = lzma.compress("\n".join(found).encode(), preset=9 | lzma.PRESET_EXTREME)
        (DATA / f"{name}.xz").write_bytes(data)
        print(f"{name} : {len(found)}, {len(data)} octets")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
