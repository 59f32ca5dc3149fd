using System.Reflection;
using System.Reflection.Emit;

namespace ParallelLab.Demos;

/// <summary>
/// Finds what a function reads or writes beside its arguments, in the instructions that name fields: captured variables are fields of an
/// object that the compiler makes for them, a cell's variables are fields of the cell.
/// </summary>
internal static class HiddenInputs
{
    private const string BackingField = ">k__BackingField";

    /// <exception cref="NotSupportedException">There is one. Named in the message, with what to do.</exception>
    public static void Refuse(Delegate function, ProgramCode code)
    {
        var made = code.Methods.SelectMany(method => method.Code).Select(instruction => instruction.Operand)
            .OfType<ConstructorInfo>().Select(constructor => constructor.DeclaringType!).ToHashSet();
        foreach (var (method, instructions) in code.Methods)
        {
            var fields = instructions.Where(IsAccess).Select(instruction => (FieldInfo)instruction.Operand!);
            foreach (var field in fields.Where(field => code.IsProgram(field.Module.Assembly)))
            {
                if (Describe(field, function.Target?.GetType(), made) is { } what)
                    throw Refusal(code.Name, method == function.Method ? "" : $", through {NameOf(method)},", NameOf(field), what);
            }
        }
    }

    private static NotSupportedException Refusal(string function, string through, string field, string what) =>
        new($"{function}{through} uses `{field}`, {what}. That is not an argument, so the cache would not see it change. "
            + "Pass it as an argument, or make it a const.");

    /// <summary>Does it read or write a field, or take its address?</summary>
    private static bool IsAccess(Instruction instruction) => instruction.OpCode.OperandType == OperandType.InlineField;

    /// <summary>What the field is, if it is a hidden input; else null.</summary>
    private static string? Describe(FieldInfo field, Type? target, HashSet<Type> made)
    {
        var owner = field.DeclaringType!;
        if (field.IsStatic)
            return field.IsInitOnly || ProgramCode.IsGenerated(owner) ? null : $"a static field of {owner.Name}";
        if (ProgramCode.IsGenerated(field) && !field.Name.EndsWith(BackingField, StringComparison.Ordinal))
            return null; // The way to another cell, to the outer object, or to a state machine's own state.
        if (ProgramCode.IsCell(owner))
            return "a variable of the notebook";
        if (IsClosure(owner))
            return owner.IsValueType || made.Contains(owner) ? null : "a captured variable";
        return target is not null && owner.IsAssignableFrom(target) ? $"a field of the {target.Name} that it belongs to" : null;
    }

    /// <summary>Is it a class that the compiler made to hold captured variables? As a struct it never leaves the method that it belongs
    /// to.</summary>
    private static bool IsClosure(Type type) =>
        type.Name.Contains("DisplayClass", StringComparison.Ordinal) && ProgramCode.IsGenerated(type);

    private static string NameOf(MethodBase method) => RememberedFunction.NameOf(method.Name);

    private static string NameOf(FieldInfo field) =>
        field.Name.EndsWith(BackingField, StringComparison.Ordinal) ? field.Name[1..^BackingField.Length] : field.Name;
}
