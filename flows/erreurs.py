"""What a user may get wrong, said in plain French with what to do about it: never a traceback."""

from __future__ import annotations


class ErreurUtilisateur(Exception):
    """`message` says what is wrong, `conseil` what to do."""

    def __init__(self, message: str, conseil: str = "") -> None:
        super().__init__(message)
        self.message, self.conseil = message, conseil
