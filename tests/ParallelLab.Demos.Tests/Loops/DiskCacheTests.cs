namespace ParallelLab.Demos.Tests;

public sealed class DiskCacheTests : IDisposable
{
    private static int s_shared;
    private readonly TemporaryFolder _folder = new();
    private readonly int _field = 1;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_second_call_finds_what_the_first_has_computed()
    {
        var cache = new DiskCache(_folder.Path);
        var square = cache.Memoize<int, int>(Square);

        Assert.Equal([9, 9, 16], [square(3), square(3), square(4)]);
        Assert.Equal((2, 1), (cache.Computed, cache.Found));
    }

    [Fact]
    public void Results_survive_a_restart()
    {
        new DiskCache(_folder.Path).Memoize<int, int>(Square)(3);
        var later = new DiskCache(_folder.Path);

        Assert.Equal(9, later.Memoize<int, int>(Square)(3));
        Assert.Equal((0, 1), (later.Computed, later.Found));
    }

    [Property]
    public bool A_result_is_what_the_function_gives(int number, string? text, double[]? values)
    {
        var cache = new DiskCache(_folder.Path);
        var describe = cache.Memoize<int, string?, double[]?, Answer>(Describe);

        var (first, second, expected) = (describe(number, text, values), describe(number, text, values), Describe(number, text, values));

        return Same(first, expected) && Same(second, expected);

        static bool Same(Answer one, Answer other) =>
            one.Text == other.Text && (one.Values ?? []).SequenceEqual(other.Values ?? []) && (one.Values is null) == (other.Values is null);
    }

    [Fact]
    public void Types_of_a_method_group_need_not_be_named()
    {
        var cache = new DiskCache(_folder.Path);

        Assert.Equal(9, cache.Memoize((int x) => x * x)(3));
        Assert.Equal(7, cache.Memoize((int x, int y) => x + y)(3, 4));
    }

    [Fact]
    public void Another_version_is_another_key()
    {
        var cache = new DiskCache(_folder.Path);
        cache.Memoize<int, int>(Square)(3);

        cache.Memoize<int, int>(Square, new MemoizeOptions { Version = "2" })(3);

        Assert.Equal(2, cache.Computed);
    }

    [Fact]
    public void Calls_that_differ_only_in_ignored_arguments_share_a_result()
    {
        var cache = new DiskCache(_folder.Path);
        var square = cache.Memoize<int, Action<string>, CancellationToken, int>(Chatty, new MemoizeOptions { IgnoredArguments = ["say"] });
        using var stop = new CancellationTokenSource();
        var said = new List<string>();

        square(3, said.Add, stop.Token);
        square(3, _ => said.Add("again"), CancellationToken.None);

        Assert.Equal(["computing"], said);
        Assert.Equal((1, 1), (cache.Computed, cache.Found));
    }

    [Fact]
    public void Ignoring_a_parameter_that_does_not_exist_is_an_error_that_names_those_that_do()
    {
        var cache = new DiskCache(_folder.Path);

        var error = Assert.Throws<ArgumentException>(() => cache.Memoize<int, int>(Square, new MemoizeOptions { IgnoredArguments = ["verbose"] }));

        Assert.Contains("Square has no parameter `verbose` that could be ignored; it has number.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_that_look_alike_but_are_of_different_types_have_different_keys()
    {
        var cache = new DiskCache(_folder.Path);
        var name = cache.Memoize((Animal animal) => animal.Sound());

        Assert.Equal("woof", name(new Dog("Rex")));
        Assert.Equal("meow", name(new Cat("Rex")));
    }

    [Fact]
    public async Task Two_threads_that_ask_for_the_same_compute_it_once()
    {
        var cache = new DiskCache(_folder.Path);
        using var gates = new Gates();
        var slow = cache.Memoize<int, Gates, int>(Gated, new MemoizeOptions { IgnoredArguments = ["gates"] });

        var first = Task.Factory.StartNew(() => slow(3, gates), TaskCreationOptions.LongRunning);
        Assert.True(gates.Entered.Wait(Patience.Limit));
        var second = Task.Factory.StartNew(() => slow(3, gates), TaskCreationOptions.LongRunning);
        gates.MayEnd.Set();

        int[] both = await Task.WhenAll(first, second).WaitAsync(Patience.Limit);
        Assert.Equal([9, 9], both);
        Assert.Equal((1, 1), (cache.Computed, cache.Found));
    }

    [Fact]
    public async Task Two_tasks_that_ask_for_the_same_compute_it_once()
    {
        var cache = new DiskCache(_folder.Path);
        var gates = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = cache.Memoize<int, Task, int>(AwaitAsync, new MemoizeOptions { IgnoredArguments = ["gate"] });

        var both = Task.WhenAll(slow(3, gates.Task), slow(3, gates.Task));
        gates.SetResult();

        int[] results = await both.WaitAsync(Patience.Limit);
        Assert.Equal([9, 9], results);
        Assert.Equal((1, 1), (cache.Computed, cache.Found));
    }

    [Fact]
    public async Task Different_results_are_computed_at_the_same_time()
    {
        var cache = new DiskCache(_folder.Path);
        using var meeting = new Barrier(2);
        var meet = cache.Memoize<int, Barrier, bool>(Meet, new MemoizeOptions { IgnoredArguments = ["meeting"] });

        var both = new[] { 1, 2 }.Select(number => Task.Factory.StartNew(() => meet(number, meeting), TaskCreationOptions.LongRunning)).ToArray();

        Assert.All(await Task.WhenAll(both).WaitAsync(Patience.Limit), Assert.True);
    }

    [Fact]
    public async Task Two_caches_over_one_folder_that_compute_the_same_at_once_both_have_it_and_leave_one_entry()
    {
        using var meeting = new Barrier(2);
        var caches = new[] { new DiskCache(_folder.Path), new DiskCache(_folder.Path) };
        var options = new MemoizeOptions { IgnoredArguments = ["meeting"] };

        var both = caches.Select(cache => Task.Factory.StartNew(() => cache.Memoize<int, Barrier, bool>(Meet, options)(1, meeting), TaskCreationOptions.LongRunning)).ToArray();

        await Task.WhenAll(both).WaitAsync(Patience.Limit);
        Assert.All(caches, cache => Assert.Equal(1, cache.Computed));
        Assert.Single(Directory.GetFiles(_folder.Path));
        Assert.True(new DiskCache(_folder.Path).Memoize<int, Barrier, bool>(Meet, options)(1, meeting));
    }

    [Fact]
    public void Many_who_read_and_write_the_same_entries_see_only_right_results()
    {
        var caches = Enumerable.Range(0, 4).Select(_ => new DiskCache(_folder.Path).Memoize<int, int[]>(Numbers)).ToArray();

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            if (i % 10 == 0)
                foreach (var file in Directory.GetFiles(_folder.Path, "*.cached"))
                    File.Delete(file);
            Assert.Equal(Numbers(i % 5), caches[i % 4](i % 5));
        });

        Assert.Empty(Directory.GetFiles(_folder.Path, "*.unfinished"));
    }

    public static TheoryData<string> Damages => ["emptied", "truncated", "one byte changed", "foreign", "of another call"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_entry_is_computed_anew_and_mended(string damage)
    {
        new DiskCache(_folder.Path).Memoize<int, int>(Square)(3);
        var file = Assert.Single(Directory.GetFiles(_folder.Path));
        Damage(file, damage);
        var cache = new DiskCache(_folder.Path);
        var square = cache.Memoize<int, int>(Square);

        Assert.Equal([9, 9], [square(3), square(3)]);
        Assert.Equal((1, 1), (cache.Computed, cache.Found));
    }

    [Fact]
    public void An_exception_is_not_remembered()
    {
        var cache = new DiskCache(_folder.Path);
        var failing = cache.Memoize<int, Counter, int>(FailOnce, new MemoizeOptions { IgnoredArguments = ["calls"] });
        var calls = new Counter();

        Assert.Throws<InvalidOperationException>(() => failing(3, calls));
        Assert.Equal(9, failing(3, calls));
    }

    [Fact]
    public void A_function_that_needs_its_own_result_is_told_so()
    {
        var cache = new DiskCache(_folder.Path);
        var box = new Func<int, int>[1];
        var endless = cache.Memoize<int, Func<int, int>[], int>(Endless, new MemoizeOptions { IgnoredArguments = ["self"] });
        box[0] = x => endless(x, box);

        var error = Assert.Throws<InvalidOperationException>(() => endless(3, box));

        Assert.Contains("Endless needs its own result", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_captured_variable_is_refused_by_name()
    {
        var factor = 2;

        AssertRefused<int, int>(x => x * factor, "lambda uses `factor`, a captured variable.");
        factor++;
    }

    [Fact]
    public void A_variable_of_its_own_that_an_inner_lambda_captures_is_no_hidden_input()
    {
        var cache = new DiskCache(_folder.Path);
        var sum = cache.Memoize((int factor) => Enumerable.Range(0, 3).Sum(x => x * factor));

        Assert.Equal(6, sum(2));
    }

    [Fact]
    public void A_static_field_is_refused_also_where_a_called_method_uses_it() =>
        AssertRefused<int, int>(x => Shared(x), "lambda, through Shared, uses `s_shared`, a static field of DiskCacheTests.");

    [Fact]
    public void A_field_of_the_object_is_refused() =>
        AssertRefused<int, int>(UsesField, "UsesField uses `_field`, a field of the DiskCacheTests that it belongs to.");

    [Fact]
    public void A_constant_and_a_static_readonly_field_are_part_of_the_code()
    {
        var cache = new DiskCache(_folder.Path);

        Assert.Equal(45, cache.Memoize((int x) => (x * Constants.Ten) + Constants.Five)(4));
    }

    [Fact]
    public void What_belongs_to_the_framework_is_refused() =>
        AssertRefused<double, double>(Math.Sqrt, "Sqrt belongs to .NET.");

    [Fact]
    public void An_argument_without_public_data_is_refused() =>
        AssertRefused<Action, int>(action => 1, "Action, the argument `action` of lambda, can't be written as JSON");

    [Fact]
    public void A_result_without_public_data_is_refused() =>
        AssertRefused<int, Secret>(x => new Secret(x), "Secret, the result of lambda, can't be written as JSON");

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        File.WriteAllText(_folder.At("file"), "no folder");

        var error = Assert.Throws<IOException>(() => new DiskCache(_folder.At("file")));

        Assert.StartsWith($"The cache can't write to the folder {_folder.At("file")}:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clearing_deletes_entries_and_nothing_else()
    {
        var cache = new DiskCache(_folder.Path);
        cache.Memoize<int, int>(Square)(3);
        File.WriteAllText(_folder.At("notes.txt"), "mine");

        cache.Clear();

        Assert.Equal([_folder.At("notes.txt")], Directory.GetFiles(_folder.Path));
    }

    private void AssertRefused<TArg, TResult>(Func<TArg, TResult> function, string message)
    {
        var error = Assert.Throws<NotSupportedException>(() => new DiskCache(_folder.Path).Memoize(function));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static void Damage(string file, string damage)
    {
        var text = File.ReadAllText(file);
        File.WriteAllText(file, damage switch
        {
            "emptied" => "",
            "truncated" => text[..^1],
            "one byte changed" => text[..^1] + (char)(text[^1] + 1),
            "foreign" => "{\"result\": 10}",
            _ => OfAnotherCall(),
        });
    }

    /// <summary>A whole and valid entry, under a name that is not its own.</summary>
    private static string OfAnotherCall()
    {
        using var elsewhere = new TemporaryFolder();
        new DiskCache(elsewhere.Path).Memoize<int, int>(Square)(4);
        return File.ReadAllText(Directory.GetFiles(elsewhere.Path)[0]);
    }

    private static int Square(int number) => number * number;

    private static int[] Numbers(int count) => [.. Enumerable.Range(0, count * 100)];

    private static Answer Describe(int number, string? text, double[]? values) => new($"{number} {text}", values);

    private static int Chatty(int number, Action<string> say, CancellationToken stop)
    {
        say("computing");
        stop.ThrowIfCancellationRequested();
        return number * number;
    }

    private static int Gated(int number, Gates gates)
    {
        gates.Entered.Set();
        gates.MayEnd.Wait();
        return number * number;
    }

    private static async Task<int> AwaitAsync(int number, Task gate)
    {
        await gate;
        return number * number;
    }

    private static bool Meet(int number, Barrier meeting) => meeting.SignalAndWait(TimeSpan.FromSeconds(30)) && number > 0;

    private static int FailOnce(int number, Counter calls) =>
        calls.Value++ == 0 ? throw new InvalidOperationException("not yet") : number * number;

    private static int Endless(int number, Func<int, int>[] self) => self[0](number);

    private static int Shared(int number) => number + s_shared++;

    private int UsesField(int number) => number + _field;

    private sealed record Answer(string Text, double[]? Values);

    private sealed class Counter
    {
        public int Value { get; set; }
    }

    private abstract record Animal(string Name)
    {
        public abstract string Sound();
    }

    private sealed record Dog(string Name) : Animal(Name)
    {
        public override string Sound() => "woof";
    }

    private sealed record Cat(string Name) : Animal(Name)
    {
        public override string Sound() => "meow";
    }

    private sealed class Secret(int number)
    {
        public override string ToString() => $"{number}";
    }

    private static class Constants
    {
        public const int Ten = 10;
        public static readonly int Five = 5;
    }

    private sealed class Gates : IDisposable
    {
        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim MayEnd { get; } = new();

        public void Dispose()
        {
            Entered.Dispose();
            MayEnd.Dispose();
        }
    }
}
