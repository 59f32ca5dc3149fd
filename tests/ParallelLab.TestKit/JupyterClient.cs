using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParallelLab.Kernel.Jupyter;
using ParallelLab.Zmtp;
using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.TestKit;

/// <summary>
/// A front end: five sockets, and signatures made by code of its own, so that a mistake in the kernel's is not made twice. Each receive has
/// a deadline. Iopub messages are kept until someone asks for them.
/// </summary>
public sealed class JupyterClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] JsonParts = ["header", "parent_header", "metadata", "content"];

    private readonly ConcurrentQueue<JupyterMessage> _published = new();
    private readonly string _session = Guid.NewGuid().ToString("N");
    private readonly byte[] _key;

    private JupyterClient(ConnectionFile connection) => _key = Encoding.UTF8.GetBytes(connection.Key);

    public required DealerSocket Shell { get; init; }

    public required DealerSocket Control { get; init; }

    public required DealerSocket Stdin { get; init; }

    public required SubscriberSocket Iopub { get; init; }

    public required RequestSocket Heartbeat { get; init; }

    /// <summary>Connects all five, as soon as the kernel listens, and waits for the welcome on iopub.</summary>
    public static async Task<JupyterClient> ConnectAsync(ConnectionFile connection)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var options = new ZmtpOptions { Identity = Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N")) };
        var client = new JupyterClient(connection)
        {
            Heartbeat = await RequestSocket.ConnectAsync(connection.Endpoint(connection.HeartbeatPort), options, deadline.Token),
            Shell = await DealerSocket.ConnectAsync(connection.Endpoint(connection.ShellPort), options, deadline.Token),
            Control = await DealerSocket.ConnectAsync(connection.Endpoint(connection.ControlPort), options, deadline.Token),
            Stdin = await DealerSocket.ConnectAsync(connection.Endpoint(connection.StdinPort), options, deadline.Token),
            Iopub = await SubscriberSocket.ConnectAsync(connection.Endpoint(connection.IopubPort), options, deadline.Token),
        };
        await client.Iopub.SubscribeAsync(default, deadline.Token);
        await client.UntilPublishedAsync(message => message.Type == "iopub_welcome");
        return client;
    }

    /// <summary>Sends a signed message.</summary>
    /// <param name="content">JSON.</param>
    /// <returns>Its msg_id.</returns>
    public async Task<string> SendAsync(DealerSocket socket, string type, string content, string metadata = "{}")
    {
        var (id, message) = Write(type, content, metadata);
        await socket.SendAsync(message);
        return id;
    }

    /// <summary>A signed message, not yet sent.</summary>
    public (string Id, Message Message) Write(string type, string content, string metadata = "{}")
    {
        var id = Guid.NewGuid().ToString("N");
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["session"] = _session,
            ["username"] = "test",
            ["date"] = "2026-01-02T03:04:05.000000Z",
            ["version"] = "5.3",
        };
        return (id, Sign(header.ToJsonString(), "{}", metadata, content));
    }

    /// <summary>A message of these four JSON parts, whatever they are, with the signature they need.</summary>
    public Message Sign(params string[] parts)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(parts));
        return Message.OfText(["<IDS|MSG>", Convert.ToHexStringLower(HMACSHA256.HashData(_key, bytes)), .. parts]);
    }

    /// <summary>Sends a request and waits for its reply.</summary>
    public async Task<JupyterMessage> AskAsync(DealerSocket socket, string type, string content)
    {
        var id = await SendAsync(socket, type, content);
        return await ReplyToAsync(socket, id);
    }

    /// <summary>Waits for the reply to a message; other replies before it are dropped.</summary>
    public async Task<JupyterMessage> ReplyToAsync(DealerSocket socket, string id)
    {
        while (true)
        {
            var reply = await ReceiveAsync(socket);
            if (reply.ParentId == id)
                return reply;
        }
    }

    public async Task<JupyterMessage> ReceiveAsync(DealerSocket socket)
    {
        using var deadline = new CancellationTokenSource(Patience);
        return Read(await socket.ReceiveAsync(deadline.Token));
    }

    /// <summary>Sends a cell.</summary>
    /// <returns>The msg_id.</returns>
    public Task<string> SendCellAsync(string code, string more = "", string metadata = "{}") =>
        SendAsync(Shell, "execute_request", $$"""{"code":{{JsonSerializer.Serialize(code)}}{{more}}}""", metadata);

    /// <summary>Runs a cell to its idle.</summary>
    /// <param name="more">Further fields of the request, each with a comma before it.</param>
    /// <returns>The reply, and what was published for it.</returns>
    public async Task<(JupyterMessage Reply, IReadOnlyList<JupyterMessage> Published)> RunAsync(
        string code, string more = "", string metadata = "{}")
    {
        var id = await SendCellAsync(code, more, metadata);
        return (await ReplyToAsync(Shell, id), await PublishedForAsync(id));
    }

    /// <summary>What was published for a request, up to its idle.</summary>
    public async Task<IReadOnlyList<JupyterMessage>> PublishedForAsync(string id)
    {
        await UntilPublishedAsync(message => message.ParentId == id && message.Type == "status" && message.Text("execution_state") == "idle");
        return [.. _published.Where(message => message.ParentId == id)];
    }

    /// <summary>Receives on iopub until a message of that kind has come, now or earlier.</summary>
    public async Task<JupyterMessage> UntilPublishedAsync(Func<JupyterMessage, bool> isWanted)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            if (_published.FirstOrDefault(isWanted) is { } found)
                return found;
            _published.Enqueue(Read(await Iopub.ReceiveAsync(deadline.Token)));
        }
    }

    /// <summary>Forgets what has been published so far.</summary>
    public void ForgetPublished() => _published.Clear();

    /// <summary>Asks every port, and throws if one does not answer.</summary>
    public async Task AskAllPortsAsync()
    {
        var id = await SendAsync(Shell, "kernel_info_request", "{}");
        await ReplyToAsync(Shell, id);
        await PublishedForAsync(id);
        await AskAsync(Control, "kernel_info_request", "{}");
        using var deadline = new CancellationTokenSource(Patience);
        await Heartbeat.SendAsync(Message.OfText("beat"), deadline.Token);
        await Heartbeat.ReceiveAsync(deadline.Token);
        var cell = await SendCellAsync("Console.ReadLine()");
        await ReceiveAsync(Stdin);
        await SendAsync(Stdin, "input_reply", """{"value":"answered"}""");
        await ReplyToAsync(Shell, cell);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable socket in (IAsyncDisposable[])[Shell, Control, Stdin, Iopub, Heartbeat])
            await socket.DisposeAsync();
    }

    private JupyterMessage Read(Message received)
    {
        var delimiter = Enumerable.Range(0, received.Count).First(i => received[i].Span.SequenceEqual("<IDS|MSG>"u8));
        var parts = JsonParts.Select((_, i) => received.Text(delimiter + 2 + i)).ToArray();
        var expected = Sign(parts).Text(1);
        if (received.Text(delimiter + 1) != expected)
            throw new InvalidDataException("The kernel's signature is wrong.");
        return new JupyterMessage(Parsed(0), Parsed(1), Parsed(3));

        JsonObject Parsed(int part) => JsonNode.Parse(parts[part])!.AsObject();
    }
}

/// <summary>A message of a kernel.</summary>
public sealed record JupyterMessage(JsonObject Header, JsonObject Parent, JsonObject Content)
{
    public string Type => (string)Header["msg_type"]!;

    public string? ParentId => (string?)Parent["msg_id"];

    /// <summary>A field of the content, as text.</summary>
    public string? Text(string field) => Content[field]?.ToString();
}
