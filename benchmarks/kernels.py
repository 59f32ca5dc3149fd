#!/usr/bin/env python3
"""Measure installed Jupyter kernels side by side, as a front end sees them.

    python3 benchmarks/kernels.py [--rounds N] [KERNEL …]        (default: parallellab python3)

Needs jupyter_client (Debian: python3-jupyter-client), the kernel that `parallellab install` installs, and
ipykernel (python3-ipykernel) to compare with. Every round takes each kernel in turn, so that a busy moment of the machine meets all
of them; the table shows medians over the rounds, and in the last column how many times the second kernel's figure the first one's is.
"""
import argparse
import statistics
import time
from queue import Empty

from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

CELLS = 100
LINES = 100_000
TICKS = 10
PATIENCE = 60

# How each language says it. `tick` prints the time since 1970 in seconds, ten times, a tenth of a second apart.
SNIPPETS = {
    "c#": {
        "cell": "var v{n} = {n};\nv{n} + 1",
        "lines": 'for (var i = 0; i < {lines}; i++) Console.WriteLine($"line {{i}}");',
        "ticks": "for (var i = 0; i < {ticks}; i++) {{ Console.WriteLine((DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds"
                 '.ToString("F6", System.Globalization.CultureInfo.InvariantCulture)); Thread.Sleep(100); }}',
        "loop": "while (true) { }",
    },
    "python": {
        "cell": "v{n} = {n}\nv{n} + 1",
        "lines": "for i in range({lines}): print(f'line {{i}}')",
        "ticks": "import time\nfor i in range({ticks}):\n    print(f'{{time.time():.6f}}')\n    time.sleep(0.1)",
        "loop": "while True: pass",
    },
}


class MeasuredKernel:
    """One kernel, started and ended once a round."""

    def __init__(self, name):
        self.name = name
        self.snippets = SNIPPETS[KernelSpecManager().get_kernel_spec(name).language.lower()]
        self.figures = {}

    def run_round(self):
        began = time.perf_counter()
        self.manager = KernelManager(kernel_name=self.name)
        self.manager.start_kernel()
        try:
            self.client = self.manager.blocking_client()
            self.client.start_channels()
            self._await_ready()
            self._note("start to ready, ms", time.perf_counter() - began)
            self.client.execute(self._code("cell", n=0))
            self.client.get_shell_msg(timeout=PATIENCE)
            self._note("start to first result, ms", time.perf_counter() - began)
            self._await_subscription()
            self._measure_cells()
            self._measure_lines()
            self._measure_ticks()
            self._measure_interrupt()
            self._measure_restart()
        finally:
            self.client.stop_channels()
            self.manager.shutdown_kernel(now=True)

    def _await_ready(self):
        """Until kernel_info is answered. The client's own wait_for_ready sleeps between its questions."""
        self.client.kernel_info()
        while self.client.get_shell_msg(timeout=PATIENCE)["msg_type"] != "kernel_info_reply":
            pass

    def _await_subscription(self):
        """What is published before the client's subscription is in force is lost: asks until something comes."""
        while True:
            self.client.kernel_info()
            self.client.get_shell_msg(timeout=PATIENCE)
            try:
                self.client.get_iopub_msg(timeout=0.2)
                return
            except Empty:
                pass

    def _measure_cells(self):
        for n in range(20):  # The first ones pay for what is compiled and cached on the way.
            self._execute(self._code("cell", n=1000 + n))
        taken = []
        for n in range(CELLS):
            began = time.perf_counter()
            self._execute(self._code("cell", n=2000 + n))
            taken.append(time.perf_counter() - began)
        self._note("trivial cell to idle, ms", statistics.median(taken))

    def _measure_lines(self):
        began = time.perf_counter()
        text = "".join(content for _, content in self._execute(self._code("lines", lines=LINES)))
        taken = time.perf_counter() - began
        assert text.split("\n") == [f"line {i}" for i in range(LINES)] + [""], f"{self.name} lost lines"
        self.figures.setdefault("printed lines a second", []).append(LINES / taken)

    def _measure_ticks(self):
        arrived = self._execute(self._code("ticks", ticks=TICKS))
        late = [when - float(tick) for when, text in arrived for tick in text.split()]
        self._note("a printed line comes late by, ms", statistics.median(late))

    def _measure_interrupt(self):
        request = self.client.execute(self.snippets["loop"])
        self._until(request, "execute_input")
        time.sleep(0.3)
        began = time.perf_counter()
        self.manager.interrupt_kernel()
        self._until_idle(request)
        self._note("interrupt to idle, ms", time.perf_counter() - began)

    def _measure_restart(self):
        began = time.perf_counter()
        self.manager.restart_kernel(now=False)
        self._await_ready()
        self._note("restart to ready, ms", time.perf_counter() - began)

    def _execute(self, code):
        """Runs a cell until it is idle; gives what it printed, each piece with the time of its arrival."""
        request = self.client.execute(code)
        printed = self._until_idle(request)
        reply = self.client.get_shell_msg(timeout=PATIENCE)
        assert reply["parent_header"]["msg_id"] == request and reply["content"]["status"] == "ok", reply["content"]
        return printed

    def _until_idle(self, request):
        printed = []
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "stream":
                printed.append((time.time(), message["content"]["text"]))
            elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return printed

    def _until(self, request, kind):
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request and message["msg_type"] == kind:
                return

    def _code(self, snippet, **values):
        return self.snippets[snippet].format(**values)

    def _note(self, figure, seconds):
        self.figures.setdefault(figure, []).append(seconds * 1000)


def show(kernels):
    names = [kernel.name for kernel in kernels]
    print(f"{'':34}" + "".join(f"{name:>14}" for name in names) + (f"{'ratio':>9}" if len(kernels) > 1 else ""))
    for figure in kernels[0].figures:
        medians = [statistics.median(kernel.figures[figure]) for kernel in kernels]
        ratio = f"{medians[0] / medians[1]:9.2f}" if len(medians) > 1 else ""
        print(f"{figure:34}" + "".join(f"{median:14,.1f}" for median in medians) + ratio)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("kernels", nargs="*", default=["parallellab", "python3"], metavar="KERNEL")
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    kernels = [MeasuredKernel(name) for name in options.kernels]
    for _ in range(options.rounds):
        for kernel in kernels:
            kernel.run_round()
    show(kernels)


if __name__ == "__main__":
    main()
