#!/usr/bin/env python3
"""Measure this kernel and its peers in one run, as a front end sees them, and hold the figures against the bars.

    python3 benchmarks/kernels.py [--program FILE] [--deno FILE] [--rounds N] [--only PHASE …] [--cells N] [--markdown FILE] [KERNEL …]

Needs jupyter_client (Debian: python3-jupyter-client). This kernel is the program that --program names, as `dotnet publish` makes it, or else
what `parallellab install` has installed. The peers are ipykernel (python3-ipykernel) and Deno (npm install --prefix artifacts/deno deno);
one that is missing is named and left out. Every round takes each kernel in turn, phase by phase, so that a busy moment of the machine meets
all of them. The table shows medians over the rounds and how many times a peer's figure this kernel's is.
"""
import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

import machine
import report
from phases import NAMES, Phases
from report import OURS

DENO = "artifacts/deno/node_modules/@deno/linux-x64-glibc/deno"


def write_kernelspecs(folder, options):
    """Makes kernels known that are not installed, for this run only."""
    checkout = Path(__file__).resolve().parent.parent
    deno = options.deno or checkout / DENO
    if options.program:
        _write_kernelspec(folder, OURS, "C#", [options.program.resolve(), "kernel", "--connection-file", "{connection_file}"])
    if deno.exists():
        _write_kernelspec(folder, "deno", "typescript", [deno.resolve(), "jupyter", "--kernel", "--conn", "{connection_file}"])
    os.environ["JUPYTER_PATH"] = os.pathsep.join([folder, os.environ.get("JUPYTER_PATH", "")])


def _write_kernelspec(folder, name, language, command):
    spec = Path(folder, "kernels", name, "kernel.json")
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": [str(part) for part in command], "display_name": name, "language": language}))


def find(kernels):
    """The language of each kernel that is there."""
    languages = {}
    for name in kernels:
        try:
            languages[name] = KernelSpecManager().get_kernel_spec(name).language.lower()
        except NoSuchKernel:
            print(f"{name} is not installed, so it is left out.", file=sys.stderr)
    return languages


def measure(kernels, options):
    """Medians over the rounds: {figure: {kernel: value}}. A kernel whose phase fails has no figures of it, and the reason is said."""
    taken = {}
    for turn in range(options.rounds):
        for phase in options.only:
            for kernel, language in kernels.items():
                print(f"\rround {turn + 1}, {phase}, {kernel}".ljust(60), end="", file=sys.stderr, flush=True)
                try:
                    for name, value in getattr(Phases(kernel, language, options.cells), phase)():
                        taken.setdefault(name, {}).setdefault(kernel, []).append(value)
                except (TimeoutError, RuntimeError) as error:
                    print(f"\r{phase}, {kernel}: {error}", file=sys.stderr)
    print("\r".ljust(60), file=sys.stderr)
    return {name: {kernel: statistics.median(values) for kernel, values in of.items()} for name, of in taken.items()}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("kernels", nargs="*", default=[OURS, "python3", "deno"], metavar="KERNEL")
    arguments.add_argument("--program", type=Path, help="this kernel's executable, instead of what is installed")
    arguments.add_argument("--deno", type=Path, help=f"Deno's executable ({DENO})")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, metavar="PHASE", help=", ".join(NAMES))
    arguments.add_argument("--cells", type=int, default=1000, help="how many cells the growth is measured over (1000)")
    arguments.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there, too")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, machine.Meanwhile() as meanwhile:
        write_kernelspecs(folder, options)
        kernels = find(options.kernels)
        if not kernels:
            arguments.error("none of these kernels is installed")
        figures = measure(kernels, options)
    text = (f"{machine.describe()}; medians of {options.rounds} rounds; other programs kept {meanwhile.foreign:.2f} cores busy.\n\n"
            + report.table(list(kernels), figures))
    print(text)
    if options.markdown:
        options.markdown.write_text(text + "\n")
    missed = report.missed(figures)
    print("\n" + ("Missed: " + "; ".join(missed) if missed else "All bars that could be looked at are held."))


if __name__ == "__main__":
    main()
