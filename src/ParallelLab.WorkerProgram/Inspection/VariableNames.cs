using Microsoft.Diagnostics.Runtime;

namespace ParallelLab.WorkerProgram.Inspection;

/// <summary>
/// The names under which a student's code knows an object. Top-level variables of cells are fields of the submissions' objects; captured variables
/// and the fields of a student's classes are found through what the waiting thread has on its stack.
/// </summary>
internal sealed class VariableNames(IReadOnlyList<HeldThread> threads)
{
    private readonly Lazy<IReadOnlyList<ClrObject>> _submissions = new(() => [.. Submissions(threads)]);

    /// <summary>The name of a variable that holds the object; null where none was found.</summary>
    public string? Of(ClrObject sought, HeldThread seenBy) =>
        _submissions.Value.Concat(seenBy.Objects.Where(IsOfCell).DistinctBy(owner => owner.Address))
            .Select(owner => FieldWith(owner, sought))
            .FirstOrDefault(name => name is not null);

    private static string? FieldWith(ClrObject owner, ClrObject sought) =>
        owner.Type?.Fields
            .Where(field => field.IsObjectReference && field.ReadObject(owner, interior: false) == sought)
            .Select(field => SourceName(field.Name ?? ""))
            .FirstOrDefault(name => name.Length > 0);

    // Compilers name what they make with angle brackets: <gate>5__1 is the variable gate, <>4__this is none.
    private static string SourceName(string field) =>
        field.StartsWith('<') ? field[1..field.IndexOf('>', StringComparison.Ordinal)] : field;

    // Only what was loaded from bytes has no path.
    private static bool IsOfCell(ClrObject seen) => seen.Type?.Module?.AssemblyName is { Length: > 0 } file && !Path.IsPathRooted(file);

    private static IEnumerable<ClrObject> Submissions(IReadOnlyList<HeldThread> threads)
    {
        var host = threads.SelectMany(thread => thread.Objects).FirstOrDefault(root => root.Type?.Name == "ParallelLab.Worker.Running.WorkerHost");
        if (host.IsNull || !host.TryReadObjectField("_loader", out var loader) || !loader.TryReadObjectField("_submissions", out var array))
            yield break;
        var submissions = array.AsArray();
        for (var slot = 0; slot < submissions.Length; slot++)
        {
            if (submissions.GetObjectValue(slot) is { IsNull: false } submission)
                yield return submission;
        }
    }
}
