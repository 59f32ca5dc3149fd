namespace ParallelLab.Kernel.Jupyter;

/// <summary>Who says what kind of thing. The names are the protocol's ("Messaging in Jupyter", General Message Format).</summary>
internal sealed record MessageHeader(
    string MsgId, string MsgType, string Session = "", string Username = "", string Date = "", string Version = "");
