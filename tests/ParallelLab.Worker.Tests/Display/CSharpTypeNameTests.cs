using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Tests.Display;

public sealed class CSharpTypeNameTests
{
    [Theory]
    [InlineData(typeof(int), "int")]
    [InlineData(typeof(void), "void")]
    [InlineData(typeof(string[]), "string[]")]
    [InlineData(typeof(int[][,]), "int[][,]")]
    [InlineData(typeof(int?), "int?")]
    [InlineData(typeof(int*), "int*")]
    [InlineData(typeof(List<Task<object>>), "List<Task<object>>")]
    [InlineData(typeof((int, string)), "(int, string)")]
    [InlineData(typeof(Tuple<int>), "Tuple<int>")]
    [InlineData(typeof(Environment.SpecialFolder), "Environment.SpecialFolder")]
    [InlineData(typeof(Dictionary<string, int>.KeyCollection.Enumerator), "Dictionary<string, int>.KeyCollection.Enumerator")]
    [InlineData(typeof(Outer<int>.Inner<string>), "CSharpTypeNameTests.Outer<int>.Inner<string>")]
    [InlineData(typeof(List<>), "List<T>")]
    public void A_type_is_named_as_csharp_writes_it(Type type, string expected)
    {
        Assert.Equal(expected, CSharpTypeName.Of(type));
    }

    private static class Outer<T>
    {
        public static class Inner<TInner>
        {
            public static (T?, TInner?) Nothing => default;
        }
    }
}
