"""A data.gouv over loopback: what its public API documents, as `registre upload` uses it, in memory; with faults on demand.

It checks what the real one checks (key, licence, schema, areas, extensions, sizes), writes file names in small letters, puts new
resources first, gives a new address to each file sent while `latest` stays, and keeps parts of large files under their mark.
"""

from __future__ import annotations

import email.parser
import email.policy
import hashlib
import json
import re
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "cle-secrete-0123456789"
EXTENSIONS = ["csv", "json", "jsonl", "parquet", "sqlite", "md"]
LICENCES, FREQUENCIES = {"lov2", "fr-lo"}, {"daily", "unknown", "weekly"}
SCHEMAS = {"scdl/deliberations": {"2.1.4", "2.1.5"}}
ZONE = re.compile(r"fr:(?:commune|epci|departement):(?!99002)\w+")
"""The areas that it knows: not Roquefenouil's."""


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` requests whose `METHOD path` matches: before they are done, or after (`after`)."""

    matching: str
    code: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    cut: bool = False
    wait: float = 0.0
    after: bool = False
    times: int = 1


class Refused(Exception):
    def __init__(self, code: int, message: Any) -> None:
        super().__init__(code)
        self.code, self.message = code, message


class DataGouv(ThreadingHTTPServer):
    """`datasets`: by identifier, as the API shows them; `files`: bytes by address; `log`: (method, path) of each request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.datasets: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.parts: dict[str, dict[int, bytes]] = {}
        self.faults: list[Fault] = []
        self.log: list[tuple[str, str]] = []
        self.most = 8 << 20
        self.lock = threading.RLock()

    def writes(self) -> list[tuple[str, str]]:
        return [(m, p) for m, p in self.log if m != "GET"]

    def fault(self, method_path: str) -> Fault | None:
        for fault in self.faults:
            if fault.times and re.search(fault.matching, method_path):
                fault.times -= 1
                return fault
        return None

    def by_key(self) -> dict[str, dict[str, Any]]:
        keys = [d["extras"]["registre:cle"] for d in self.datasets.values()]
        assert len(keys) == len(set(keys)), "two copies of a dataset"
        for dataset in self.datasets.values():
            titles = [r["extras"].get("registre:fichier", r["title"]) for r in dataset["resources"]]
            assert len(titles) == len(set(titles)), "two copies of a file"
        return {d["extras"]["registre:cle"]: d for d in self.datasets.values()}

    def content(self, dataset: dict[str, Any]) -> dict[str, bytes]:
        return {r["extras"]["registre:fichier"]: self.files[r["url"]] for r in dataset["resources"]}

    # what each request does

    def me_datasets(self, _: Handler) -> Any:
        return list(self.datasets.values())

    def org_datasets(self, handler: Handler, org: str) -> Any:
        own = [d for d in self.datasets.values() if d["organization"] == org]
        page, size = int(handler.query.get("page", 1)), 2  # small pages: the client must ask for all of them
        return {"data": own[(page - 1) * size : page * size], "total": len(own), "page": page, "page_size": size}

    def create(self, handler: Handler) -> Any:
        payload = handler.payload()
        self.check(payload, {"title", "description"})
        mark = uuid.uuid4().hex[:24]
        blank = {
            "extras": {},
            "tags": [],
            "spatial": None,
            "temporal_coverage": None,
            "organization": None,
            "private": False,
        }
        self.datasets[mark] = {
            "id": mark,
            **blank,
            **payload,
            "resources": [],
            "deleted": None,
            "created_at": f"{time.time():.6f}",
        }
        return self.datasets[mark]

    def dataset(self, handler: Handler, mark: str) -> Any:
        if mark not in self.datasets:
            raise Refused(404, "not found")
        if handler.command == "PUT":
            payload = handler.payload()
            self.check(payload, set())
            self.datasets[mark] |= payload
            if coverage := payload.get("temporal_coverage"):
                self.datasets[mark]["temporal_coverage"] = {k: f"{v}T00:00:00+00:00" for k, v in coverage.items()}
        return self.datasets[mark]

    def upload(self, handler: Handler, mark: str) -> Any:
        told = self.store(handler)
        if "id" not in told:
            return told
        self.dataset(handler, mark)["resources"].insert(0, told)
        return told

    def replace(self, handler: Handler, mark: str, rid: str) -> Any:
        there = self.resource(mark, rid)
        told = self.store(handler)
        if "id" in told:
            there |= {k: told[k] for k in ("url", "checksum", "filesize", "format", "title")}
            return there
        return told

    def describe(self, handler: Handler, mark: str, rid: str) -> Any:
        payload, there = handler.payload(), self.resource(mark, rid)
        schema = payload.get("schema")
        if schema and schema.get("version") not in SCHEMAS.get(schema.get("name"), ()):
            raise Refused(400, {"schema": "unknown"})
        there |= {k: v for k, v in payload.items() if k in ("title", "description", "type", "schema", "extras")}
        return there

    def order(self, handler: Handler, mark: str) -> Any:
        ids, dataset = [r["id"] for r in handler.payload()], self.datasets[mark]
        by_id = {r["id"]: r for r in dataset["resources"]}
        if sorted(ids) != sorted(by_id):
            raise Refused(400, "All resources must be reordered")
        dataset["resources"] = [by_id[i] for i in ids]
        return dataset["resources"]

    def extensions(self, _: Handler) -> Any:
        return EXTENSIONS

    def resource(self, mark: str, rid: str) -> dict[str, Any]:
        found = [r for r in self.datasets[mark]["resources"] if r["id"] == rid]
        if not found:
            raise Refused(404, "Resource does not exist")
        return found[0]

    def store(self, handler: Handler) -> dict[str, Any]:
        """A whole file, or one part of it: then nothing but `success`."""
        form, sent = handler.form()
        name, data = sent or (form.get("filename", ""), b"")
        if int(form.get("totalparts", 1)) > 1:
            parts = self.parts.setdefault(form["uuid"], {})
            if sent:
                index = int(form["partindex"])
                if len(data) != int(form["chunksize"]) or index in parts:
                    raise Refused(400, "Chunk size mismatch")
                parts[index] = data
                return {"success": True}
            if sorted(parts) != list(range(int(form["totalparts"]))):
                raise Refused(400, "Missing parts")
            data = b"".join(parts[i] for i in sorted(parts))
        kind = name.rsplit(".", 1)[-1].lower()
        if kind not in EXTENSIONS:
            raise Refused(400, f"Unsupported file type {kind}")
        rid, url = str(uuid.uuid4()), f"{self.url}/static/{uuid.uuid4().hex}/{name.lower()}"
        self.files[url] = data
        return {
            "id": rid, "title": name.lower(), "description": None, "type": "other", "format": kind, "url": url, "extras": {}, "schema": None,
            "latest": f"{self.url}/api/1/datasets/r/{rid}", "checksum": {"type": "sha1", "value": hashlib.sha1(data).hexdigest()},
            "filesize": len(data), "success": True,
        }  # fmt: skip

    def check(self, payload: dict[str, Any], required: set[str]) -> None:
        missing = [k for k in sorted(required) if not payload.get(k)]
        if missing:
            raise Refused(400, {k: ["This field is required."] for k in missing})
        if payload.get("license") not in LICENCES | {None} or payload.get("frequency") not in FREQUENCIES | {None}:
            raise Refused(400, {"license": ["unknown"]})
        zones = (payload.get("spatial") or {}).get("zones", [])
        if unknown := [z for z in zones if not ZONE.fullmatch(z)]:
            raise Refused(400, {"spatial": {"zones": [f"Unknown geoid(s): {', '.join(unknown)}"]}})


ROUTES: list[tuple[str, str, Any]] = [
    ("GET", r"me/datasets/", DataGouv.me_datasets), ("GET", r"organizations/([\w-]+)/datasets/", DataGouv.org_datasets),
    ("GET", r"datasets/extensions/", DataGouv.extensions), ("POST", r"datasets/", DataGouv.create),
    ("GET|PUT", r"datasets/(\w+)/", DataGouv.dataset), ("POST", r"datasets/(\w+)/upload/", DataGouv.upload),
    ("POST", r"datasets/(\w+)/resources/([\w-]+)/upload/", DataGouv.replace),
    ("PUT", r"datasets/(\w+)/resources/([\w-]+)/", DataGouv.describe), ("PUT", r"datasets/(\w+)/resources/", DataGouv.order),
]  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16
    disable_nagle_algorithm = True
    server: DataGouv

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.answer()

    def do_PUT(self) -> None:
        self.answer()

    def answer(self) -> None:
        path, _, query = self.path.partition("?")
        self.query = dict(p.split("=", 1) for p in query.split("&") if "=" in p)
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with self.server.lock:
            self.server.log.append((self.command, path))
            fault = self.server.fault(f"{self.command} {path}")
            if fault and fault.wait:
                time.sleep(fault.wait)
            if fault and not fault.after and (fault.cut or fault.code):
                return self.spoil(fault)
            code, told = self.done(path)
        if fault and fault.after:
            return self.spoil(fault)
        return self.send(code, told)

    def done(self, path: str) -> tuple[int, Any]:
        if self.headers.get("X-API-KEY") != KEY:
            return 401, {"message": "Invalid API token"}
        if len(self.body) > self.server.most:
            return 413, "<html>413 Request Entity Too Large</html>"
        for methods, pattern, act in ROUTES:
            match = re.fullmatch(f"/api/1/{pattern}", path)
            if match and self.command in methods.split("|"):
                try:
                    return (201 if self.command == "POST" else 200), act(self.server, self, *match.groups())
                except Refused as refused:
                    return refused.code, {"errors" if isinstance(refused.message, dict) else "message": refused.message}
        return 404, {"message": "not found"}

    def spoil(self, fault: Fault) -> None:
        if fault.cut:
            self.close_connection = True
            self.connection.close()
        else:
            self.send(fault.code or 500, fault.body, fault.headers)

    def send(self, code: int, told: Any, headers: dict[str, str] | None = None) -> None:
        data = told.encode() if isinstance(told, str) else json.dumps(told).encode()
        self.send_response(code)
        for name, value in (
            {"Content-Type": "application/json", "Content-Length": str(len(data))} | (headers or {})
        ).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def payload(self) -> Any:
        return json.loads(self.body)

    def form(self) -> tuple[dict[str, str], tuple[str, bytes] | None]:
        """The fields of a form, and its file."""
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + self.body)
        fields, sent = {}, None
        for part in message.iter_parts():
            name = part.get_param("name", header="content-disposition")
            data = part.get_payload(decode=True)
            if part.get_filename():
                sent = (part.get_filename(), data)
            else:
                fields[name] = data.decode()
        return fields, sent


@contextmanager
def serve() -> Iterator[DataGouv]:
    server = DataGouv()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
