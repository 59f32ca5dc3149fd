using System.Reflection;
using System.Reflection.Emit;
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

    [Fact]
    public void A_type_that_a_cell_declares_is_named_without_the_class_around_the_cell()
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("cell"), AssemblyBuilderAccess.Run);
        var cell = assembly.DefineDynamicModule("cell").DefineType("Cell7", TypeAttributes.Public);
        cell.DefineMethod("<Initialize>", MethodAttributes.Public, typeof(void), []).GetILGenerator().Emit(OpCodes.Ret);
        var account = cell.DefineNestedType("Account", TypeAttributes.NestedPublic);
        cell.CreateType();

        Assert.Equal("Account", CSharpTypeName.Of(account.CreateType()));
    }

    [Fact]
    public void What_the_compiler_made_is_named_by_what_it_implements()
    {
        Assert.Equal("IAsyncEnumerable<int>", CSharpTypeName.Of(Numbers().GetType()));
        Assert.Equal("IAsyncEnumerable<int>", PlainText.Format(Numbers()));
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        await Task.CompletedTask;
        yield return 1;
    }

    private static class Outer<T>
    {
        public static class Inner<TInner>
        {
            public static (T?, TInner?) Nothing => default;
        }
    }
}
