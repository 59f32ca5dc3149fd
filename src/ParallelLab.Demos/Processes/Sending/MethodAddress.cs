using System.Reflection;

namespace ParallelLab.Demos;

/// <summary>Where another process finds a method: its class by name, the method by its row in the module's table (ECMA-335, II.22.26).</summary>
/// <param name="DeclaringType">Assembly-qualified.</param>
/// <param name="Token">Names are not enough: methods are overloaded, and lambdas have names that no one chose.</param>
/// <param name="TypeArguments">Assembly-qualified; empty for a method that is not generic.</param>
internal sealed record MethodAddress(string DeclaringType, int Token, IReadOnlyList<string> TypeArguments)
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static MethodAddress Of(MethodInfo method) => new(
        method.DeclaringType!.AssemblyQualifiedName!,
        method.MetadataToken,
        method.IsGenericMethod ? [.. method.GetGenericArguments().Select(type => type.AssemblyQualifiedName!)] : []);

    /// <summary>The method at that address, in this process.</summary>
    public MethodInfo Find()
    {
        var method = Type.GetType(DeclaringType, throwOnError: true)!.GetMethods(Declared).Single(candidate => candidate.MetadataToken == Token);
        return TypeArguments.Count == 0 ? method : method.MakeGenericMethod([.. TypeArguments.Select(name => Type.GetType(name, throwOnError: true)!)]);
    }

    /// <summary>The method as people call it: <c>Work</c>, or <c>the lambda</c>.</summary>
    public static string NameOf(MethodBase method)
    {
        var name = method.Name == "MoveNext" && method.DeclaringType is { Name: ['<', ..] stateMachine } ? stateMachine : method.Name;
        if (name.IndexOf(">g__", StringComparison.Ordinal) is >= 0 and var local)
            return name[(local + 4)..].Split('|')[0];
        if (name.Contains(">b__", StringComparison.Ordinal))
            return "the lambda";
        if (name is ".ctor" or ".cctor")
            return method.DeclaringType!.Name;
        return name.StartsWith('<') ? name[1..].Split('>')[0] : name;
    }
}
