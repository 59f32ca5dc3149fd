using System.Text.Json.Serialization;

namespace ParallelLab.Kernel.Jupyter.Messages;

internal sealed record KernelInfoRequest;

internal sealed record KernelInfoReply(
    string Status,
    string ProtocolVersion,
    string Implementation,
    string ImplementationVersion,
    LanguageDescription LanguageInfo,
    string Banner,
    IReadOnlyList<HelpLink> HelpLinks,
    IReadOnlyList<string> SupportedFeatures,
    bool Debugger);

/// <summary>What a front end must know of the language in order to colour it and to save it.</summary>
internal sealed record LanguageDescription(
    string Name,
    string Version,
    [property: JsonPropertyName("mimetype")] string MimeType,
    string FileExtension,
    string PygmentsLexer,
    [property: JsonPropertyName("codemirror_mode")] string CodeMirrorMode);

internal sealed record HelpLink(string Text, string Url);

/// <summary>Who is there? Answered from constants: it is the first question, and front ends time out on it.</summary>
internal sealed class KernelInfo()
    : Exchange<KernelInfoRequest, KernelInfoReply>(
        "kernel_info", JupyterJson.Default.KernelInfoRequest, JupyterJson.Default.KernelInfoReply)
{
    private static readonly string Version = typeof(KernelInfo).Assembly.GetName().Version!.ToString(fieldCount: 3);

    private static readonly KernelInfoReply Reply = new(
        "ok",
        MessageWriter.ProtocolVersion,
        "parallellab",
        Version,
        DefaultLanguage.Description,
        $"ParallelLab {Version}: a C# notebook in which concurrency can be seen, measured, broken safely and stopped. #!lsmagic lists magics.",
        [new HelpLink("C# language reference", "https://learn.microsoft.com/dotnet/csharp/")],
        [],
        Debugger: false);

    protected override ValueTask<KernelInfoReply> AnswerAsync(
        KernelInfoRequest request, WireMessage message, CancellationToken cancellationToken) => ValueTask.FromResult(Reply);
}
