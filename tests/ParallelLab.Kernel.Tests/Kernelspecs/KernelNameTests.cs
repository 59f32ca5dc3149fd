using FsCheck;
using ParallelLab.Kernel.Kernelspecs;

namespace ParallelLab.Kernel.Tests.Kernelspecs;

public sealed class KernelNameTests
{
    [Theory]
    [InlineData("parallellab", "parallellab")]
    [InlineData(".net-csharp", ".net-csharp")]
    [InlineData("CSharp_10.0", "csharp_10.0")]
    public void A_name_is_kept_in_small_letters_as_Jupyter_does(string text, string name) => Assert.Equal(name, KernelName.Parse(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a b")]
    [InlineData("../evil")]
    [InlineData("c#")]
    [InlineData("name\n")]
    [InlineData("ñame")]
    public void A_name_that_Jupyter_would_not_find_is_refused(string text) => Assert.Throws<KernelspecException>(() => KernelName.Parse(text));

    /// <summary>Whatever is accepted names a folder directly below the one it is put into.</summary>
    [Property]
    public bool No_name_leads_out_of_its_folder(NonNull<string> text)
    {
        try
        {
            var path = Path.GetFullPath(Path.Combine("/kernels", KernelName.Parse(text.Get).Text));
            return Path.GetDirectoryName(path) == Path.GetFullPath("/kernels");
        }
        catch (KernelspecException)
        {
            return true;
        }
    }
}
