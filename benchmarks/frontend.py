"""A front end with nothing but clocks: it starts a kernel as Jupyter does and talks to it over plain sockets.

jupyter_client's own client adds to every message a good part of what a fast kernel takes for it. So it only starts, interrupts and
restarts here; messages are written and read as they are, and read only when the cell is over.
"""
import hashlib
import hmac
import json
import os
import subprocess
import time
import uuid

import zmq
from jupyter_client import KernelManager

from memory import Memory

PATIENCE = 120
DELIMITER = b"<IDS|MSG>"
now = time.perf_counter


class Message:
    def __init__(self, arrived, frames):
        header, parent, _, content = frames[frames.index(DELIMITER) + 2:][:4]
        self.arrived = arrived
        self.kind = json.loads(header)["msg_type"]
        self.parent = json.loads(parent).get("msg_id")
        self.content = json.loads(content)


class Cell:
    """What became of one request to execute: when it was sent, answered and idle, and what was published meanwhile."""

    def __init__(self, request, sent):
        self.request, self.sent = request, sent
        self.replied = self.idle = self.reply = None
        self._published = []

    def take_published(self, arrived, frames):
        self._published.append((arrived, frames))
        if self.request.encode() in frames[-3] and b'"idle"' in frames[-1]:
            self.idle = arrived

    def take_reply(self, message):
        if message.parent == self.request:
            self.replied, self.reply = message.arrived, message.content

    @property
    def outputs(self):
        messages = (Message(*published) for published in self._published)
        return [message for message in messages if message.parent == self.request and message.kind not in ("status", "execute_input")]

    @property
    def printed(self):
        return [(m.arrived, m.content["text"]) for m in self.outputs if m.kind == "stream"]


class FrontEnd:
    """One kernel's process and the sockets to it. Use it in a `with`: it ends the kernel."""

    def __init__(self, kernel):
        self.name = kernel
        self._manager = KernelManager(kernel_name=kernel)
        self._context = zmq.Context()

    def __enter__(self):
        """Starts the kernel; `ready` is how many seconds later it answered."""
        self.began = now()
        self._manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        connection = self._manager.get_connection_info()
        self._key = connection["key"]
        self._shell, self._iopub = (self._connect(kind, connection, port) for kind, port in ((zmq.DEALER, "shell"), (zmq.SUB, "iopub")))
        self._await_ready()
        self.ready = now() - self.began
        self._await_subscription()
        return self

    def __exit__(self, *_):
        self._context.destroy(linger=0)
        self._manager.shutdown_kernel(now=False)

    def execute(self, code):
        """Runs a cell until it is answered and idle. It must succeed."""
        cell = self.begin(code)
        self.finish(cell)
        if cell.reply["status"] != "ok":
            raise RuntimeError(f"{code!r} ended with {cell.reply}")
        return cell

    def begin(self, code):
        sent = now()
        return Cell(self._send("execute_request", {
            "code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}), sent)

    def finish(self, cell, patience=PATIENCE):
        poller = zmq.Poller()
        poller.register(self._shell, zmq.POLLIN)
        poller.register(self._iopub, zmq.POLLIN)
        while cell.replied is None or cell.idle is None:
            if not poller.poll(patience * 1000):
                raise TimeoutError(f"the cell did not end within {patience} s")
            for frames in self._waiting(self._iopub):
                cell.take_published(now(), frames)
            for frames in self._waiting(self._shell):
                cell.take_reply(Message(now(), frames))

    def take_late(self, cell, patience=1):
        """What is published when the cell is idle already, until this many seconds bring nothing."""
        while self._iopub.poll(patience * 1000):
            cell.take_published(now(), self._iopub.recv_multipart())

    def interrupt(self):
        self._manager.interrupt_kernel()

    def restart(self):
        """As the button of a front end does it; gives the seconds until the new kernel answers."""
        began = now()
        self._manager.restart_kernel(now=False)
        self._await_ready()
        return now() - began

    def memory(self):
        return Memory.of(self._manager.provisioner.pid)

    def _connect(self, kind, connection, port):
        socket = self._context.socket(kind)
        socket.reconnect_ivl = 5  # Its default of 100 ms would be found in every start.
        if kind == zmq.SUB:
            socket.subscribe(b"")
        socket.connect(f"tcp://{connection['ip']}:{connection[port + '_port']}")
        return socket

    def _await_ready(self):
        request = self._send("kernel_info_request", {})
        while Message(0, self._receive(self._shell)).parent != request:
            pass

    def _await_subscription(self):
        """What is published before the subscription is in force is lost: asks until something comes."""
        while not self._iopub.poll(20):
            self._await_ready()

    def _send(self, kind, content):
        request = uuid.uuid4().hex
        header = {"msg_id": request, "session": "benchmark", "username": os.environ.get("USER", ""), "msg_type": kind, "version": "5.3",
                  "date": time.strftime("%Y-%m-%dT%H:%M:%S.000000Z", time.gmtime())}
        parts = [json.dumps(part).encode() for part in (header, {}, {}, content)]
        signature = hmac.new(self._key, b"".join(parts), hashlib.sha256).hexdigest().encode()
        self._shell.send_multipart([DELIMITER, signature, *parts])
        return request

    def _receive(self, socket):
        if not socket.poll(PATIENCE * 1000):
            raise TimeoutError(f"no answer within {PATIENCE} s")
        return socket.recv_multipart()

    @staticmethod
    def _waiting(socket):
        try:
            while True:
                yield socket.recv_multipart(zmq.NOBLOCK)
        except zmq.Again:
            return
