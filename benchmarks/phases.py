"""What is measured of a kernel. Each phase takes a kernel of its own and yields figures: (name, value)."""
import statistics
import time

from frontend import FrontEnd, now
from snippets import TICKS, snippet

TRIVIAL_CELLS = 200
PAIRS = 40
LINES = 100_000
REST = 3  # s, after which a kernel that has just answered has come to rest.
STUCK = 10  # s, after which a cell that was interrupted will not end any more.


class Phases:
    def __init__(self, kernel, language, cells):
        self._kernel, self._language, self._cells = kernel, language, cells

    def start(self):
        with FrontEnd(self._kernel) as kernel:
            yield "start to ready, ms", kernel.ready * 1000
            first = kernel.execute(self._code("expression"))
            result = next(output.arrived for output in first.outputs if output.kind == "execute_result")
            yield "start to first result, ms", (result - kernel.began) * 1000
            time.sleep(REST)
            memory = kernel.memory()
            yield "memory idle, MiB", memory.resident
            yield "… the kernel's process, MiB", memory.kernel
            yield "… the process with the cells, MiB", memory.children
            yield "… shared pages counted once, MiB", memory.proportional

    def cells(self):
        with FrontEnd(self._kernel) as kernel:
            for n in range(10):
                self._time(kernel, "cell", n=n)
            trivial = sorted(self._time(kernel, "expression") for _ in range(TRIVIAL_CELLS))
            yield "trivial cell to idle: median, ms", statistics.median(trivial)
            yield "trivial cell to idle: p99, ms", trivial[int(0.99 * len(trivial))]

    def growth(self):
        with FrontEnd(self._kernel) as grown:
            # Each of these cells defines a variable: it costs more than the one before where a kernel searches what it has kept.
            self._define(grown, 0, 10)
            early = grown.memory()
            self._define(grown, 10, self._cells)
            late = grown.memory()
            hundredth, last = self._in_turns(grown)
            yield "defining cell, the 100th, ms", hundredth
            yield f"defining cell, the {self._cells:,}th, ms", last
            yield "… the last against the 100th", last / hundredth
            yield "memory after 10 cells, MiB", early.resident
            yield f"memory after {self._cells:,} cells, MiB", late.resident
            yield "… growth, MiB", late.resident - early.resident
            yield "… growth of the kernel's process, MiB", late.kernel - early.kernel
            yield "… growth, shared pages counted once, MiB", late.proportional - early.proportional

    def output(self):
        with FrontEnd(self._kernel) as kernel:
            self._print(kernel, "lines", lines=100)
            cell = self._print(kernel, "lines", lines=LINES)
            if "".join(text for _, text in cell.printed) != "".join(f"line {i}\n" for i in range(LINES)):
                raise RuntimeError("lines were lost or came in another order")
            yield "printed lines a second", LINES / (max(cell.idle, cell.printed[-1][0]) - cell.sent)
            epoch = time.time() - now()
            late = [arrived + epoch - float(tick) for arrived, text in self._print(kernel, "ticks").printed for tick in text.split()]
            if len(late) != TICKS:
                raise RuntimeError(f"{len(late)} of {TICKS} ticks came")
            yield "a printed line comes late by, ms", statistics.median(late) * 1000

    def stop(self):
        with FrontEnd(self._kernel) as kernel:
            kernel.execute(self._code("expression"))
            yield "restart to ready, ms", kernel.restart() * 1000
            kernel.execute(self._code("expression"))
            cell = kernel.begin(self._code("loop"))
            time.sleep(0.7)
            asked = now()
            kernel.interrupt()
            kernel.finish(cell, STUCK)
            if cell.idle < asked:
                raise RuntimeError(f"the endless loop ended by itself: {cell.reply}")
            yield "interrupt to idle, ms", (cell.idle - asked) * 1000

    def _in_turns(self, grown):
        """A cell that has a hundred before it, and one that has them all; in turns, because a machine's moments differ more than these cells do."""
        with FrontEnd(self._kernel) as young:
            self._define(young, 0, 100 - PAIRS // 2)
            pairs = [(self._time(young, "cell", n=100 + i), self._time(grown, "cell", n=self._cells + i)) for i in range(PAIRS)]
            return map(statistics.median, zip(*pairs))

    def _define(self, kernel, begin, end):
        for n in range(begin, end):
            self._time(kernel, "cell", n=n)

    def _time(self, kernel, name, **values):
        cell = kernel.execute(self._code(name, **values))
        return (cell.idle - cell.sent) * 1000

    def _print(self, kernel, name, **values):
        cell = kernel.execute(self._code(name, **values))
        kernel.take_late(cell)
        return cell

    def _code(self, name, **values):
        return snippet(self._language, name, **values)


NAMES = ["start", "cells", "growth", "output", "stop"]
