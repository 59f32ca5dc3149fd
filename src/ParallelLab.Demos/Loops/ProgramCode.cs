using System.Reflection;
using System.Runtime.Loader;

namespace ParallelLab.Demos;

/// <summary>The code that a function may run in the student's own program: itself and what it calls, without the libraries.</summary>
/// <remarks>
/// The program is the assembly that the function is in. Cells of a notebook are an assembly each, all in a load context of their own, so
/// there the program is that context.
/// </remarks>
internal sealed class ProgramCode
{
    /// <summary>The static method that a compiled cell begins with. Its class holds the cell's methods, and the variables as
    /// fields.</summary>
    private const string CellStart = "<Factory>";

    private readonly Assembly _assembly;
    private readonly AssemblyLoadContext? _context;

    /// <exception cref="NotSupportedException">The function is not the program's own, or its code can't be read.</exception>
    public ProgramCode(Delegate function, string name)
    {
        var method = function.Method;
        _assembly = method.Module.Assembly;
        _context = AssemblyLoadContext.GetLoadContext(_assembly) is { } context && context != AssemblyLoadContext.Default ? context : null;
        Name = name;
        if (_assembly == typeof(object).Assembly || _assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal))
            throw new NotSupportedException($"{name} belongs to .NET. Give the cache a method or lambda of your own that calls it.");
        try
        {
            Methods = [.. ReachableCode.From(method, IsProgram)];
        }
        catch (Exception error) when (error is NotSupportedException or InvalidDataException)
        {
            throw new NotSupportedException($"The code of {name} can't be read, so the cache would not see it change. {error.Message}", error);
        }
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>The function itself, then what it may call, in an order that depends on the code alone.</summary>
    public IReadOnlyList<(MethodBase Method, IReadOnlyList<Instruction> Code)> Methods { get; }

    public bool IsProgram(Assembly assembly) =>
        assembly == _assembly || (_context is not null && AssemblyLoadContext.GetLoadContext(assembly) == _context);

    /// <summary>Is it the class that the compiler made of a cell?</summary>
    public static bool IsCell(Type? type) =>
        type?.GetMethod(CellStart, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is not null;

    /// <summary>Did the compiler, not the student, name it?</summary>
    public static bool IsGenerated(MemberInfo member) => member.Name.Contains('<', StringComparison.Ordinal);
}
