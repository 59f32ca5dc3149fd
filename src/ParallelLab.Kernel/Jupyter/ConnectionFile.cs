using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>What a front end writes for the kernel it starts: where to listen, and the key that both sign with.</summary>
/// <param name="Transport"><c>tcp</c>, or <c>ipc</c> for Unix sockets.</param>
/// <param name="Ip">The address to bind; with <c>ipc</c> the path that the "ports" are appended to. Loopback by default.</param>
/// <param name="Key">May be empty: then messages are not signed.</param>
public sealed record ConnectionFile(
    int ShellPort,
    int ControlPort,
    int IopubPort,
    int StdinPort,
    [property: JsonPropertyName("hb_port")] int HeartbeatPort,
    string Key,
    string SignatureScheme = ConnectionFile.HmacSha256,
    string Transport = "tcp",
    string Ip = "127.0.0.1")
{
    private const string HmacSha256 = "hmac-sha256";
    private const int MostBytes = 64 * 1024;

    /// <summary>Reads a file and looks at each of its values.</summary>
    /// <exception cref="ConnectionFileException">It can't be read, or says something that can't be done.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MostBytes)
                throw new ConnectionFileException(path, $"it is larger than {MostBytes} bytes");
            var connection = JsonSerializer.Deserialize(file, JupyterJson.Default.ConnectionFile);
            return connection?.Problem is { } problem ? throw new ConnectionFileException(path, problem)
                : connection ?? throw new ConnectionFileException(path, "it holds no JSON object");
        }
        catch (JsonException error)
        {
            throw new ConnectionFileException(path, $"its JSON is not what it should be: {OneLine(error.Message)}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ConnectionFileException(path, $"it can't be read: {OneLine(error.Message)}");
        }
    }

    /// <summary>The endpoint of one of the ports.</summary>
    public string Endpoint(int port) => Transport == "ipc" ? $"ipc://{Ip}-{port}" : $"tcp://{Ip}:{port}";

    [JsonIgnore]
    private int[] Ports => [ShellPort, ControlPort, IopubPort, StdinPort, HeartbeatPort];

    private string? Problem => this switch
    {
        { Transport: not ("tcp" or "ipc") } => $"the transport '{Transport}' is unknown: 'tcp' and 'ipc' can be served",
        { SignatureScheme: not HmacSha256 } => $"the signature scheme '{SignatureScheme}' is unknown: '{HmacSha256}' can be served",
        _ when Ports.FirstOrDefault(port => port is < 1 or > ushort.MaxValue, 1) is not 1 and var port => $"{port} is no port",
        _ when Ports.Distinct().Count() < Ports.Length => "two of its ports are the same",
        _ => null,
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
