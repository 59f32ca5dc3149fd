using System.Collections.Concurrent;
using System.Numerics;

namespace ParallelLab.Demos.Tests;

public sealed class SendableTypeTests
{
    public enum Suit
    {
        Clubs,
        Hearts,
    }

    [Theory]
    [InlineData(typeof(int))]
    [InlineData(typeof(string))]
    [InlineData(typeof(double?))]
    [InlineData(typeof(byte[]))]
    [InlineData(typeof(DateTimeOffset))]
    [InlineData(typeof((int, string)))]
    [InlineData(typeof(List<Point>))]
    [InlineData(typeof(Dictionary<string, Circle[]>))]
    [InlineData(typeof(IReadOnlyList<Suit>))]
    [InlineData(typeof(Tree))]
    public void Plain_values_are_sent(Type type) => Assert.Null(RefusalOf(type));

    [Theory]
    [InlineData(typeof(FileStream), "an open file")]
    [InlineData(typeof(StreamReader), "an open file")]
    [InlineData(typeof(Func<int>), "a delegate")]
    [InlineData(typeof(Task<int>), "threads, tasks and locks")]
    [InlineData(typeof(Lock), "threads, tasks and locks")]
    [InlineData(typeof(CancellationToken), "threads, tasks and locks")]
    [InlineData(typeof(nint), "an address")]
    [InlineData(typeof(Type), "a type or method")]
    [InlineData(typeof(InvalidOperationException), "an exception")]
    [InlineData(typeof(object), "Name the type")]
    [InlineData(typeof(int[,]), "JSON")]
    [InlineData(typeof(Stack<int>), "upside down")]
    [InlineData(typeof(ConcurrentStack<int>), "upside down")]
    [InlineData(typeof(BigInteger), "JSON does not carry")]
    [InlineData(typeof(Complex), "JSON does not carry")]
    [InlineData(typeof(Hidden), "JSON does not carry its `_secret`")]
    [InlineData(typeof(ReadOnly), "JSON does not carry its `Number`")]
    [InlineData(typeof(IDisposable), "can't be made anew")]
    [InlineData(typeof(Logged[]), "an open file")]
    public void What_would_arrive_broken_is_refused_with_the_reason(Type type, string reason) =>
        Assert.Contains(reason, RefusalOf(type), StringComparison.Ordinal);

    [Property]
    public void Values_arrive_as_they_were(int number, double real, bool flag, DateTime time, Guid id, byte[] bytes)
    {
        Point[] sent = [new(number, real)];
        (int, bool, DateTime, Guid)[] tuples = [(number, flag, time, id)];

        Assert.Equal(sent, RoundTrip(sent));
        Assert.Equal(tuples, RoundTrip(tuples));
        Assert.Equal([bytes], RoundTrip<byte[]>([bytes]));
    }

    [Property]
    public void Any_text_of_whole_characters_arrives_as_it_was(string? text)
    {
        string?[] sent = [text is null ? null : string.Concat(text.Where(one => !char.IsSurrogate(one)))];

        Assert.Equal(sent, RoundTrip(sent));
    }

    [Fact]
    public void A_derived_object_is_refused_rather_than_cut() =>
        Assert.Contains("would carry only what a Circle has", Assert.Throws<NotSendableException>(() => JsonCargo.Pack<Circle>([new Ring()])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_object_that_contains_itself_is_refused()
    {
        var tree = new Tree();
        tree.Children.Add(tree);

        Assert.Throws<NotSendableException>(() => JsonCargo.Pack<Tree>([tree]));
    }

    private static T[] RoundTrip<T>(T[] values) => JsonCargo.Unpack<T>(JsonCargo.Pack(values));

    private static string? RefusalOf(Type type) => (Record.Exception(() => SendableType.Check(type)) as NotSendableException)?.Message;

    public sealed record Point(int X, double Y);

    public class Circle
    {
        public double Radius { get; set; }

        public double Area => Math.PI * Radius * Radius;
    }

    public sealed class Ring : Circle
    {
        public double Hole { get; set; }
    }

    public sealed class Tree
    {
        public List<Tree> Children { get; set; } = [];
    }

    public sealed class Hidden
    {
        private readonly int _secret = Environment.ProcessId;

        public int Twice => 2 * _secret;
    }

    public sealed class ReadOnly
    {
        public int Number { get; } = Environment.ProcessId;
    }

    public sealed class Logged
    {
        public StreamWriter? Log { get; set; }
    }
}
