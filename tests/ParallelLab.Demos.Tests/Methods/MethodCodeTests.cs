using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;

namespace ParallelLab.Demos.Tests;

public sealed class MethodCodeTests
{
    private static int s_count;

    [Fact]
    public void A_field_that_is_read_and_written_is_named()
    {
        var fields = Code(nameof(Raise)).Select(instruction => instruction.Operand).OfType<FieldInfo>().Select(field => field.Name);

        Assert.Equal([nameof(s_count), nameof(s_count)], fields);
    }

    [Fact]
    public void Numbers_and_strings_have_their_values()
    {
        var operands = Code(nameof(Constants)).Select(instruction => instruction.Operand).ToList();

        Assert.Contains("seven", operands);
        Assert.Contains((sbyte)-77, operands);
        Assert.Contains(70_000, operands);
        Assert.Contains(7_000_000_000L, operands);
        Assert.Contains(7.5f, operands);
        Assert.Contains(0.7, operands);
    }

    [Fact]
    public void Branches_and_switches_lead_to_the_beginning_of_instructions()
    {
        var code = Code(nameof(Choose));
        var starts = code.Select(instruction => instruction.Offset).ToHashSet();
        var targets = code
            .Where(instruction => instruction.OpCode.OperandType is OperandType.ShortInlineBrTarget or OperandType.InlineBrTarget)
            .Select(instruction => (int)instruction.Operand!)
            .Concat(code.SelectMany(instruction => instruction.Operand as int[] ?? []));

        Assert.Equal(4, code.Single(instruction => instruction.OpCode == OpCodes.Switch).Operand is int[] cases ? cases.Length : 0);
        Assert.All(targets, target => Assert.Contains(target, starts));
    }

    [Fact]
    public void Inside_generic_code_members_are_resolved_with_the_type_arguments()
    {
        var method = typeof(Box<string>).GetMethod(nameof(Box<>.Put))!.MakeGenericMethod(typeof(int));

        var calls = MethodCode.Read(method).Select(instruction => instruction.Operand).OfType<MethodBase>().ToList();

        Assert.Contains(calls, call => call.DeclaringType == typeof(Dictionary<string, int>));
    }

    [Fact]
    public void An_abstract_method_has_no_code() =>
        Assert.Empty(MethodCode.Read(typeof(Stream).GetMethod(nameof(Stream.Flush))!));

    [Fact]
    public void A_method_made_at_run_time_is_refused_in_words()
    {
        var compiled = Expression.Lambda<Func<int>>(Expression.Constant(1)).Compile();

        var error = Assert.Throws<NotSupportedException>(() => MethodCode.Read(compiled.Method));

        Assert.Contains("made at run time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_method_of_the_library_itself_can_be_read_to_its_end()
    {
        const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var methods = new[] { typeof(Lab).Assembly, typeof(Enumerable).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
            .Where(method => method.GetMethodBody() is not null);

        Assert.All(methods, method => Assert.Equal(CodeLength(method), MethodCode.Read(method) switch
        {
            [.., var last] => last.Offset + last.OpCode.Size + OperandSize(last),
            [] => 0,
        }));
    }

    private static int CodeLength(MethodBase method) => method.GetMethodBody()!.GetILAsByteArray()!.Length;

    private static int OperandSize(Instruction instruction) => instruction.OpCode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * ((int[])instruction.Operand!).Length,
        _ => 4,
    };

    private static IReadOnlyList<Instruction> Code(string method) =>
        MethodCode.Read(typeof(MethodCodeTests).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!);

    private static void Raise() => s_count++;

    private static object[] Constants() => ["seven", -77, 70_000, 7_000_000_000L, 7.5f, 0.7];

    private static int Choose(int number)
    {
        switch (number)
        {
            case 0: return Math.Abs(number);
            case 1: return number + 10;
            case 2: return number - 12;
            case 3: return number * 13;
            default: return number > 100 ? 1 : 2;
        }
    }

    private sealed class Box<TKey>
        where TKey : notnull
    {
        public static Dictionary<TKey, TValue> Put<TValue>(TKey key, TValue value) => new() { [key] = value };
    }
}
