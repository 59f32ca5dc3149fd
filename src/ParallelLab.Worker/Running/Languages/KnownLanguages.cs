namespace ParallelLab.Worker.Running.Languages;

/// <summary>The languages whose texts and values this process knows, as .NET Interactive names them.</summary>
public static class KnownLanguages
{
    public const string FSharp = "fsharp";
    public const string JavaScript = "javascript";
    public const string Shell = "sh";
    public const string Bash = "bash";
    public const string PowerShell = "pwsh";
    public const string Python = "python";
    public const string Script = "script";

    /// <summary>No language: where <c>#!value</c> stores its texts.</summary>
    public const string Value = "value";
}
