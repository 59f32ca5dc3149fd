using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace ParallelLab.Demos;

/// <summary>
/// Reads a compiled method: from the bytes of its body to instructions whose operands are resolved. C# keeps no text of a method, but what it was
/// compiled to is there at any time, and says what the method calls, which fields it reads, and whether it has changed.
/// </summary>
/// <remarks>
/// A body is a plain sequence of instructions (ECMA-335, II.25.4). Each is an opcode of one byte, or of two of which the first is FE (III.1.2.1),
/// followed by an operand whose size and meaning depend on the opcode alone. A member or string stands there as a <em>token</em> of four bytes, a row
/// in a table of the module (III.1.9); inside generic code it means something only together with the type arguments.
/// </remarks>
internal static class MethodCode
{
    private const byte TwoBytePrefix = 0xFE;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The method's instructions in the order of their offsets; empty for a method without a body (abstract, extern, or made by the runtime).</summary>
    /// <exception cref="NotSupportedException">The method was made at run time (a <see cref="DynamicMethod"/>, a compiled expression tree): its body can't be read.</exception>
    /// <exception cref="InvalidDataException">The body is not valid code.</exception>
    public static IReadOnlyList<Instruction> Read(MethodBase method)
    {
        if (method is DynamicMethod || method.Module.Assembly.IsDynamic)
            throw new NotSupportedException($"{method.Name} was made at run time (a compiled expression, for example), so its code can't be read.");
        return method.GetMethodBody()?.GetILAsByteArray() is { } code ? Read(code, new Tokens(method)) : [];
    }

    private static List<Instruction> Read(byte[] code, Tokens tokens)
    {
        var instructions = new List<Instruction>();
        var at = 0;
        try
        {
            while (at < code.Length)
            {
                var start = at;
                var opCode = ReadOpCode(code, ref at);
                instructions.Add(new Instruction(start, opCode, ReadOperand(opCode.OperandType, code, ref at, tokens)));
            }
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new InvalidDataException($"The method's code ends in the middle of an instruction, at offset {at}.", error);
        }

        return instructions;
    }

    private static OpCode ReadOpCode(byte[] code, ref int at)
    {
        short value = code[at++];
        if (value == TwoBytePrefix)
            value = (short)(TwoBytePrefix << 8 | Take(code, 1, ref at)[0]);
        return OpCodesByValue.TryGetValue(value, out var opCode)
            ? opCode
            : throw new InvalidDataException($"{(ushort)value:X} is no opcode, at offset {at}.");
    }

    private static object? ReadOperand(OperandType kind, byte[] code, ref int at, Tokens tokens) => kind switch
    {
        OperandType.InlineNone => null,
        OperandType.ShortInlineI => (sbyte)Take(code, 1, ref at)[0],
        OperandType.ShortInlineVar => Take(code, 1, ref at)[0],
        OperandType.InlineVar => BinaryPrimitives.ReadUInt16LittleEndian(Take(code, 2, ref at)),
        OperandType.InlineI => ReadInt32(code, ref at),
        OperandType.InlineI8 => BinaryPrimitives.ReadInt64LittleEndian(Take(code, 8, ref at)),
        OperandType.ShortInlineR => BinaryPrimitives.ReadSingleLittleEndian(Take(code, 4, ref at)),
        OperandType.InlineR => BinaryPrimitives.ReadDoubleLittleEndian(Take(code, 8, ref at)),
        // A branch's operand counts from the instruction after it (III.1.7.2).
        OperandType.ShortInlineBrTarget => (sbyte)Take(code, 1, ref at)[0] + at,
        OperandType.InlineBrTarget => ReadInt32(code, ref at) + at,
        OperandType.InlineSwitch => ReadSwitch(code, ref at),
        OperandType.InlineString => tokens.String(ReadInt32(code, ref at)),
        OperandType.InlineSig => tokens.Signature(ReadInt32(code, ref at)),
        OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok => tokens.Member(ReadInt32(code, ref at)),
        _ => throw new InvalidDataException($"{kind} is no operand, at offset {at}."),
    };

    /// <summary>The number of targets, then the targets, which count from the end of the whole instruction (III.3.66).</summary>
    private static int[] ReadSwitch(byte[] code, ref int at)
    {
        var count = ReadInt32(code, ref at);
        var bytes = Take(code, 4 * count, ref at);
        var targets = new int[count];
        for (var i = 0; i < count; i++)
            targets[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]) + at;
        return targets;
    }

    private static int ReadInt32(byte[] code, ref int at) => BinaryPrimitives.ReadInt32LittleEndian(Take(code, 4, ref at));

    private static ReadOnlySpan<byte> Take(byte[] code, int length, ref int at)
    {
        var taken = code.AsSpan(at, length);
        at += length;
        return taken;
    }

    /// <summary>Resolves tokens as the method itself means them.</summary>
    private readonly struct Tokens(MethodBase method)
    {
        private readonly Type[]? _typeArguments = method.DeclaringType?.GetGenericArguments();
        private readonly Type[]? _methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;

        public MemberInfo Member(int token) =>
            method.Module.ResolveMember(token, _typeArguments, _methodArguments)
            ?? throw new InvalidDataException($"{token:X8} is no member.");

        public string String(int token) => method.Module.ResolveString(token);

        public byte[] Signature(int token) => method.Module.ResolveSignature(token);
    }
}
