"""What front ends written with jupyter_client do to a kernel. Run one scenario: scenarios.py NAME."""
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from jupyter_client import BlockingKernelClient
from jupyter_client.manager import KernelManager

KERNEL = "parallellab"
PATIENCE = 30


@contextmanager
def running_kernel(name=KERNEL):
    """A kernel and a client that is ready; both end with the scenario."""
    manager = KernelManager(kernel_name=name)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
        assert not manager.is_alive(), "the kernel has outlived its shutdown"


def reply_to(client, request, channel="shell"):
    """The reply to one request; others are let pass."""
    get = client.get_shell_msg if channel == "shell" else client.get_control_msg
    until = time.monotonic() + PATIENCE
    while True:
        reply = get(timeout=max(0.0, until - time.monotonic()))
        if reply["parent_header"].get("msg_id") == request:
            return reply["content"]


def outputs_of(client, request):
    """What the request published, up to its idle: pairs of message type and content."""
    found = []
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") != request:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "status" and content["execution_state"] == "idle":
            return found
        if kind not in ("status", "execute_input"):
            found.append((kind, content))


def run(client, code, **options):
    """Runs a cell to its end: its reply and its outputs."""
    request = client.execute(code, **options)
    return reply_to(client, request), outputs_of(client, request)


def printed(outputs, stream="stdout"):
    return "".join(content["text"] for kind, content in outputs if kind == "stream" and content["name"] == stream)


def result(outputs):
    return next((content["data"]["text/plain"] for kind, content in outputs if kind == "execute_result"), None)


def until_printed(client, request, text):
    """Waits until a cell that still runs has printed a text."""
    seen = ""
    while text not in seen:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") == request and message["msg_type"] == "stream":
            seen += message["content"]["text"]


def execute():
    with running_kernel() as (_, client):
        reply, outputs = run(client, 'Console.WriteLine("out"); Console.Error.WriteLine("err"); 6 * 7')
        assert reply["status"] == "ok" and reply["execution_count"] == 1, reply
        assert (printed(outputs), printed(outputs, "stderr"), result(outputs)) == ("out\n", "err\n", "42"), outputs

        reply, outputs = run(client, "int.Parse(\"x\")")
        assert reply["status"] == "error" and reply["ename"] == "FormatException", reply
        assert [kind for kind, _ in outputs] == ["error"] and outputs[0][1]["traceback"], outputs


def only_cells_that_store_history_are_counted():
    with running_kernel() as (_, client):
        run(client, "1")
        assert run(client, "2", user_expressions={"three": "3"})[0]["user_expressions"]["three"]["data"] == {"text/plain": "3"}

        reply, outputs = run(client, "1 + 1", silent=True)
        assert reply["status"] == "ok" and outputs == [], outputs
        assert reply["execution_count"] == 2, reply  # "the current value of the counter"

        reply, outputs = run(client, "1 + 1", store_history=False)
        assert [content["execution_count"] for kind, content in outputs if kind == "execute_result"] == [2], outputs

        reply, outputs = run(client, "40 + 2")
        assert (reply["execution_count"], outputs[0][1]["execution_count"], result(outputs)) == (3, 3, "42"), (reply, outputs)
        history = reply_to(client, client.history(hist_access_type="range", session=0, start=1))["history"]
        assert [tuple(entry[1:]) for entry in history] == [(1, "1"), (2, "2"), (3, "40 + 2")], history


def history_is_found_by_range_and_by_pattern():
    with running_kernel() as (_, client):
        for code in ["int a = 1;", "int b = 2;", "int a2 = 1;", "int b2 = 2;"]:
            run(client, code)
        for session in (0, -1):
            expected = ["int b = 2;", "int a2 = 1;"] if session == 0 else []
            history = reply_to(client, client.history(hist_access_type="range", session=session, start=2, stop=4))["history"]
            assert [entry[2] for entry in history] == expected, history
        run(client, "a = 5;")
        run(client, "a = 5;")
        found = reply_to(client, client.history(hist_access_type="search", pattern="*a*", n=2, unique=True))["history"]
        assert [entry[2] for entry in found] == ["int a2 = 1;", "a = 5;"], found


def queued_cells_are_aborted_after_an_error():
    with running_kernel() as (_, client):
        failing = client.execute('throw new Exception("first");')
        aborted = [client.execute("1"), client.execute("2")]
        assert reply_to(client, failing)["status"] == "error"
        assert [reply_to(client, request)["status"] for request in aborted] == ["aborted", "aborted"]
        assert run(client, "3")[0]["status"] == "ok", "a request made later has been aborted, too"

        failing = client.execute('throw new Exception("first");', stop_on_error=False)
        after = client.execute("2")
        assert reply_to(client, failing)["status"] == "error" and reply_to(client, after)["status"] == "ok"


def interrupt_keeps_variables():
    with running_kernel() as (manager, client):
        run(client, "int kept = 41;")
        for endless in ["while (true) { }", "Thread.Sleep(Timeout.Infinite);", "await Task.Delay(-1);", "Parallel.For(0, 8, _ => { while (true) { } });"]:
            request = client.execute(f'Console.WriteLine("begun"); {endless}')
            until_printed(client, request, "begun")
            asked = time.monotonic()
            manager.interrupt_kernel()
            reply = reply_to(client, request)
            assert reply["status"] == "error", (endless, reply)
            assert time.monotonic() - asked < 5, f"{endless}: {time.monotonic() - asked:.1f} s"
            outputs_of(client, request)
        assert result(run(client, "kept + 1")[1]) == "42"


def interrupts_of_an_idle_kernel_never_stop_the_next_cell():
    with running_kernel() as (_, client):
        run(client, "int kept = 42;")
        for round in range(200):
            request = client.session.msg("interrupt_request", {})
            if round % 2:
                client.shell_channel.send(request)  # Read before the cell that follows it on the same socket.
            else:
                client.control_channel.send(request)  # Between two sockets only the reply tells what was read first.
                assert reply_to(client, request["header"]["msg_id"], "control")["status"] == "ok"
            reply, outputs = run(client, "kept")
            assert (reply["status"], result(outputs)) == ("ok", "42"), (round, reply)


def restart_forgets_and_goes_on():
    for endless in [False, True]:
        with running_kernel() as (manager, client):
            run(client, "int lost = 1;")
            if endless:
                until_printed(client, client.execute('Console.WriteLine("begun"); while (true) { }'), "begun")
            manager.restart_kernel()
            client.wait_for_ready(timeout=PATIENCE)
            reply, outputs = run(client, "lost")
            assert reply["status"] == "error", outputs
            assert result(run(client, "6 * 7")[1]) == "42"


def restart_without_a_new_process():
    """As front ends do that send the message themselves and leave the process be."""
    with running_kernel() as (_, client):
        run(client, "int lost = 1;")
        request = client.session.msg("shutdown_request", {"restart": True})
        client.control_channel.send(request)
        reply = reply_to(client, request["header"]["msg_id"], "control")
        assert reply["status"] == "ok" and reply["restart"] is True, reply


def stdin():
    with running_kernel() as (_, client):
        request = client.execute('Console.Write("name? "); var name = Console.ReadLine(); Console.WriteLine($"hello {name}");')
        asked = client.get_stdin_msg(timeout=PATIENCE)
        assert (asked["msg_type"], asked["content"]) == ("input_request", {"prompt": "name? ", "password": False}), asked
        client.input("Ada")
        assert reply_to(client, request)["status"] == "ok"
        assert "hello Ada\n" in printed(outputs_of(client, request))

        for call, password in [('ReadLine("token: ")', False), ('ReadPassword("token: ")', True)]:
            request = client.execute(call)
            asked = client.get_stdin_msg(timeout=PATIENCE)
            assert asked["content"] == {"prompt": "token: ", "password": password}, asked
            client.input("secret")
            assert reply_to(client, request)["status"] == "ok"
            assert result(outputs_of(client, request)) == "secret"

        for call in ["Console.ReadLine()", "ReadPassword()"]:
            reply, _ = run(client, call, allow_stdin=False)
            assert reply["status"] == "error" and "nobody can answer" in reply["evalue"], reply


def interrupt_while_it_waits_for_input():
    with running_kernel() as (manager, client):
        request = client.execute("Console.ReadLine()")
        client.get_stdin_msg(timeout=PATIENCE)
        manager.interrupt_kernel()
        assert reply_to(client, request)["status"] == "error"
        outputs_of(client, request)
        assert result(run(client, "6 * 7")[1]) == "42"


def late_output_names_its_cell():
    with running_kernel() as (_, client):
        early = client.execute(
            "var go = new ManualResetEventSlim();\n"
            'var late = new Thread(() => { go.Wait(); Console.WriteLine("late"); }); late.Start();'
        )
        assert reply_to(client, early)["status"] == "ok"
        outputs_of(client, early)
        other = client.execute("go.Set(); late.Join();")
        until_printed(client, early, "late")
        assert reply_to(client, other)["status"] == "ok"


def two_clients_at_once():
    with running_kernel() as (manager, first):
        second = BlockingKernelClient()
        second.load_connection_file(manager.connection_file)
        second.start_channels()
        try:
            second.wait_for_ready(timeout=PATIENCE)
            run(first, "int shared = 0;")
            requests = [(client, client.execute("++shared")) for _ in range(20) for client in (first, second)]
            for client, request in requests:
                assert reply_to(client, request)["status"] == "ok"
            seen = [(request, int(result(outputs_of(client, request)))) for client, request in requests]
            assert sorted(value for _, value in seen) == list(range(1, 41)), seen
            assert result(run(second, "shared")[1]) == "40"
        finally:
            second.stop_channels()


def other_requests_are_answered_while_a_cell_runs():
    with running_kernel() as (manager, client):
        request = client.execute('Console.WriteLine("begun"); while (true) { }')
        until_printed(client, request, "begun")
        info = client.session.msg("kernel_info_request", {})
        client.control_channel.send(info)
        assert reply_to(client, info["header"]["msg_id"], "control")["status"] == "ok"
        assert client.hb_channel.is_beating()
        manager.interrupt_kernel()
        assert reply_to(client, request)["status"] == "error"


def names_are_completed_and_explained_while_a_cell_runs():
    with running_kernel() as (manager, client):
        run(client, "int balance = 7; int Twice(int number) => 2 * number;")
        cell = client.execute('Console.WriteLine("begun"); while (true) { }')
        until_printed(client, cell, "begun")

        code = '"\U0001f600".Length + bal'
        completion = reply_to(client, client.complete(code))
        assert completion["matches"][0] == "balance", completion
        assert (completion["cursor_start"], completion["cursor_end"]) == (len(code) - 3, len(code)), completion
        kinds = {item["text"]: item["type"] for item in completion["metadata"]["_jupyter_types_experimental"]}
        assert kinds["balance"] == "variable", kinds

        explained = reply_to(client, client.inspect("Twice("))
        assert explained["found"] and "int Twice(int number)" in explained["data"]["text/plain"], explained
        assert "text/markdown" in explained["data"], explained
        shown = reply_to(client, client.inspect("Twice", detail_level=1))
        assert "2 * number" in shown["data"]["text/plain"], shown

        manager.interrupt_kernel()
        assert reply_to(client, cell)["status"] == "error"


def a_lost_worker_is_not_a_lost_kernel():
    with running_kernel() as (manager, client):
        for deadly in ["Environment.Exit(3);", 'Environment.FailFast("on purpose");', "int Fib(int n) => Fib(n + 1) + 1; Fib(0)"]:
            assert run(client, deadly)[0]["status"] == "error", deadly
            assert manager.is_alive()
            assert result(run(client, "6 * 7")[1]) == "42"


def comms_to_nowhere_are_closed():
    with running_kernel() as (_, client):
        request = client.session.msg("comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}})
        client.shell_channel.send(request)
        assert ("comm_close", "c1") in [(kind, content.get("comm_id")) for kind, content in outputs_of(client, request["header"]["msg_id"])]
        assert reply_to(client, client.comm_info())["comms"] == {}


def many_lines_arrive_in_order():
    with running_kernel() as (_, client):
        _, outputs = run(client, "for (int n = 0; n < 100_000; n++) Console.WriteLine(n);")
        assert printed(outputs) == "".join(f"{n}\n" for n in range(100_000)), "lines are lost or out of order"


def the_net_interactive_name_works_too():
    with running_kernel(".net-csharp") as (_, client):
        assert result(run(client, "6 * 7")[1]) == "42"


def logos_are_found():
    from jupyter_client.kernelspec import KernelSpecManager

    folder = Path(KernelSpecManager().get_kernel_spec(KERNEL).resource_dir)
    assert {file.name for file in folder.iterdir()} == {"kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"}


if __name__ == "__main__":
    globals()[sys.argv[1]]()
    print("passed")
