using System.Reflection;
using System.Runtime.CompilerServices;

namespace ParallelLab.Demos;

/// <summary>
/// The compiled cells of a notebook. Each is an assembly with a <em>submission class</em>: the cell's top-level variables are fields of its one object, its
/// top-level methods are instance methods. So a method that uses no variable looks just like one that does.
/// </summary>
/// <remarks>
/// This library knows no notebook. It goes by what the C# compiler makes of a script (the static method <c>&lt;Factory&gt;</c>), and finds the
/// assembly's file, which code that came over a wire has not got by itself, in a folder that the notebook names.
/// </remarks>
internal static class CellAssemblies
{
    /// <summary>Under this name <see cref="AppContext"/> has the folder in which each cell lies as <c>NAME.dll</c>, with its symbols in it.</summary>
    public const string FolderName = "ParallelLab.CellAssemblies";

    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly ConditionalWeakTable<Assembly, StrongBox<bool>> Known = [];

    /// <summary>Is it the class that holds a cell's variables?</summary>
    public static bool IsSubmission(Type? type) => type is { IsNested: false } && IsCell(type.Assembly) && HasFactory(type);

    /// <summary>Is it a compiled cell? Those are loaded from the folder or from memory, and nothing else that has a <c>&lt;Factory&gt;</c> is.</summary>
    public static bool IsCell(Assembly assembly) =>
        !assembly.IsDynamic && IsPlaceOfCells(assembly.Location) && Known.GetValue(assembly, static one => new(one.GetTypes().Any(HasFactory))).Value;

    /// <summary>The file of that assembly; null where there is none.</summary>
    public static string? FileOf(Assembly assembly)
    {
        if (assembly.IsDynamic)
            return null;
        if (assembly.Location.Length > 0)
            return assembly.Location;
        if (AppContext.GetData(FolderName) is not string folder)
            return null;
        var file = Path.Combine(folder, assembly.GetName().Name + ".dll");
        return File.Exists(file) ? file : null;
    }

    private static bool IsPlaceOfCells(string file) =>
        file.Length == 0 || (AppContext.GetData(FolderName) is string folder && Path.GetDirectoryName(file) == folder);

    private static bool HasFactory(Type type) => type.GetMethod("<Factory>", Declared) is not null;
}
