"""What a kernel's processes hold in memory."""
from dataclasses import dataclass
from pathlib import Path

MIB = 1024  # /proc speaks of KiB.


@dataclass(frozen=True)
class Memory:
    """In MiB. What processes share, such as mapped code, is counted in each of them, but in `proportional` only once."""
    kernel: float
    children: float
    proportional: float

    @property
    def resident(self):
        return self.kernel + self.children

    @staticmethod
    def of(kernel):
        """Of the process with this id and all below it."""
        below = list(_descendants(kernel))
        return Memory(
            _read(kernel, "Rss"), sum(_read(child, "Rss") for child in below), sum(_read(process, "Pss") for process in [kernel, *below]))


def _descendants(process):
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, thread.read_text().split()):
            yield child
            yield from _descendants(child)


def _read(process, field):
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0  # It has ended meanwhile.
    return next(int(line.split()[1]) for line in lines if line.startswith(field + ":")) / MIB
