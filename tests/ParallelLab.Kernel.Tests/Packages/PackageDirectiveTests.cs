using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Kernel.Packages;

namespace ParallelLab.Kernel.Tests.Packages;

public sealed class PackageDirectiveTests
{
    private static Gen<string> Names => Gen.Elements("A", "a.b", "Microsoft.Data.Sqlite", "x-y_z", "Ünïcode");

    private static Gen<string?> Versions => Gen.Elements<string?>(
        null, "1", "1.0", "1.2.3", "1.2.3.4", "1.0.0-beta.1", "1.0+5a", "*", "*-*", "1.*", "1.2.*-*", "1.0.0-beta.*", "[1.0]", "[1.0,2.0)", "(,2.0]", "[1.*, 2)");

    private static Gen<string> Spaces => Gen.Elements("", " ", "   ");

    [Property]
    public FsCheck.Property A_package_is_read_as_it_was_written_however_it_is_spaced() => Prop.ForAll(
        (from name in Names from version in Versions from a in Spaces from b in Spaces from c in Spaces select (name, version, a, b, c)).ToArbitrary(),
        given =>
        {
            var (name, version, a, b, c) = given;
            var line = $"{a}#r {b}\"nuget{c}:{a}{name}{b}{(version is null ? "" : $",{c}{version}")}{a}\"{b}{(c.Length > 1 ? "// why" : "")}";

            return PackageDirective.Parse(line, 3) is PackageDirective.Reference { Line: 3 } reference
                && reference.Request == new PackageRequest(name, version);
        });

    [Property(MaxTest = 500)]
    public bool Any_line_is_a_directive_or_none_or_refused(string? text)
    {
        try
        {
            return PackageDirective.Parse($"#r \"nuget: {text}\"", 1) is null or PackageDirective.Reference;
        }
        catch (PackageDirectiveException)
        {
            return true;
        }
    }

    [Theory]
    [InlineData("#r nuget:A", "A", null)]
    [InlineData("#r nuget: A.B , 1.2.3 // why", "A.B", "1.2.3")]
    [InlineData(" # R NuGet:A,*-*", "A", "*-*")]
    public void The_quotes_may_be_missing(string line, string name, string? version) =>
        Assert.Equal(new PackageRequest(name, version), Assert.IsType<PackageDirective.Reference>(PackageDirective.Parse(line, 1)).Request);

    [Theory]
    [InlineData("#i nuget:https://example.org/v3/index.json", "https://example.org/v3/index.json")]
    [InlineData("#i nuget:../my packages // here", "../my packages")]
    [InlineData("#i \"nuget: https://example.org/v3/index.json\"", "https://example.org/v3/index.json")]
    [InlineData("#I \"nuget:../my packages\" // here", "../my packages")]
    public void A_source_is_a_url_or_a_folder(string line, string place) =>
        Assert.Equal(place, Assert.IsType<PackageDirective.Source>(PackageDirective.Parse(line, 1)).Place);

    [Theory]
    [InlineData("#r \"nuget.dll\"")]
    [InlineData("#r \"lib/Shapes.dll\"")]
    [InlineData("// #r \"nuget: A\"")]
    [InlineData("#load \"nuget: A\"")]
    [InlineData("#r nuget")]
    [InlineData("#r nuget:A\"")]
    public void Other_lines_are_left_alone(string line) => Assert.Null(PackageDirective.Parse(line, 1));

    [Theory]
    [InlineData("#r \"nuget:\"", "no package's name")]
    [InlineData("#r \"nuget: , 1.0\"", "no package's name")]
    [InlineData("#r \"nuget: A/B\"", "no package's name")]
    [InlineData("#r \"nuget: A, latest\"", "no version")]
    [InlineData("#r \"nuget: A, 1.0, 2.0\"", "no version")]
    [InlineData("#r \"nuget: A, [1.0\"", "no version")]
    [InlineData("#i \"nuget: \"", "Name a source")]
    public void What_is_wrong_is_said(string line, string problem)
    {
        var refusal = Assert.Throws<PackageDirectiveException>(() => PackageDirective.Parse(line, 2));

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.Equal((2, line), (refusal.Line, refusal.Text));
    }

    [Theory]
    [InlineData("1.0", "1.0.0", true)]
    [InlineData("1", "1.0.0.0", true)]
    [InlineData("1.02", "1.2.0", true)]
    [InlineData("1.0.0+abc", "1.0", true)]
    [InlineData("1.0-Beta", "1.0.0-beta", true)]
    [InlineData("1.0", "1.0.1", false)]
    [InlineData("1.0", "1.0-beta", false)]
    [InlineData("1.0.0.1", "1.0", false)]
    public void Versions_are_the_same_however_they_are_written(string a, string b, bool same) => Assert.Equal(same, PackageVersion.AreSame(a, b));

    [Theory]
    [InlineData("1.0.1", "1.0")]
    [InlineData("10.0", "9.9.9")]
    [InlineData("1.0", "1.0-rc.1")]
    [InlineData("1.0-rc.1", "1.0-beta")]
    public void A_version_comes_after_its_prereleases_and_numbers_are_compared_as_numbers(string newer, string older)
    {
        Assert.True(PackageVersion.IsNewer(newer, older));
        Assert.False(PackageVersion.IsNewer(older, newer));
        Assert.False(PackageVersion.IsNewer(newer, newer));
    }
}
