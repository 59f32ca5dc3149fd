"""Runs a notebook with nbclient, which knows no parameters: they are written into the cell. execute_notebook.py SOURCE TARGET NAME=VALUE …"""
import re
import sys

import nbformat
from nbclient import NotebookClient


def main(source, target, *parameters):
    notebook = nbformat.read(source, as_version=4)
    (cell,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    for name, value in (parameter.split("=") for parameter in parameters):
        cell.source, replaced = re.subn(rf"\b{name} = [^;]*;", f"{name} = {value};", cell.source)
        assert replaced == 1, f"{source} declares no {name}"
    nbformat.write(notebook, target)
    NotebookClient(notebook, timeout=120).execute()
    nbformat.write(notebook, target)
    ran = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in ran), "a cell has not run"
    print(f"{len(ran)} cells, {sum(len(cell.outputs) for cell in ran)} outputs")


if __name__ == "__main__":
    main(*sys.argv[1:])
