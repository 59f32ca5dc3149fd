using System.Diagnostics;
using System.Reflection;

namespace ParallelLab.Worker.Running.Languages;

/// <summary>The variables of C#'s cells: the public fields of their submissions' objects.</summary>
/// <param name="submissions">Those that were run, the last one first.</param>
internal sealed class CSharpVariables(Func<IEnumerable<object>> submissions) : ILanguageValues
{
    private const string CellType = "Cell";

    /// <summary>In the order of their declaration.</summary>
    public IReadOnlyList<NamedValue> All =>
        [.. submissions().SelectMany(submission => FieldsOf(submission).Reverse().Select(variable => (submission, variable)))
            .DistinctBy(found => found.variable.Name, StringComparer.Ordinal)
            .Select(found => ValueOf(found.submission, found.variable))
            .Reverse()];

    public NamedValue? Find(string name) =>
        submissions().SelectMany(submission => FieldsOf(submission).Where(field => field.Name == name).Select(field => ValueOf(submission, field)))
            .FirstOrDefault();

    // Only a compiler can declare a variable: the kernel does.
    public void Set(string name, object? value) => throw new UnreachableException();

    // What the compiler adds has angle brackets in its name.
    private static IEnumerable<FieldInfo> FieldsOf(object submission) =>
        submission.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(field => !field.Name.Contains('<'));

    private static NamedValue ValueOf(object submission, FieldInfo field) => new(
        field.Name,
        field.FieldType,
        field.GetValue(submission),
        submission.GetType().Name is var type && type.StartsWith(CellType, StringComparison.Ordinal) ? type[CellType.Length..] : "");
}
