using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>Magics that a notebook's own code adds, as notebooks and extensions of .NET Interactive do.</summary>
public sealed class AddedMagicTests(AddedMagicTests.Extended notebook) : IClassFixture<AddedMagicTests.Extended>
{
    [Fact]
    public async Task An_added_magic_is_given_its_arguments_where_its_line_stands()
    {
        var run = await notebook.RunAsync("Console.WriteLine(1);\n#!greet Ada --times 2\nConsole.WriteLine(3);");

        Assert.Equal("1\nHello Ada, Hello Ada\n3\n", run.Sink.Out);
    }

    [Theory]
    [InlineData("#!greet --times 2", "#!greet needs --name.")]
    [InlineData("#!greet Ada --tmies 2", "#!greet has no option --tmies;")]
    [InlineData("#!gret Ada", "did you mean #!greet?")]
    public async Task A_line_that_does_not_fit_it_is_refused_before_anything_has_run(string line, string expected)
    {
        var run = await notebook.RunAsync($"Console.WriteLine(1);\n{line}");

        Assert.Contains(expected, Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Message, StringComparison.Ordinal);
        Assert.Empty(run.Sink.Out);
    }

    [Fact]
    public async Task It_is_listed_beside_the_others()
    {
        var run = await notebook.RunAsync("#!lsmagic");

        Assert.Contains("#!greet [--name NAME] [NAME] [--times TIMES]", run.Sink.Outputs.OfType<CellOutput.Display>().Single().Bundle.PlainText, StringComparison.Ordinal);
        Assert.Contains(notebook.Session.Magics.All, magic => magic is { Name: "greet", Summary: "Greets somebody." });
    }

    [Theory]
    [InlineData("#!later\nConsole.WriteLine(\"rest\");", "rest\nafter all\n")]
    [InlineData("#!later\nConsole.WriteLine(\"rest\");\nthrow new FormatException();", "rest\nafter all\n")]
    public async Task What_it_wants_at_the_end_of_the_cell_runs_then_also_when_the_cell_fails(string cell, string expected)
    {
        var run = await notebook.RunAsync(cell);

        Assert.Equal(expected, run.Sink.Out);
    }

    [Fact]
    public async Task It_can_read_the_whole_cell()
    {
        var run = await notebook.RunAsync("#!source\n1 + 1");

        Assert.Equal("#!source\n1 + 1", run.Sink.Out);
    }

    [Fact]
    public async Task What_it_throws_is_the_cells_error()
    {
        var run = await notebook.RunAsync("#!greet Ada --times two");

        Assert.Equal("#!greet: 'two' can't be Times, which is of type Int32.", Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Message);
    }

    [Fact]
    public async Task Its_code_goes_with_the_worker_and_so_does_the_magic()
    {
        await using var own = new Extended();
        await own.InitializeAsync();

        await own.RunAsync("#!reset");

        var run = await own.RunAsync("#!greet Ada");
        Assert.Contains("There is no magic #!greet", Assert.IsType<CellOutcome.Failed>(run.Outcome).Error.Message, StringComparison.Ordinal);
    }

    /// <summary>A notebook whose first cell has added magics.</summary>
    public sealed class Extended : IAsyncLifetime, IAsyncDisposable
    {
        private const string Extension =
            """
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Commands;
            using Microsoft.DotNet.Interactive.Directives;

            public class Greet : KernelDirectiveCommand
            {
                public string Name { get; set; }
                public int Times { get; set; } = 1;
            }

            Kernel.Root.AddDirective<Greet>(
                new KernelActionDirective("#!greet")
                {
                    Description = "Greets somebody.",
                    Parameters =
                    {
                        new KernelDirectiveParameter("--name", "whom") { AllowImplicitName = true, Required = true },
                        new("--times", "how often"),
                    },
                },
                async (greet, context) =>
                {
                    await Task.Yield();
                    context.DisplayStandardOut(string.Join(", ", Enumerable.Repeat($"Hello {greet.Name}", greet.Times)) + "\n");
                });
            Kernel.Root.AddDirective(new KernelActionDirective("#!later"), (_, context) =>
            {
                context.OnComplete(c => c.DisplayStandardOut("after all\n"));
                return Task.CompletedTask;
            });
            Kernel.Root.AddDirective(new KernelActionDirective("#!source"), (_, context) =>
            {
                Console.Write(((SubmitCode)context.Command).Code);
                return Task.CompletedTask;
            });
            """;

        private readonly Notebook _notebook = new();

        public ParallelLab.Kernel.Sessions.ISession Session => _notebook.Session;

        public async Task InitializeAsync() => Assert.IsType<CellOutcome.Succeeded>((await RunAsync(Extension)).Outcome);

        public Task<CellRun> RunAsync(string source) => _notebook.RunAsync(source);

        public async Task DisposeAsync() => await _notebook.DisposeAsync();

        ValueTask IAsyncDisposable.DisposeAsync() => _notebook.DisposeAsync();
    }
}
