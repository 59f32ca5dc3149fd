// What VS Code's Jupyter extension does with a kernel: vscode.mjs KERNEL_JSON SCENARIO.
import assert from "node:assert/strict";
import { KernelConnection, KernelMessage, ServerConnection } from "@jupyterlab/services";
import { Kernel, rawSocketFor } from "./kernel.mjs";

const ENDLESS = 'Console.WriteLine("begun"); while (true) { }';

/** The extension takes a kernel for started when both ports have answered and something has come on iopub. */
async function kernel_info_on_both_ports(kernel) {
  const published = kernel.next((message) => message.channel === "iopub", "a message on iopub");
  for (const channel of ["shell", "control"]) {
    const { content } = await kernel.ask(channel, "kernel_info_request");
    assert.equal(content.status, "ok");
    assert.equal(content.language_info.name, "C#");
    assert.match(content.protocol_version, /^5\./);
  }
  await published;
}

async function interruptOn(kernel, channel) {
  await kernel.ask("shell", "execute_request", execute("int kept = 41;"));
  const begun = kernel.next((message) => message.header.msg_type === "stream" && message.content.text.includes("begun"), "the cell's output");
  const running = kernel.ask("shell", "execute_request", execute(ENDLESS));
  await begun;
  assert.equal((await kernel.ask(channel, "interrupt_request")).content.status, "ok");
  assert.equal((await running).content.status, "error");

  const result = kernel.next((message) => message.header.msg_type === "execute_result", "the result");
  await kernel.ask("shell", "execute_request", execute("kept + 1"));
  assert.equal((await result).content.data["text/plain"], "42");
}

const execute = (code) => ({ code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true });

const interrupt_on_control = (kernel) => interruptOn(kernel, "control");

/** Older versions of the extension send it there. */
const interrupt_on_shell = (kernel) => interruptOn(kernel, "shell");

async function unsigned_and_missigned_messages_are_not_run(kernel) {
  const streams = [];
  kernel.listen((message) => message.header.msg_type === "stream" && streams.push(message.content.text));
  for (const signature of ["", "0".repeat(64), "not even hexadecimal"])
    await kernel.request("shell", "execute_request", execute('Console.WriteLine("forged");'), signature);
  const isEnd = ({ header, parent_header, content }) =>
    header.msg_type === "status" && content.execution_state === "idle" && parent_header.msg_type === "execute_request";
  const ended = kernel.next(isEnd, "the cell's end");
  await kernel.request("shell", "execute_request", execute('Console.WriteLine("genuine");'));
  await ended;
  assert.equal(streams.join(""), "genuine\n");
}

/** The extension's own client library above the raw sockets: futures, streams, input, completion, inspection. */
async function jupyterlab_services(kernel) {
  const serverSettings = ServerConnection.makeSettings({
    WebSocket: rawSocketFor(kernel),
    serializer: { serialize: (message) => message, deserialize: (message) => message },
    baseUrl: "http://nowhere.invalid",
    wsUrl: "ws://nowhere.invalid",
  });
  const connection = new KernelConnection({ model: { id: "one", name: "parallellab" }, serverSettings, username: "peer", clientId: kernel.session });
  try {
    assert.equal((await connection.info).status, "ok");

    const seen = [];
    const future = connection.requestExecute({ code: 'Console.WriteLine("hello"); 6 * 7' });
    future.onIOPub = (message) => seen.push(message);
    assert.equal((await future.done).content.status, "ok");
    assert.equal(seen.find((message) => KernelMessage.isStreamMsg(message)).content.text, "hello\n");
    assert.equal(seen.find((message) => KernelMessage.isExecuteResultMsg(message)).content.data["text/plain"], "42");

    const asking = connection.requestExecute({ code: 'Console.WriteLine($"hello {Console.ReadLine()}")', allow_stdin: true });
    let greeting = "";
    asking.onIOPub = (message) => KernelMessage.isStreamMsg(message) && (greeting += message.content.text);
    asking.onStdin = (message) => KernelMessage.isInputRequestMsg(message) && connection.sendInputReply({ status: "ok", value: "Ada" }, message.header);
    assert.equal((await asking.done).content.status, "ok");
    assert.match(greeting, /hello Ada\n$/);

    const completion = await connection.requestComplete({ code: "#!lsm", cursor_pos: 5 });
    assert.deepEqual(completion.content.matches, ["#!lsmagic"]);
    assert.equal((await connection.requestIsComplete({ code: "void F() {" })).content.status, "incomplete");
    assert.equal((await connection.requestInspect({ code: "#!time", cursor_pos: 4, detail_level: 0 })).content.found, true);
    while (connection.status !== "idle") // It comes behind the last reply.
      await new Promise((changed) => connection.statusChanged.connect(changed));
  } finally {
    connection.dispose();
  }
}

const scenarios = {
  kernel_info_on_both_ports, interrupt_on_control, interrupt_on_shell, unsigned_and_missigned_messages_are_not_run, jupyterlab_services,
};

const [specFile, name] = process.argv.slice(2);
const kernel = await Kernel.start(specFile);
try {
  await scenarios[name](kernel);
  assert.equal(await kernel.end(), 0);
  console.log("passed");
  process.exit(0);
} catch (error) {
  console.error(error);
  kernel.process.kill("SIGKILL");
  process.exit(1);
}
