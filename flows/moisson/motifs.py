"""Why a request gave nothing, in words for the person who reads the report."""

from __future__ import annotations

import email.utils
import re
import ssl
import time
import unicodedata
from collections.abc import Mapping
from html import unescape

CHALLENGE = (
    "just a moment...", "checking your browser", "enable javascript and cookies to continue", "verification humaine",
    "verifying you are human", "verifiez que vous etes humain", "ddos-guard", "cf-chl", "attention required! | cloudflare",
    "captcha-delivery", "_incapsula_resource", "anubis_challenge", "sgcaptcha", "/.within.website/x/", "making sure you're not a bot", "sucuri_cloudproxy_js",
    "sucuri website firewall", "request is being verified", "perimeterx", "px-captcha", "awswafcaptcha", "awswafintegration", "vercel security checkpoint",
)  # fmt: skip
CAPTCHA = re.compile(
    rb"g-recaptcha|h-captcha|hcaptcha\.com|cf-turnstile|<altcha|frc-captcha|captchetat|document\.cookie\s*=[^<]*location"
)
LINKS = 2
"""Links that a challenge's page may have: who makes it, who keeps the site."""
EPREUVE = "le site demande de prouver qu'on est humain : il n'est pas moissonné, demandez un accès à la mairie"
MOVED = re.compile(
    r"(?i)\blocation(?:\.href)?\s*=\s*[\"']([^\"']+)[\"']|\blocation\.(?:replace|assign)\(\s*[\"']([^\"']+)"
    r"|http-equiv=[\"']?refresh[\"']?[^>]*?url\s*=\s*[\"']?([^\"'\s>;]+)"
)
HEAD = 4096
"""Bytes by which a body is told to be what it should be."""
CODES = {
    204: "réponse vide", 401: "accès réservé", 403: "accès refusé", 404: "page introuvable", 410: "page supprimée",
    429: "trop de visites selon le site", 500: "le site est en panne", 502: "le site est en panne",
    503: "le site est momentanément fermé", 504: "le site est en panne",
}  # fmt: skip


def challenged(body: bytes) -> bool:
    """A page that asks a visitor to prove being human: told in the report, never worked around."""
    text = unicodedata.normalize("NFKD", body[:HEAD].decode("utf-8", "replace").lower())
    text = text.encode("ascii", "ignore").decode()
    return any(mark in text for mark in CHALLENGE)


def walled(body: bytes) -> bool:
    """A whole page that is nothing but a challenge: marked as one, or short, leading nowhere, with a captcha or a cookie set by a script."""
    if challenged(body):
        return True
    text = body[: 4 * HEAD + 1].lower()
    return (
        len(text) <= 4 * HEAD and text.count(b"<a ") <= LINKS and b"<frame" not in text and bool(CAPTCHA.search(text))
    )


def moved(body: bytes) -> str:
    """Where a page of a few lines moves every visitor, by a script or a `refresh`; empty for any other page, and for one that sets a
    cookie first: that is a challenge."""
    if len(body) >= HEAD or challenged(body) or b"cookie" in body.lower():
        return ""
    match = MOVED.search(body.decode("utf-8", "replace"))
    return next((unescape(g) for g in match.groups() if g), "") if match else ""


def said(code: int) -> str:
    return f"{CODES.get(code, 'réponse inattendue du site')} ({code})"


def passing(error: Exception) -> str:
    """A fault of the line, which may be gone at the next try."""
    if isinstance(error, TimeoutError):
        return "transfert trop lent" if "trop lent" in str(error) else "le site ne répond pas à temps"
    if "introuvable" in str(error):
        return str(error)
    if "comprim" in str(error) or "compression" in str(error):
        return f"la réponse du site ne se lit pas ({error})"
    return "la connexion au site a échoué ou a été coupée"


def certificate(error: ssl.SSLError) -> str:
    why = getattr(error, "verify_message", "") or error.reason or "liaison chiffrée impossible"
    return f"le certificat du site n'est pas valable ({why})"


def span(seconds: float) -> str:
    return (
        f"{seconds / 3600:.0f} h"
        if seconds >= 5400
        else f"{seconds / 60:.0f} min"
        if seconds >= 90
        else f"{seconds:.0f} s"
    )


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a server asks to be left alone for, given in seconds or as a date; None where it says nothing."""
    value = headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
