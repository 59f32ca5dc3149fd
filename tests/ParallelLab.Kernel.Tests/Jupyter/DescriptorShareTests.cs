using ParallelLab.Kernel.Jupyter;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class DescriptorShareTests
{
    [Theory]
    [InlineData("Max open files            524288               524288               files     ", 256)]
    [InlineData("Max open files            1024                 524288               files     ", 164)]
    [InlineData("Max open files            256                  256                  files     ", 11)]
    [InlineData("Max open files            100                  100                  files     ", 8)]
    [InlineData("Max open files            unlimited            unlimited            files     ", 256)]
    [InlineData("Max open files ", 256)]
    [InlineData("Max locked memory         8388608              8388608              bytes     ", 256)]
    public void Five_sockets_share_what_the_process_can_spare(string line, int share) =>
        Assert.Equal(share, DescriptorShare.OfEachSocket(["Limit                     Soft Limit           Hard Limit           Units     ", line]));
}
