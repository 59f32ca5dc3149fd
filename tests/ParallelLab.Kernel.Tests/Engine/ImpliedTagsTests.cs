using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Tests.Engine;

public sealed class ImpliedTagsTests
{
    [Theory]
    [InlineData("cell 1, line 1, column 1: error CS0103: The name 'div' does not exist in the current context", true)]
    [InlineData("cell 1, line 1, column 1: error CS0103: The name 'i' does not exist in the current context", false)]
    [InlineData("cell 1, line 1, column 1: error CS0103: The name 'division' does not exist in the current context", false)]
    [InlineData("cell 1, line 1, column 1: error CS0246: The type or namespace name 'div' could not be found", false)]
    public void Only_a_name_that_means_nothing_else_tells_that_html_is_meant(string error, bool missed) => Assert.Equal(missed, ImpliedTags.AreMissedBy([error]));
}
