using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ParallelLab.Demos;

/// <summary>
/// Looks at a method before it is sent: does it use anything that exists in this process only? Another process has the same code and none of the same
/// objects. What would silently be 0 or null over there is refused here, by its name.
/// </summary>
internal static class SendableMethod
{
    private static readonly ConditionalWeakTable<MethodInfo, string> Refusals = [];

    /// <exception cref="NotSendableException">It needs something that lives in this process.</exception>
    public static void Check(Delegate function)
    {
        if (!function.HasSingleTarget)
            throw new NotSendableException("Several methods stand behind this delegate; send one at a time.");
        // A walk through compiled code takes milliseconds; the answer depends on nothing but the method.
        var refusal = Refusals.GetValue(function.Method, method => FindRefusal(method, function.Target) ?? "");
        if (refusal.Length > 0)
            throw new NotSendableException(refusal);
    }

    private static string? FindRefusal(MethodInfo method, object? target)
    {
        if (target is not null && !CellAssemblies.IsSubmission(target.GetType()) && !IsClosure(target.GetType()))
        {
            return $"`{MethodAddress.NameOf(method)}` belongs to an object ({target.GetType().Name}) that lives in this process. "
                + "Make it a static method, and pass it what it needs as an argument.";
        }

        try
        {
            return ReachableCode
                .From(method, assembly => CellAssemblies.IsCell(assembly) || (target is not null && assembly == method.Module.Assembly))
                .SelectMany(step => step.Code.Select(instruction => Refusal(method, step.Method, instruction, target?.GetType())))
                .FirstOrDefault(refusal => refusal is not null);
        }
        catch (NotSupportedException error)
        {
            return $"{error.Message} Another process can't get it.";
        }
    }

    private static string? Refusal(MethodInfo sent, MethodBase reader, Instruction instruction, Type? target)
    {
        if (instruction.Operand is not FieldInfo field || instruction.OpCode.OperandType != OperandType.InlineField || IsLink(field) || IsKeptDelegate(field))
            return null;
        var place = reader == sent || MethodAddress.NameOf(reader) == MethodAddress.NameOf(sent) ? "" : $" (in `{MethodAddress.NameOf(reader)}`)";
        if (CellAssemblies.IsSubmission(field.DeclaringType) && !HasItsValueEverywhere(field, reader))
        {
            return $"`{MethodAddress.NameOf(sent)}` uses the variable `{NameOf(field)}`{place}. `{NameOf(field)}` lives in this process; pass it as an argument.";
        }

        return target is not null && IsClosureOf(target, field.DeclaringType!)
            ? $"`{MethodAddress.NameOf(sent)}` captures `{NameOf(field)}`{place}. `{NameOf(field)}` lives in this process; pass it as an argument."
            : null;
    }

    /// <summary>Constants are not even fields any more; a static field that is never changed is set anew by the child, as it was here.</summary>
    private static bool HasItsValueEverywhere(FieldInfo field, MethodBase reader) =>
        field.IsStatic && (field.IsInitOnly || reader is ConstructorInfo { IsStatic: true });

    /// <summary>The class into which the compiler moves what lambdas capture. Nobody else can give such a name (in a cell it has no attribute to go by).</summary>
    internal static bool IsClosure(Type type) => type.Name.StartsWith("<>c", StringComparison.Ordinal);

    /// <summary>Leads from a cell to an earlier one, or from a closure to the one around it or to its cell: the child makes all these itself.</summary>
    internal static bool IsLink(FieldInfo field) =>
        !field.IsStatic
        && (CellAssemblies.IsSubmission(field.FieldType) || (IsClosure(field.FieldType) && IsClosure(field.DeclaringType!)));

    /// <summary>A closure keeps the delegate of a lambda inside it, once that was made.</summary>
    private static bool IsKeptDelegate(FieldInfo field) => field.Name.StartsWith("<>9", StringComparison.Ordinal);

    private static bool IsClosureOf(Type target, Type type) =>
        IsClosure(target)
        && (Definition(target) == Definition(type) ? !IsStaticLambdas(type) : LinksOf(target).Any(field => IsClosureOf(field.FieldType, type)));

    /// <summary>Lambdas without captures are methods of one shared object, whose static fields keep the delegates.</summary>
    private static bool IsStaticLambdas(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length == 0;

    internal static IEnumerable<FieldInfo> LinksOf(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(IsLink);

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>As the student wrote it: <c>&lt;Total&gt;k__BackingField</c> is the property <c>Total</c>, and <c>&lt;&gt;4__this</c> is <c>this</c>.</summary>
    private static string NameOf(FieldInfo field) => field.Name switch
    {
        ['<', '>', .., '_', '_', 't', 'h', 'i', 's'] => "this",
        ['<', .. var rest] when rest.IndexOf('>', StringComparison.Ordinal) is > 0 and var end => rest[..end],
        var name => name,
    };
}
