using ParallelLab.Kernel.Kernelspecs;

namespace ParallelLab.Kernel.Tests.Kernelspecs;

public sealed class KernelspecTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"argv": []}""")]
    [InlineData("""{"argv": null, "display_name": "x"}""")]
    [InlineData("""{"argv": ["x"], "display_name": "x", "metadata": {"debugger": "yes"}}""")]
    public void What_is_no_kernelspec_is_none(string text) => Assert.Null(Kernelspec.TryParse(text));

    [Theory]
    [InlineData("""{"argv": ["python3", "-f", "{connection_file}"], "display_name": "Python 3", "language": "python"}""")]
    [InlineData("""{"argv": ["x"], "display_name": "x", "metadata": null}""")]
    [InlineData("""{"argv": ["x"], "display_name": "x", "metadata": {"other": 1}}""")]
    public void Another_programs_kernelspec_is_read_and_is_not_ours(string text) => Assert.False(Kernelspec.TryParse(text)!.IsOurs);

    [Property]
    public bool No_text_at_all_brings_the_reader_down(string? text) => Kernelspec.TryParse(text ?? "") is null or { Argv: not null };

    [Property]
    public bool What_is_written_is_read_again(FsCheck.NonNull<string> name, FsCheck.NonNull<string> argument)
    {
        var spec = new Kernelspec { Argv = [argument.Get], DisplayName = name.Get, Metadata = new KernelspecMetadata { ParallelLab = "0.1.0" } };
        var read = Kernelspec.TryParse(spec.ToJson());
        return read is { IsOurs: true } && read.ToJson() == spec.ToJson();
    }
}
