"""A lecture's notebook in the classic Notebook, in a browser without a window: classic_notebook.py NOTEBOOK SCREENSHOT."""
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 60

LIVE = 'for (int n = 0; n < 30; n++) { Console.WriteLine($"line {n}"); Thread.Sleep(100); }'
ENDLESS = 'Console.WriteLine("begun"); while (true) { }'
PICTURE_WIDTH = 1100


def prepare(source, folder):
    """The notebook at speed, with cells of our own behind its last one."""
    notebook = nbformat.read(source, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace("timeScale = 1.0;", "timeScale = 0.1;")
    written = len(notebook.cells)
    notebook.cells += [nbformat.v4.new_code_cell(code) for code in ("int kept = 41;", LIVE, ENDLESS, "kept + 1")]
    nbformat.write(notebook, folder / "lecture.ipynb")
    return written


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def notebook_server(folder):
    """The Notebook's server; yields its address."""
    runtime = Path(os.environ["JUPYTER_RUNTIME_DIR"])
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={free_port()}", f"--notebook-dir={folder}"]
    command = [sys.executable, "-m", "notebook", *options, "--NotebookApp.token=", "--NotebookApp.password="]
    with open(folder / "server.log", "w", encoding="utf-8") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        until = time.monotonic() + PATIENCE
        while not (files := list(runtime.glob("nbserver-*.json"))) or not files[0].read_text():
            assert server.poll() is None and time.monotonic() < until, (folder / "server.log").read_text()
            time.sleep(0.1)
        yield json.loads(files[0].read_text())["url"]
    finally:
        server.terminate()
        server.wait(PATIENCE)


@contextmanager
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={PICTURE_WIDTH},1400"):
        options.add_argument(argument)
    driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    try:
        yield driver
    finally:
        driver.quit()


class Page:
    """The notebook as its reader has it before them."""

    def __init__(self, driver):
        self.driver = driver

    def ask(self, expression):
        return self.driver.execute_script(f"return {expression};")

    def until(self, expression, what):
        WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _: self.ask(expression), f"Waited in vain until {what}.")

    def click(self, selector):
        self.driver.execute_script("document.querySelector(arguments[0]).click();", selector)

    def text_of(self, cell):
        return self.ask(f"Jupyter.notebook.get_cell({cell}).output_area.element.text()")

    def run(self, cell):
        self.ask(f"Jupyter.notebook.execute_cells([{cell}])")

    def until_idle(self):
        self.until("!Jupyter.notebook.kernel_busy && !document.querySelector('.cell.running')", "the kernel is idle")


def lecture_shows_what_it_prints_where_it_belongs(page, cells, written):
    page.ask("Jupyter.notebook.execute_cell_range(0, %d)" % written)
    page.until_idle()
    failed = page.ask("Jupyter.notebook.get_cells().filter(cell => cell.output_area && cell.output_area.outputs.some(o => o.output_type == 'error')).map(cell => cell.get_text())")
    assert not failed, failed
    index = {cell.id: place for place, cell in enumerate(cells)}
    # The cell that starts the sleepers has long ended when they print; the lines are its own all the same.
    page.until(f"Jupyter.notebook.get_cell({index['only-starting-timed']}).output_area.element.text().split('has slept').length == 6", "five sleepers have printed in their cell")
    assert "has slept" not in page.text_of(index["waiting-timed"])
    assert "worker: 0 done" in page.text_of(index["logging-workers"])


def output_is_live(page, cell):
    page.run(cell)
    page.until(f"Jupyter.notebook.get_cell({cell}).output_area.element.text().includes('line 3')", "a line is shown")
    assert "line 29" not in page.text_of(cell), "the lines came all at once"
    page.until_idle()
    assert page.text_of(cell).split("\n")[:30] == [f"line {n}" for n in range(30)], page.text_of(cell)


def endless_loop_is_interrupted(page, cell):
    page.run(cell - 2)
    page.run(cell)
    page.until(f"Jupyter.notebook.get_cell({cell}).output_area.element.text().includes('begun')", "the loop has begun")
    page.click("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']")
    page.until_idle()
    assert "nterrupt" in page.text_of(cell), page.text_of(cell)
    page.run(cell + 1)
    page.until(f"Jupyter.notebook.get_cell({cell + 1}).output_area.element.text().includes('42')", "the variable is still there")


def restart_forgets(page, cell):
    page.click("button[data-jupyter-action='jupyter-notebook:confirm-restart-kernel']")
    page.until("document.querySelector('.modal-footer .btn-danger') !== null", "it is asked whether to restart")
    page.click(".modal-footer .btn-danger")
    page.until("Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && !Jupyter.notebook.kernel_busy && !document.querySelector('.modal-footer .btn-danger')", "the kernel is back")
    page.run(cell)
    page.until(f"Jupyter.notebook.get_cell({cell}).output_area.outputs.some(o => o.output_type == 'error')", "the variable is gone")


def picture(page, first, screenshot):
    page.ask(f"Jupyter.notebook.get_cell({first}).element[0].scrollIntoView()")
    Path(screenshot).parent.mkdir(parents=True, exist_ok=True)
    assert page.driver.save_screenshot(screenshot)


def main(source, screenshot):
    folder = Path.cwd()
    written = prepare(source, folder)
    cells = nbformat.read(source, as_version=4).cells
    with notebook_server(folder) as address, browser() as driver:
        driver.get(f"{address}notebooks/lecture.ipynb")
        page = Page(driver)
        page.until("window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()", "the kernel is connected")
        assert page.ask("Jupyter.notebook.kernel.name") == "parallellab"
        lecture_shows_what_it_prints_where_it_belongs(page, cells, written)
        picture(page, next(place for place, cell in enumerate(cells) if cell.id == "logging-workers"), screenshot)
        output_is_live(page, written + 1)
        endless_loop_is_interrupted(page, written + 2)
        restart_forgets(page, written + 3)
    print("passed")


if __name__ == "__main__":
    main(*sys.argv[1:])
