using ParallelLab.Kernel.Language.Completion;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Language;

public sealed class CompletionTests
{
    // What is asked about in it leaves nothing there, so all may share it.
    private static readonly TypedCell Empty = new();

    private readonly TypedCell _cell = new();

    [Theory]
    [InlineData("Console.WriteL|", "WriteLine")]
    [InlineData("\"abc\".Len|", "Length")]
    [InlineData("new[] { 1 }.Whe|", "Where")]
    [InlineData("string text = null; text?.Subs|", "Substring")]
    [InlineData("var numbers = new List<int>();\nnumbers.Ad|\nvar x = 1;", "Add")]
    [InlineData("Parallel.For(0, 3, i => { i.CompareT| });", "CompareTo")]
    [InlineData("new[] { \"a\" }.Select(word => word.ToUpperI|", "ToUpperInvariant")]
    [InlineData("Thread.Curr|", "CurrentThread")]
    [InlineData("DateTime? day = null; day?.AddDa|", "AddDays")]
    [InlineData("System.Threading.Tasks.Para|", "Parallel")]
    [InlineData("System.Net.Sock|", "Sockets")]
    [InlineData("using System.Net.NetworkInf|", "NetworkInformation")]
    [InlineData("using Sys|", "System")]
    [InlineData("Enviro|", "Environment")]
    [InlineData("new Concurrent| ", "ConcurrentDictionary")]
    [InlineData("int number = 1; numb|", "number")]
    [InlineData("void F(int argument) { argu| }", "argument")]
    [InlineData("from word in new[] { \"a\" } select wor|", "word")]
    [InlineData("int first = 1\nfir|", "first")]
    [InlineData("fore|", "foreach")]
    [InlineData("fore|", "foreach (var item in items) { }")]
    [InlineData("loc|", "lock (gate) { }")]
    [InlineData("var x = awa|", "await")]
    [InlineData("class A { publ| }", "public")]
    [InlineData("$\"{DateTime.No|}\"", "Now")]
    [InlineData("new Thread(() => { }) { IsBack| }", "IsBackground")]
    [InlineData("new Thread(() => { }) { Name = \"a\", IsBack|", "IsBackground")]
    [InlineData("record P(int Left); var p = new P(1) with { Le| }", "Left")]
    [InlineData("Task.Delay(milli|", "millisecondsDelay:")]
    [InlineData("DayOfWeek day = |", "DayOfWeek.Friday")]
    [InlineData("if (DateTime.Now.DayOfWeek == |", "DayOfWeek.Friday")]
    [InlineData("switch (DateTime.Now.DayOfWeek) { case |", "DayOfWeek.Friday")]
    [InlineData("var free = DateTime.Now.DayOfWeek switch { Day| }", "DayOfWeek.Friday")]
    [InlineData("\"a\".Equals(\"b\", String|", "StringComparison.Ordinal")]
    [InlineData("[Obs|]\nint F() => 1;", "Obsolete")]
    [InlineData("dict|", "ConcurrentDictionary")]
    [InlineData("CoDi|", "ConcurrentDictionary")]
    [InlineData("throw new Argument|", "ArgumentException")]
    [InlineData("class A { public override | }", "string? ToString() => base.ToString();")]
    [InlineData("class A { public override toS|\n  int x; }", "string? ToString() => base.ToString();")]
    [InlineData("class A { override Equ| }", "public bool Equals(object? obj) => base.Equals(obj);")]
    [InlineData("class A : System.IO.Stream { public override CanR| }", "bool CanRead => throw new NotImplementedException();")]
    [InlineData("class A : Exception { public override Sourc| }", "string? Source { get => base.Source; set => base.Source = value; }")]
    [InlineData("class A : Comparer<int> { public override Comp| }", "int Compare(int x, int y) => throw new NotImplementedException();")]
    public async Task What_may_stand_at_the_cursor_is_offered(string text, string expected) => Assert.Contains(expected, await Empty.OfferAsync(text));

    [Theory]
    [InlineData("\"Cons|\"")]
    [InlineData("$\"Cons| {1}\"")]
    [InlineData("// Cons|")]
    [InlineData("/* Cons|")]
    [InlineData("var cons|")]
    [InlineData("void F(int cons|)")]
    [InlineData("foreach (var cons| in items)")]
    [InlineData("class Cons|")]
    [InlineData("12|")]
    [InlineData("'c|'")]
    [InlineData("nothing_there.|")]
    [InlineData("#if Cons|")]
    public async Task Nothing_is_offered_where_no_name_of_something_can_stand(string text) => Assert.Empty(await Empty.OfferAsync(text));

    [Theory]
    [InlineData("Console.|", "Equals")]
    [InlineData("\"\".|", "IsNullOrEmpty")]
    [InlineData("later|; int laterOn = 1;", "laterOn")]
    [InlineData("new |", "foreach")]
    [InlineData("Environment.|", "<>c")]
    [InlineData("class A { public override int GetHashCode() => 1; public override | }", "int GetHashCode() => base.GetHashCode();")]
    [InlineData("class A { public override | }", "Type GetType() => base.GetType();")]
    public async Task What_can_not_stand_there_is_not_offered(string text, string unexpected) => Assert.DoesNotContain(unexpected, (await Empty.OfferAsync(text)).Take(20));

    [Fact]
    public async Task Names_of_earlier_cells_are_offered_before_those_of_the_framework()
    {
        _cell.After("int parallelism = 4;").After("int ParaSum(int[] all) => all.Sum();").After("class Parade { }");

        var offered = await _cell.OfferAsync("para|");

        Assert.Equal(["ParaSum", "Parade", "parallelism"], offered.Take(3).Order(StringComparer.Ordinal));
        Assert.True(offered.ToList().IndexOf("Parallel") > 2);
    }

    [Fact]
    public async Task Members_of_what_earlier_cells_declare_are_offered()
    {
        _cell.After("class Account { public int Balance { get; set; } }").After("var account = new Account();");

        Assert.Equal("Balance", (await _cell.OfferAsync("account.|"))[0]);
    }

    [Fact]
    public async Task A_cell_that_is_rejected_leaves_no_names()
    {
        var engine = new ParallelLab.Kernel.Engine.CSharpEngine(ParallelLab.Kernel.Engine.ReferenceSet.Default, Path.GetTempPath());
        var before = engine.Next;

        engine.Compile("int wrong = \"text\";", 1);

        Assert.Same(before, engine.Next);
        Assert.Empty(await _cell.OfferAsync("wrongly|"));
    }

    [Fact]
    public async Task Usings_of_earlier_cells_hold()
    {
        _cell.After("using System.Net.Sockets;");

        Assert.Contains("TcpListener", await _cell.OfferAsync("new TcpL|"));
    }

    [Fact]
    public async Task What_has_the_expected_type_comes_first()
    {
        _cell.After("var aNumber = 1; var aToken = CancellationToken.None;");

        Assert.Equal("aToken", (await _cell.OfferAsync("CancellationToken token = a|"))[0]);
    }

    [Fact]
    public async Task What_is_often_used_comes_before_what_is_not()
    {
        _cell.After("Console.WriteLine(1); Console.WriteLine(2); Console.WriteLine(3);");

        Assert.Equal("WriteLine", (await _cell.OfferAsync("Console.|"))[0]);
    }

    [Fact]
    public async Task A_match_tells_its_kind_and_its_signature()
    {
        var match = Assert.Single((await _cell.CompleteAsync("Math.Clam|")).Matches);

        Assert.Equal(("Clamp", CompletionKind.Method), (match.Text, match.Kind));
        Assert.Matches(@"^byte Math\.Clamp\(byte value, byte min, byte max\) \(\+ \d+ more\)$", match.Signature);
    }

    [Fact]
    public async Task Lines_of_magics_are_no_code_and_move_none()
    {
        var list = await _cell.CompleteAsync("#!time\nvar text = \"\";\n#!pid\ntext.Len|");

        Assert.Equal("Length", list.Matches[0].Text);
        Assert.Equal((33, 36), (list.Start, list.End));
    }

    [Theory]
    [InlineData("#!lsm|", "#!lsmagic")]
    [InlineData("1 + 1\n  #!lsm|", "#!lsmagic")]
    [InlineData("#!help ls|", "lsmagic")]
    [InlineData("#!help #!ls|", "#!lsmagic")]
    [InlineData("#!timeline --|", "--live")]
    [InlineData("#!timeline --live --s|", "--save")]
    [InlineData("#!timeit --loops 10 Math.Sqr|", "Sqrt")]
    [InlineData("#!timeit Console.Wri|", "WriteLine")]
    [InlineData("#!share --from fs|", "fsharp")]
    [InlineData("#!share --from=fs|", "fsharp")]
    [InlineData("#!share x --mime-type |", "application/json")]
    [InlineData("#!share x |", "--from")]
    [InlineData("#!threads --sort c|", "cpu")]
    [InlineData("#!sweep workers=|", "10,100,1000,10000")]
    public async Task Magics_are_completed(string text, string expected) => Assert.Contains(expected, await Empty.OfferAsync(text));

    [Fact]
    public void What_the_compiler_gives_no_name_is_not_offered() => Assert.Equal(NameMatch.None, NameMatching.Of("ab", ""));

    [Theory]
    [InlineData("#!share |", "workers")]
    [InlineData("#!share --from csharp wo|", "workers")]
    [InlineData("#!sweep wo|", "workers=")]
    public async Task Variables_are_offered_to_magics_that_take_one(string text, string expected) =>
        Assert.Contains(expected, await _cell.After("var workers = 4;").OfferAsync(text));

    [Fact]
    public async Task What_looks_like_a_magic_in_a_string_is_none() => Assert.Empty(await _cell.OfferAsync("var s = @\"\n#!lsm|"));

    [Fact]
    public async Task Files_are_completed_in_directives()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tools/part.csx", "");
        folder.Write("tools/part.txt", "");
        folder.Write("tools/part.dll", "");
        var cell = new TypedCell(folder.FullPath);

        Assert.Equal(["tools/"], await cell.OfferAsync("#load \"to|"));
        Assert.Equal(["part.csx"], await cell.OfferAsync("#load \"tools/pa|"));
        Assert.Equal(["part.dll"], await cell.OfferAsync("#r \"tools/|"));
        Assert.Equal(["part.csx"], await cell.OfferAsync("#!import tools/pa|"));
        Assert.Equal(["tools/"], await cell.OfferAsync("#!cd t|"));
        Assert.Empty(await cell.OfferAsync("#!cd tools/pa|"));
    }

    [Fact]
    public async Task Packages_that_were_restored_are_completed()
    {
        using var folder = new TemporaryFolder();
        foreach (var version in new[] { "9.0.1", "13.0.3" })
            Directory.CreateDirectory(folder.At(Path.Combine("some.package", version)));
        var cell = new TypedCell(packages: new PackageFolder(folder.FullPath));

        Assert.Contains("nuget: ", await cell.OfferAsync("#r \"nu|"));
        Assert.Equal(["some.package"], await cell.OfferAsync("#r \"nuget: Some|"));
        Assert.Equal(["13.0.3", "9.0.1"], await cell.OfferAsync("#r \"nuget: Some.Package, |"));
    }
}
