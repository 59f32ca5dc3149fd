// A kernel process and the four sockets that VS Code's Jupyter extension opens to it, with the zeromq package it uses.
// RawSocket joins them into what @jupyterlab/services takes for a WebSocket, as the extension does.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import zmq from "zeromq";

const DELIMITER = "<IDS|MSG>";
const PATIENCE = 30_000;

export class Kernel {
  #listeners = new Set();
  #isEnding = false;
  #folder = mkdtempSync(join(tmpdir(), "peer-"));

  /** Starts the kernel that a kernel.json describes. */
  static async start(specFile) {
    const kernel = new Kernel();
    kernel.key = randomUUID();
    kernel.session = randomUUID();
    const [shell, iopub, stdin, control, hb] = await freePorts(5);
    kernel.ports = { shell, iopub, stdin, control };
    const file = join(kernel.#folder, "connection.json");
    writeFileSync(file, JSON.stringify({
      transport: "tcp", ip: "127.0.0.1", key: kernel.key, signature_scheme: "hmac-sha256",
      shell_port: shell, iopub_port: iopub, stdin_port: stdin, control_port: control, hb_port: hb,
    }));
    const spec = JSON.parse(readFileSync(specFile, "utf8"));
    const [program, ...rest] = spec.argv.map((argument) => argument.replace("{connection_file}", file));
    kernel.process = spawn(program, rest, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...spec.env } });
    kernel.process.once("exit", (code) => {
      if (kernel.#isEnding) return;
      console.error(`The kernel has ended with ${code}.`);
      process.exit(1);
    });
    kernel.#connect();
    await kernel.#subscription();
    return kernel;
  }

  /** What is published before the subscription is in force is lost: asks until something comes. */
  async #subscription() {
    let published = false;
    const stop = this.listen((message) => (published ||= message.channel === "iopub"));
    for (const until = Date.now() + PATIENCE; !published; ) {
      if (Date.now() > until) throw new Error("Waited in vain for the subscription.");
      await this.ask("shell", "kernel_info_request");
    }
    stop();
  }

  #connect() {
    const identity = randomUUID();
    this.sockets = {
      shell: new zmq.Dealer({ routingId: identity }),
      control: new zmq.Dealer({ routingId: identity }),
      stdin: new zmq.Dealer({ routingId: identity }),
      iopub: new zmq.Subscriber(),
    };
    this.sockets.iopub.subscribe();
    for (const [channel, socket] of Object.entries(this.sockets)) {
      socket.connect(`tcp://127.0.0.1:${this.ports[channel]}`);
      this.#receive(channel, socket);
    }
  }

  async #receive(channel, socket) {
    for await (const parts of socket) {
      const at = parts.findIndex((part) => part.toString() === DELIMITER);
      const [signature, header, parent, metadata, content, ...buffers] = parts.slice(at + 1);
      const right = Buffer.from(this.#sign([header, parent, metadata, content]));
      if (!timingSafeEqual(signature, right)) throw new Error(`The kernel has signed wrongly on ${channel}.`);
      const [head, parentHeader, meta, body] = [header, parent, metadata, content].map((part) => JSON.parse(part.toString()));
      const message = { channel, header: head, parent_header: parentHeader, metadata: meta, content: body, buffers };
      for (const listener of [...this.#listeners]) listener(message);
    }
  }

  #sign(parts) {
    const hmac = createHmac("sha256", this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }

  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the first message that passes. */
  next(wanted, what) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { stop(); reject(new Error(`Waited in vain for ${what}.`)); }, PATIENCE);
      const stop = this.listen((message) => {
        if (!wanted(message)) return;
        clearTimeout(timer);
        stop();
        resolve(message);
      });
    });
  }

  /** Sends a message as @jupyterlab/services shapes it. */
  async send(channel, message, signature) {
    const parts = [message.header, message.parent_header, message.metadata, message.content].map((part) => Buffer.from(JSON.stringify(part ?? {})));
    await this.sockets[channel].send([DELIMITER, signature ?? this.#sign(parts), ...parts]);
  }

  /** Sends a request and returns its id. */
  async request(channel, type, content = {}, signature = undefined) {
    const header = { msg_id: randomUUID(), msg_type: type, session: this.session, username: "peer", version: "5.4", date: new Date().toISOString() };
    await this.send(channel, { header, content }, signature);
    return header.msg_id;
  }

  /** Sends a request and waits for its reply on the same channel. */
  async ask(channel, type, content = {}) {
    const early = [];
    const stop = this.listen((message) => early.push(message));
    const id = await this.request(channel, type, content);
    stop();
    const isReply = (message) => message.channel === channel && message.parent_header.msg_id === id;
    return early.find(isReply) ?? this.next(isReply, `the reply to ${type} on ${channel}`);
  }

  async end() {
    this.#isEnding = true;
    const ended = once(this.process, "exit");
    await this.request("control", "shutdown_request", { restart: false });
    const [code] = await ended;
    for (const socket of Object.values(this.sockets)) socket.close();
    rmSync(this.#folder, { recursive: true });
    return code;
  }
}

/** A constructor of what looks like a WebSocket to a Jupyter server, and is the kernel's own sockets. */
export function rawSocketFor(kernel) {
  return class RawSocket {
    protocol = "";
    onopen = () => {};
    onmessage = () => {};

    constructor() {
      this.stop = kernel.listen((message) => this.onmessage({ data: message }));
      setImmediate(() => this.onopen({}));
    }

    send(message) {
      kernel.send(message.channel, message);
    }

    close() {
      this.stop();
    }
  };
}

async function freePorts(count) {
  const servers = [];
  for (let n = 0; n < count; n++) {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    servers.push(server);
  }
  const ports = servers.map((server) => server.address().port);
  for (const server of servers) server.close();
  return ports;
}
