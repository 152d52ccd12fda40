"""Instants as the catalogue and the reports write them: UTC, to the second, in an order that is the alphabet's."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

FORMAT = "%Y-%m-%dT%H:%M:%SZ"
EPOCH = "1970-01-01T00:00:00Z"


def clock() -> datetime:
    """Now, or the instant that `SOURCE_DATE_EPOCH` names (seconds since 1970): two runs then write the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)


def instant(now: datetime) -> str:
    return now.strftime(FORMAT)


def later(now: str, **span: float) -> str:
    """An instant, moved: `later(now, days=-7)`."""
    return (datetime.strptime(now, FORMAT) + timedelta(**span)).strftime(FORMAT)
