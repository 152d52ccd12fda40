"""Addresses: one spelling for each, which are files, which lead to the same document, which are another site's."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urldefrag, urlencode, urljoin, urlsplit, urlunsplit

OTHER_FILES = re.compile(r"(?i)\.(?:docx?|odt|xlsx?|ods|pptx?|odp|rtf|zip|rar|7z|csv|txt|epub)$")
NOT_PAGES = re.compile(r"(?i)\.(?:jpe?g|png|gif|svg|webp|ico|ics|mp[34]|avi|mov|css|js|json|xml|rss|atom|gz|woff2?|eot|ttf|map|vcf|kmz?|gpx)$")  # fmt: skip
SERVED = re.compile(
    r"(?i)/content/download/\d+/\d+|viewfile\.php\?(?:.*&)?idtf=\d|webdelib\w*/jsp/(?:showfile|openfile)\.jsp|eid=(?:dumpfile|tx_nawsecuredl)"
    r"|[?&]task=(?:doc_download|document\.download|download\.send)|/system/files/|/media/\d+/download|[?&]download=\d+:|[?&](?:wpdmdl|attachment_id)=\d"
    r"|/download/(?:file/)?(?:fid/)?\d+|acceder_document|/file/\d+/download|[?&]sdm_process_download=|/(?:telecharger|telechargement)/\d+|/documents?/\d+/(?:download|telecharger)|-\d+/file/?$"
    r"|/download_file/(?:(?:view|force|track)/)?[\w-]*\d|[?&](?:wpfd|wpfd_file_id|id_attachment|dlm|download_id|id_doc|iddoc|docid|id_fichier)=\d|/d/\d+-|/documentservlet|getfile|downloadfile|download\.ashx|telecharg\w*\.(?:php|aspx?|ashx)"
    r"|/(?:force_?)?(?:down_?load|get_?(?:doc|pdf|file|fichier)|(?:view|voir|ouvrir|open|doc)_?(?:doc|pdf|file|fichier)?)\w*\.(?:php|aspx?|ashx|jsp|cfm)\?\w*(?:id|doc|file|fichier|num|ref)\w*=|[?&](?:export|action|task|do|mode)=(?:download|telecharg\w*)\b"
    r"|/(?=[^/?]*\d)[^/?]{4,}/(?:telecharger|telechargement|download|fichier)/?(?:$|\?)"
)
"""Addresses that serve files though they do not say `.pdf`: TYPO3, Drupal, Joomla, Ibexa, SPIP, WordPress, WebDelib, ASP.NET."""
SERVICES = {
    "calameo": "Calaméo", "issuu": "Issuu", "yumpu": "Yumpu", "joomag": "Joomag", "flipsnack": "Flipsnack", "scribd": "Scribd", "publiact": "Publi@ct",
    "intramuros": "IntraMuros", "panneaupocket": "PanneauPocket", "illiwap": "illiwap", "slideshare": "SlideShare", "fliphtml5": "FlipHTML5", "heyzine": "Heyzine",
    "wetransfer": "WeTransfer", "citykomi": "CityKomi", "madmagz": "Madmagz", "pubhtml5": "PubHTML5", "box": "Box", "onedrive": "OneDrive", "sharepoint": "SharePoint", "mydigilor": "Digilor",
}  # fmt: skip
"""Where councils put what can be looked at, not downloaded: told, by the name of their domain."""
SHARES = (
    ("un partage Nextcloud", re.compile(r"^https?://[^/]+/(?:index\.php/)?s/[A-Za-z0-9]{15}(?:[/?]|$)")),
    ("un dossier Google Drive", re.compile(r"^https?://drive\.google\.com/(?:drive/|folderview|embeddedfolderview)")),
    ("un dossier Dropbox", re.compile(r"^https?://(?:www\.)?dropbox\.com/(?:sh|scl/fo)/")),
    ("un partage kDrive", re.compile(r"^https?://kdrive\.infomaniak\.com/app/share/")),
    ("un partage OneDrive", re.compile(r"^https?://1drv\.ms/")),
    ("un partage MEGA", re.compile(r"^https?://mega\.nz/(?:folder|#F)")),
)
"""Shared folders: what they hold is shown by a script only."""
PORTAL = re.compile(r"(?i)^https?://(?:[^?]*[/.-])?[^/?]*(?:webdelib|dematdoc)")
"""Portals of acts that are read wherever a council's page leads to them."""
VIEWER = re.compile(r"(?i)viewer|pdf-?\.?js|visionneuse|flipbook|docs\.google\.|view\.officeapps|liseuse")
SHARED = re.compile(r"^https?://drive\.google\.com/(?:file/d/([\w-]+)|open\?(?:.*&)?id=([\w-]+))")
SESSION = re.compile(r"(?i)^(?:phpsessid|jsessionid|sid|utm_\w+|fbclid|cachebuster|_ga|ver|v|token|t|chash|itemid|lang|print|tmpl|dl|refresh|_?wpnonce|forcedownload|download|inline|disposition|\d+)$")  # fmt: skip
"""Parameters that do not change which document an address gives."""
FIRST = re.compile(r"(?i)^(?:page|start|limitstart|offset|debut\w*)$")
"""Parameters whose 0 is a list's first page."""
VERSION = re.compile(r"\.pdf/[0-9a-f]{8}-[0-9a-f-]{27}$")
"""A document of Liferay: its name, then its version's identifier."""
MOVED = re.compile(r"/version/\d+(?=/)")


def normal(url: str) -> str:
    """One spelling for an address: no fragment, percent-encoded where a browser would encode."""
    parts = urlsplit(urldefrag(url)[0])
    path = re.sub(r"(?<!^)//+", "/", re.sub(r";jsessionid=[^/?#]*", "", parts.path, flags=re.IGNORECASE)) or "/"
    path = _undotted(path) if "/." in path else path
    return urlunsplit((
        parts.scheme.lower(), parts.netloc, quote(path, safe="/%:@!$&'()*+,;=~-._"), quote(parts.query, safe="=&%/:;+,@!$'()*~-._?[]"), "",
    ))  # fmt: skip


def _undotted(path: str) -> str:
    """A path without its `.` and `..`, as a browser asks for it: those above the root lead to the root (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    parts = path.split("/")
    for part in [*parts, ""] if parts[-1] in (".", "..") else parts:
        if part == "..":
            del kept[max(1, len(kept) - 1) :]
        elif part != ".":
            kept.append(part)
    return "/".join(kept)


def slashed(href: str) -> str:
    """What a page wrote with the slashes of Windows' folders, as browsers read it: `docs\\a.pdf` is `docs/a.pdf`."""
    path, sign, rest = href.partition("?")
    return path.replace("\\", "/") + sign + rest


def is_file(url: str) -> bool:
    """The address is a PDF's: by its path, or by a parameter that names one (`showFile.jsp?pdf=…`, `?path=….pdf`)."""
    parts = urlsplit(url)
    path = unquote(parts.path).lower().rstrip("/")
    if path.endswith(".pdf") or VERSION.search(path):
        return True
    if VIEWER.search(parts.path) and not SERVED.search(url):
        return False
    return any(v.lower().endswith(".pdf") for _, v in parse_qsl(parts.query))


def may_be_file(url: str) -> bool:
    """The address serves files, by the habits of its platform: one request will tell."""
    return bool(SERVED.search(url))


def service_of(url: str) -> str | None:
    """The service or shared folder that an address is on, from which no PDF is had; None for any other."""
    if service := SERVICES.get(host(url).rpartition(".")[0].rpartition(".")[2]):
        return service
    return next((name for name, pattern in SHARES if pattern.search(url)), None)


def own_pages(url: str) -> list[str]:
    """The page that presents the file of this address and holds nothing else: WP Download Manager's package, Phoca's details, DOCman's."""
    parts = urlsplit(url)
    if re.search(r"(?:^|&)wpdmdl=\d", parts.query) and parts.path != "/":
        return [urlunsplit(parts._replace(query=""))]
    if re.search(r"-[^/]*/(?:file|download)/?$|/media/\d+/download$", parts.path):
        return [urlunsplit(parts._replace(path=parts.path.rstrip("/").rpartition("/")[0], query=""))]
    match = re.search(r"(?:^|&)download=(\d+):([\w.-]+)", unquote(parts.query))
    above, found, _ = parts.path.rpartition("/category/")
    return [urlunsplit(parts._replace(path=f"{above}/file/{match[1]}-{match[2]}", query=""))] if match and found else []


def unwrapped(url: str) -> str:
    """The PDF that a viewer shows (`viewer.html?file=/docs/a.pdf`, a shared file of Google Drive or Dropbox), or the address itself."""
    parts = urlsplit(url)
    if match := SHARED.search(url):
        return f"https://drive.google.com/uc?export=download&id={match[1] or match[2]}"
    if parts.netloc.endswith("dropbox.com") and parts.path.lower().endswith(".pdf"):
        return urlunsplit(
            parts._replace(query=urlencode([*(p for p in parse_qsl(parts.query) if p[0] != "dl"), ("dl", "1")]))
        )
    if VIEWER.search(f"{parts.netloc}{parts.path}"):
        for name, value in parse_qsl(parts.query):
            if name.lower() in ("file", "url", "src", "pdf", "doc") and ".pdf" in value.lower():
                return normal(urljoin(url, value))
    return url


def key(url: str) -> str:
    """Two addresses with one key lead to the same document or page: scheme, `www.`, `?download` and sessions do not count."""
    parts = urlsplit(url)
    if match := re.search(r"/content/download/(\d+)/(\d+)", parts.path):
        return f"{host(url)} ezdownload {match[1]}/{match[2]}"
    if match := re.search(r"viewfile\.php\?(?:.*&)?idtf=(\d+)", url, re.IGNORECASE):
        return f"{host(url)} idtf {match[1]}"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    pairs = [(k, v) for k, v in pairs if not (v == "0" and FIRST.search(k))]
    kept = sorted((k, v) for k, v in pairs if not (SESSION.match(k) and (k.lower() not in ("download", "t") or not v)))
    path = unquote(MOVED.sub("", parts.path))
    return f"{host(url)}{path.rstrip('/')}?{urlencode(kept)}"


def host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")


def same_site(url: str, home: str) -> bool:
    return host(url) == host(home)
