using System.Reflection;
using System.Reflection.Emit;

namespace ParallelLab.Demos;

/// <summary>One instruction of a compiled method, in the common intermediate language (ECMA-335, partition III).</summary>
/// <param name="Offset">Where it begins in the method's code, in bytes.</param>
/// <param name="OpCode">What it does.</param>
/// <param name="Operand">
/// On what, by the kind of its operand (<see cref="OpCode.OperandType"/>): a <see cref="MemberInfo"/> for a method, field or type; a
/// <see langword="string"/>; a number in its own size (<see cref="sbyte"/>, <see cref="byte"/>, <see cref="ushort"/>, <see cref="int"/>, <see cref="long"/>,
/// <see cref="float"/>, <see cref="double"/>); the offsets that a branch (<see cref="int"/>) or a switch (an array of them) leads to; the bytes of a signature.
/// Null where there is none.
/// </param>
internal readonly record struct Instruction(int Offset, OpCode OpCode, object? Operand);
