"""The table of figures, and the bars they are held against."""
from dataclasses import dataclass

OURS = "parallellab"


@dataclass(frozen=True)
class Bar:
    """A limit for this kernel's figure or, where a peer is named, for its ratio to the peer's."""
    limit: float
    peer: str = ""
    is_least: bool = False

    def applies(self, values):
        return OURS in values and (not self.peer or self.peer in values)

    def is_held(self, values):
        reached = values[OURS] / (values[self.peer] if self.peer else 1)
        return reached >= self.limit if self.is_least else reached <= self.limit

    def __str__(self):
        factor = f"{self.limit:g} × " if self.peer and self.limit != 1 else "" if self.peer else f"{self.limit:g}"
        return f"{'≥' if self.is_least else '≤'} {factor}{self.peer}"


BARS = {
    "start to ready, ms": [Bar(0.5, "python3")],
    "start to first result, ms": [Bar(0.75, "python3"), Bar(1, "deno")],
    "restart to ready, ms": [Bar(0.3, "python3")],
    "trivial cell to idle: median, ms": [Bar(1, "python3"), Bar(0.5, "python3")],
    "… the last against the 100th": [Bar(1.2)],
    "… growth, MiB": [Bar(60)],
    "memory idle, MiB": [Bar(220)],
    "printed lines a second": [Bar(1, "python3", is_least=True)],
    "a printed line comes late by, ms": [Bar(5)],
}


def table(kernels, figures):
    """Markdown: a line a figure, with each kernel's value, this kernel's ratio to each peer's, and the bars with what became of them."""
    peers = [kernel for kernel in kernels if kernel != OURS]
    rows = [["", *kernels, *(f"÷ {peer}" for peer in peers), "bar"]]
    for name, values in figures.items():
        ratios = [f"{values[OURS] / values[peer]:.2f}" if OURS in values and values.get(peer) else "" for peer in peers]
        bars = ", ".join(f"{bar} {'✓' if bar.is_held(values) else '✗'}" for bar in _applying(name, values))
        rows.append([name, *(_number(values[kernel]) if kernel in values else "–" for kernel in kernels), *ratios, bars])
    rows.insert(1, ["---"] + ["---:"] * (len(rows[0]) - 2) + ["---"])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows)


def missed(figures):
    return [f"{name}: {bar}" for name, values in figures.items() for bar in _applying(name, values) if not bar.is_held(values)]


def _applying(name, values):
    return [bar for bar in BARS.get(name, []) if bar.applies(values)]


def _number(value):
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
