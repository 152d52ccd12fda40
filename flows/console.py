"""Messages and progress for a person, on standard error; plain lines and no bars where nobody is looking at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console as Rich
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table


class Console:
    """One place that speaks. `quiet` keeps errors only."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self._err = Rich(stderr=True, highlight=False, soft_wrap=True)
        self._out = Rich(highlight=False)

    def info(self, text: str) -> None:
        if not self.quiet:
            self._err.print(text, markup=False)

    def error(self, text: str) -> None:
        self._err.print(text, markup=False, style="red" if self._err.is_terminal else None)

    @contextmanager
    def progress(self, title: str, total: int) -> Iterator[Callable[[str], None]]:
        """A bar on a terminal; the function given advances it by one and shows what is being done."""
        if not sys.stderr.isatty() or self.quiet or total == 0:
            yield lambda label: None
            return
        columns = (
            TextColumn(f"{title:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
        )
        with Progress(*columns, console=self._err, transient=True) as progress:
            task = progress.add_task("", total=total)
            yield lambda label: progress.update(task, advance=1, description=label[-50:])

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table on standard output."""
        table = Table(title=title, title_justify="left", show_lines=False)
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(str(cell) for cell in row))
        self._out.print(table)

    def say(self, text: str) -> None:
        """A line of the command's own result, on standard output."""
        self._out.print(text, markup=False, soft_wrap=True)
