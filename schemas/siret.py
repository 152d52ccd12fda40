"""SIREN and SIRET keys (INSEE): Luhn's sum, and La Poste's own rule."""

from __future__ import annotations

from functools import lru_cache

LA_POSTE = "356000000"
LA_POSTE_SIEGE = "35600000000048"
"""The one establishment of La Poste whose number follows Luhn's sum and not the other rule."""


def luhn(digits: str) -> bool:
    """Luhn's sum over decimal digits is a multiple of ten."""
    total = sum(sum(divmod(int(c) * (2 if i % 2 else 1), 10)) for i, c in enumerate(reversed(digits)))
    return total % 10 == 0


def valid_siren(siren: str) -> bool:
    return len(siren) == 9 and siren.isdigit() and siren.isascii() and luhn(siren)


@lru_cache(4096)
def valid_siret(siret: str) -> bool:
    """Fourteen digits, a SIREN whose key holds, then the whole number's key.

    La Poste has more establishments than Luhn's sum leaves numbers for: the sum of their digits is a multiple of five.
    """
    if len(siret) != 14 or not (siret.isdigit() and siret.isascii()) or not luhn(siret[:9]):
        return False
    if siret.startswith(LA_POSTE) and siret != LA_POSTE_SIEGE:
        return sum(map(int, siret)) % 5 == 0
    return luhn(siret)
