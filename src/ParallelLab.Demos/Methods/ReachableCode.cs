using System.Reflection;
using System.Runtime.CompilerServices;

namespace ParallelLab.Demos;

/// <summary>
/// Follows a method through all that it may run in certain assemblies: the methods that it calls, lambdas and local functions, the state machines into which
/// the compiler turns iterators and async methods, constructors, static initialisers, and what overrides or implements something in the types that it makes.
/// </summary>
/// <remarks>
/// What really runs can't be known before it runs; this walk finds more rather than less. It misses only what code finds for itself at run time
/// (reflection), and what is hidden in delegates and objects that others hand over.
/// </remarks>
internal sealed class ReachableCode
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly Func<Assembly, bool> _follows;
    private readonly HashSet<MethodBase> _methods = [];
    private readonly HashSet<Type> _made = [];
    private readonly HashSet<Type> _initialised = [];
    private readonly Queue<MethodBase> _open = [];

    private ReachableCode(Func<Assembly, bool> follows) => _follows = follows;

    /// <summary>Each method that may run, the first one first, with its instructions; always in the same order.</summary>
    /// <param name="start">Where the walk begins, whatever assembly it is in.</param>
    /// <param name="follows">The assemblies to look into; what lies in others is not looked at.</param>
    /// <exception cref="NotSupportedException">A method was made at run time: it can't be read.</exception>
    public static IEnumerable<(MethodBase Method, IReadOnlyList<Instruction> Code)> From(MethodBase start, Func<Assembly, bool> follows)
    {
        var walk = new ReachableCode(follows);
        walk._methods.Add(start);
        walk._open.Enqueue(start);
        while (walk._open.TryDequeue(out var method))
        {
            var code = MethodCode.Read(method);
            walk.Follow(method, code);
            yield return (method, code);
        }
    }

    private void Follow(MethodBase method, IReadOnlyList<Instruction> code)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine })
            Make(machine);
        Initialise(method.DeclaringType);
        foreach (var instruction in code)
            Follow(instruction.Operand);
    }

    private void Follow(object? operand)
    {
        switch (operand)
        {
            case MethodBase method:
                Call(method);
                break;
            case FieldInfo field:
                Initialise(field.DeclaringType);
                break;
            case Type type:
                Make(type); // Boxed, allocated as an array, constrained to, or asked for by typeof: someone may call what it overrides.
                break;
        }
    }

    private void Call(MethodBase method)
    {
        if (method.IsGenericMethod)
            MakeAll(method.GetGenericArguments());
        if (method.DeclaringType is { IsGenericType: true } generic)
            MakeAll(generic.GetGenericArguments());
        if (method.IsConstructor)
            Make(method.DeclaringType);
        Add(method);
    }

    private void MakeAll(Type[] types)
    {
        foreach (var type in types)
            Make(type);
    }

    /// <summary>Objects of the type may exist: whatever it overrides or implements may be called through its base or interface.</summary>
    private void Make(Type? type)
    {
        if (type is null or { IsGenericParameter: true } || !_follows(type.Assembly) || !_made.Add(type))
            return;
        Initialise(type);
        foreach (var method in type.GetMethods(Declared))
        {
            if (method.IsVirtual)
                Add(method);
        }

        Make(type.BaseType);
    }

    /// <summary>The type's static initialiser runs before its first use.</summary>
    private void Initialise(Type? type)
    {
        if (type is not null && _follows(type.Assembly) && _initialised.Add(type) && type.TypeInitializer is { } initialiser)
            Add(initialiser);
    }

    private void Add(MethodBase method)
    {
        if (_follows(method.Module.Assembly) && _methods.Add(method))
            _open.Enqueue(method);
    }
}
