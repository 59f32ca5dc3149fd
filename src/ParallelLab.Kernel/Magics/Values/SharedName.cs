using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Values;

/// <summary>The step that gives a value a name in a language.</summary>
internal static class SharedName
{
    /// <param name="magic">Who asks, for errors.</param>
    /// <param name="source">Where the value comes from, as <see cref="ShareInstrument"/> has it.</param>
    /// <exception cref="MagicException">A variable can't have that name.</exception>
    public static MagicEffect Give(string magic, string language, string name, IReadOnlyDictionary<string, string> source)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
            throw new MagicException($"\"{name}\" is no name that a variable could have: #!{magic} --name count.");
        var arguments = new Dictionary<string, string>(source) { [ShareInstrument.As] = name, [ShareInstrument.To] = language };
        var request = new InstrumentRequest(ShareInstrument.InstrumentName, arguments);
        return new MagicEffect.Step(language == Cell.CSharp ? new CellStep.Declare(name, request) : CellStep.Run.Of(request));
    }
}
