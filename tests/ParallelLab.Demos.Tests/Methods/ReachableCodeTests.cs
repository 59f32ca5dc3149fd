using System.Reflection;

namespace ParallelLab.Demos.Tests;

public sealed class ReachableCodeTests
{
    private static int s_goal;

    private interface IShape
    {
        int Area();
    }

    [Theory]
    [InlineData(nameof(Directly))]
    [InlineData(nameof(ThroughAMethod))]
    [InlineData(nameof(ThroughALambda))]
    [InlineData(nameof(ThroughALocalFunction))]
    [InlineData(nameof(ThroughAnIterator))]
    [InlineData(nameof(ThroughAsync))]
    [InlineData(nameof(ThroughAnAsyncIterator))]
    [InlineData(nameof(ThroughAConstructor))]
    [InlineData(nameof(ThroughAProperty))]
    [InlineData(nameof(ThroughAStaticInitialiser))]
    [InlineData(nameof(ThroughAnInterface))]
    [InlineData(nameof(ThroughAGenericMethod))]
    [InlineData(nameof(ThroughATypeArgument))]
    [InlineData(nameof(ThroughAMethodGroup))]
    public void The_goal_is_found(string start) => Assert.Contains(nameof(s_goal), FieldsReachedFrom(start));

    [Fact]
    public void What_is_not_called_is_not_found() => Assert.DoesNotContain(nameof(s_goal), FieldsReachedFrom(nameof(Elsewhere)));

    [Fact]
    public void Recursion_ends() => Assert.DoesNotContain(nameof(s_goal), FieldsReachedFrom(nameof(Again)));

    [Fact]
    public void Other_assemblies_are_not_looked_into() =>
        Assert.All(Walk(nameof(ThroughALambda)), step => Assert.Equal(typeof(ReachableCodeTests).Assembly, step.Method.Module.Assembly));

    [Fact]
    public void The_order_is_always_the_same() =>
        Assert.Equal(Walk(nameof(ThroughAsync)).Select(step => step.Method), Walk(nameof(ThroughAsync)).Select(step => step.Method));

    private static IEnumerable<string> FieldsReachedFrom(string start) =>
        Walk(start).SelectMany(step => step.Code).Select(instruction => instruction.Operand).OfType<FieldInfo>().Select(field => field.Name);

    private static IEnumerable<(MethodBase Method, IReadOnlyList<Instruction> Code)> Walk(string start) => ReachableCode.From(
        typeof(ReachableCodeTests).GetMethod(start, BindingFlags.Static | BindingFlags.NonPublic)!,
        assembly => assembly == typeof(ReachableCodeTests).Assembly);

    private static int Directly() => s_goal;

    private static int ThroughAMethod() => Directly() + 1;

    private static List<int> ThroughALambda(int[] numbers) => [.. numbers.Select(number => number + s_goal)];

    private static int ThroughALocalFunction(int number)
    {
        return Inner();
        int Inner() => number + Directly();
    }

    private static IEnumerable<int> ThroughAnIterator()
    {
        yield return 1;
        yield return s_goal;
    }

    private static async Task<int> ThroughAsync()
    {
        await Task.Yield();
        return s_goal;
    }

    private static async IAsyncEnumerable<int> ThroughAnAsyncIterator()
    {
        await Task.Yield();
        yield return s_goal;
    }

    private static object ThroughAConstructor() => new Circle();

    private static int ThroughAProperty() => Circle.Size;

    private static int ThroughAStaticInitialiser() => Early.Number;

    private static int ThroughAnInterface() => AreaOf(new Square());

    private static int ThroughAGenericMethod() => Generic<string>.Of<int>();

    private static IShape ThroughATypeArgument() => Make<Square>();

    private static int ThroughAMethodGroup(int[] numbers) => numbers.Sum(Twice);

    private static int Elsewhere() => Math.Abs(-1);

    private static int Again(int number) => number == 0 ? 0 : Again(number - 1);

    private static int AreaOf(IShape shape) => shape.Area();

    private static IShape Make<T>()
        where T : IShape, new() => new T();

    private static int Twice(int number) => number + s_goal;

    private static class Generic<T>
    {
        public static int Of<TOther>() => typeof(T) == typeof(TOther) ? 0 : s_goal;
    }

    private static class Early
    {
        public static readonly int Number = Directly();
    }

    private sealed class Circle
    {
        public Circle() => s_goal++;

        public static int Size => s_goal;
    }

    private sealed class Square : IShape
    {
        public int Area() => s_goal;
    }
}
