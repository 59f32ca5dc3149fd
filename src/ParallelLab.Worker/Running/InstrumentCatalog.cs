using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Worker.Running;

/// <summary>The instruments a worker knows, by name.</summary>
internal static class InstrumentCatalog
{
    private static readonly Dictionary<string, IInstrument> ByName =
        new IInstrument[]
            {
                new TimeInstrument(), new TimeitInstrument(), new TimelineInstrument(), new SweepInstrument(), new PidInstrument(),
                new ThreadsInstrument(), new LocksInstrument(), new DirectiveInstrument(), new CellEndInstrument(), new WhoInstrument(isLong: false), new WhoInstrument(isLong: true), new ShareInstrument(),
                new ValueInstrument(), new FSharpInstrument(), new JavaScriptInstrument(), new ScriptInstrument(), new DirectoryInstrument(),
                new WriteFileInstrument(),
            }
            .ToDictionary(instrument => instrument.Name);

    public static IInstrument Find(string name) =>
        ByName.GetValueOrDefault(name) ?? throw new InvalidOperationException($"This worker has no instrument named {name}.");
}
