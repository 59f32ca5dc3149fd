using System.Xml.Linq;

namespace ParallelLab.Kernel.Tests.Architecture;

/// <summary>
/// The assemblies that are compiled as one when the worker's program is published. A name that means none would pass in silence, and leave the assembly that was
/// meant out of the whole: the start would be slower, and nothing would fail.
/// </summary>
public sealed class CompositeListTests
{
    [Fact]
    public void Each_assembly_of_the_composite_is_one_that_the_worker_runs_with() => Assert.Empty(Unknown(Listed()));

    [Fact]
    public void No_assembly_is_listed_twice() => Assert.Equal(Listed().Distinct(StringComparer.OrdinalIgnoreCase), Listed());

    [Fact]
    public void The_composite_holds_what_a_first_cell_cannot_do_without()
    {
        string[] needed = ["System.Private.CoreLib", "parallellab-worker", "ParallelLab.Worker"];

        Assert.Equal(needed.Order(StringComparer.Ordinal), Listed().Intersect(needed, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("System.Rumtime")]
    [InlineData("ParallelLab.Vanished")]
    public void A_misspelled_or_vanished_name_is_found(string name) => Assert.Equal([name], Unknown(["System.Runtime", name, "parallellab"]));

    private static List<string> Listed()
    {
        var targets = XDocument.Load(Path.Combine(Repository.Root, "src", "ParallelLab.WorkerProgram", "Composite.targets"));
        return
        [
            .. targets.Descendants("LoadedAtStart").SelectMany(item =>
                item.Attribute("Include")!.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        ];
    }

    /// <summary>Names of no assembly that the runtime would find for this process, which runs with all that the worker is published with.</summary>
    private static IEnumerable<string> Unknown(IEnumerable<string> names)
    {
        var files = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return names.Except(files.Select(Path.GetFileNameWithoutExtension), StringComparer.Ordinal)!;
    }
}
