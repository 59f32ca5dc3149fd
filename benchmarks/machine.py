"""The machine that figures were taken on, and whether it was busy with something else."""
import os
import platform
import resource
import time
from pathlib import Path


def describe():
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "")
    return f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores of {model or platform.machine()}, {platform.system()} {platform.release()}"


class Meanwhile:
    """How many cores other programs keep busy while the `with` lasts: above a tenth or so, times are not to be trusted."""

    def __enter__(self):
        self._began, self._busy, self._own = time.monotonic(), _busy_seconds(), _own_seconds()
        return self

    def __exit__(self, *_):
        own = _own_seconds() - self._own
        self.foreign = max(0, _busy_seconds() - self._busy - own) / (time.monotonic() - self._began)


def _busy_seconds():
    """CPU seconds of all programs since the machine started: user, nice, system, interrupts, stolen."""
    user, nice, system, _, _, *interrupts = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:9])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def _own_seconds():
    """CPU seconds of this program and of the kernels that have ended."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
