"""The tables of the catalogue, and what older catalogues are given."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS adresses (
  url TEXT NOT NULL, source TEXT NOT NULL, document_sha256 TEXT NOT NULL DEFAULT '', fichier TEXT NOT NULL, texte TEXT NOT NULL DEFAULT '',
  etag TEXT, last_modified TEXT, statut TEXT NOT NULL, raison TEXT, taille INTEGER, premiere_vue TEXT NOT NULL, derniere_vue TEXT NOT NULL,
  courante INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (url, document_sha256)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (url TEXT PRIMARY KEY, source TEXT NOT NULL, etag TEXT, last_modified TEXT, liens TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lectures (
  document_sha256 TEXT PRIMARY KEY, version TEXT NOT NULL, erreur TEXT, nature TEXT, pages INTEGER, seance TEXT, extraction TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (debut TEXT PRIMARY KEY, fin TEXT, bilan TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS visites (source TEXT, debut TEXT, bilan TEXT NOT NULL, PRIMARY KEY (source, debut)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS robots (hote TEXT PRIMARY KEY, texte TEXT NOT NULL, lu TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS adresses_source ON adresses (source);
CREATE INDEX IF NOT EXISTS adresses_document ON adresses (document_sha256);
"""
ADDED = {"adresses": {"verifiee": "TEXT", "a_revoir": "INTEGER NOT NULL DEFAULT 0", "essais": "INTEGER NOT NULL DEFAULT 0",
                      "prochain_essai": "TEXT", "absente_depuis": "TEXT", "passagere": "INTEGER NOT NULL DEFAULT 0"},
         "lectures": {"organe": "TEXT", "timbre": "TEXT"}}  # fmt: skip
"""Columns that came later, given to an older catalogue. `verifiee`: when the file itself was last asked for; `passagere`: only the news
of the site gave it, which leave their page in their time;
`organe`, `timbre`: the body that a document names, the identifier in its stamp."""
