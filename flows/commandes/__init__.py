"""One module a verb: `AIDE` (one line), `EXEMPLE` (a call), `configure(parser)`, `run(args) -> int`."""
