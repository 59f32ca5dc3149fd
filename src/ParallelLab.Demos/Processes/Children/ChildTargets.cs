using System.Reflection;
using System.Runtime.CompilerServices;

namespace ParallelLab.Demos;

/// <summary>
/// Makes the objects on which methods are called in a child. A cell's object is made without running the cell, so its variables have their default values: the
/// parent has made sure that nobody looks at them. Its methods, and those of the cells before it, work.
/// </summary>
internal static class ChildTargets
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<Type, object> Cells = [];

    /// <summary>All cells of a session find each other through one array, each at a slot that it knows itself.</summary>
    private static object?[] s_submissions = new object?[64];

    public static object Make(Type type)
    {
        if (CellAssemblies.IsSubmission(type))
            return Cell(type);
        var closure = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var link in SendableMethod.LinksOf(type))
            link.SetValue(closure, Make(link.FieldType));
        return closure;
    }

    private static object Cell(Type type)
    {
        if (Cells.TryGetValue(type, out var known))
            return known;

        // The earlier ones first: a cell takes them out of the array when it is made.
        foreach (var link in SendableMethod.LinksOf(type))
            Cell(link.FieldType);
        return Cells[type] = New(type);
    }

    private static object New(Type type)
    {
        while (true)
        {
            try
            {
                return Activator.CreateInstance(type, Instance | BindingFlags.DoNotWrapExceptions, binder: null, [s_submissions], culture: null)!;
            }
            catch (IndexOutOfRangeException) when (s_submissions.Length < Array.MaxLength / 2)
            {
                Array.Resize(ref s_submissions, s_submissions.Length * 2);
            }
        }
    }
}
