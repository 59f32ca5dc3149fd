namespace ParallelLab.Worker.Running;

/// <summary>The instruments a worker knows, by name.</summary>
internal static class InstrumentCatalog
{
    private static readonly Dictionary<string, IInstrument> ByName =
        Array.Empty<IInstrument>().ToDictionary(instrument => instrument.Name);

    public static IInstrument Find(string name) =>
        ByName.GetValueOrDefault(name) ?? throw new InvalidOperationException($"This worker has no instrument named {name}.");
}
