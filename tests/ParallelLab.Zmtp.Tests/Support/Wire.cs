using System.Text;

namespace ParallelLab.Zmtp.Tests.Support;

/// <summary>Octets as they stand in the RFC, written out by hand: nothing here is made by the code under test.</summary>
internal static class Wire
{
    public static readonly byte[] Greeting = Greet(3, 1, "NULL");

    /// <summary>04 28, 05 READY, 0b Socket-Type, 00 00 00 06 ROUTER: the reply in the RFC's worked example.</summary>
    public static readonly byte[] ReadyRouter = Ready("ROUTER");

    public static byte[] Greet(byte major, byte minor, string mechanism)
    {
        var octets = new byte[64];
        octets[0] = 0xff;
        octets[9] = 0x7f;
        octets[10] = major;
        octets[11] = minor;
        Encoding.ASCII.GetBytes(mechanism).CopyTo(octets, 12);
        return octets;
    }

    /// <summary>READY with a Socket-Type only.</summary>
    public static byte[] Ready(string socketType) => Command([5, .. "READY"u8, .. Property("Socket-Type", Encoding.ASCII.GetBytes(socketType))]);

    public static byte[] Ready(string socketType, byte[] identity) => Command(
        [5, .. "READY"u8, .. Property("Socket-Type", Encoding.ASCII.GetBytes(socketType)), .. Property("Identity", identity)]);

    public static byte[] Property(string name, byte[] value) =>
        [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), 0, 0, (byte)(value.Length >> 8), (byte)value.Length, .. value];

    /// <summary>A short command frame around a body of less than 256 octets.</summary>
    public static byte[] Command(byte[] body) => [4, checked((byte)body.Length), .. body];

    public static byte[] Ping(ushort tenths, string context) =>
        Command([4, .. "PING"u8, (byte)(tenths >> 8), (byte)tenths, .. Encoding.ASCII.GetBytes(context)]);

    public static byte[] Pong(string context) => Command([4, .. "PONG"u8, .. Encoding.ASCII.GetBytes(context)]);

    public static byte[] Join(params byte[][] frames) => [.. frames.SelectMany(frame => frame)];

    /// <summary>The last frame of a message, short.</summary>
    public static byte[] Last(string text) => [0, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    /// <summary>A frame with another behind it, short.</summary>
    public static byte[] More(string text) => [1, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
}
