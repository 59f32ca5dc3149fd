using System.Buffers;
using System.Numerics.Tensors;

namespace ParallelLab.Demos;

/// <summary>
/// An array that may be larger than memory. It holds no numbers, only the recipe for them: a chunk is made when it is needed, in a buffer
/// that stays in the cache of a core, reduced to something small, and the buffer is used for the next chunk.
/// </summary>
/// <remarks>
/// <para>Chunks are worked on in parallel, one buffer a worker, and what comes out of them is merged in a <see cref="ReductionTree{T}"/>.
/// So the memory needed is that of a few chunks, whatever the length, and a result is the same to the bit for any number of workers.
/// Another chunk length, or a machine with other vectors, may round the last digits differently.</para>
/// <para>Large data is rarely limited by arithmetic. A processor core adds numbers faster than memory brings them; what a chunk costs is
/// decided by how often it has to travel.</para>
/// </remarks>
public sealed class ChunkedArray
{
    /// <summary>32,768 numbers, 256 KiB: they fit into the second-level cache of a core, and are enough to make starting on a chunk
    /// cheap.</summary>
    public const int UsualChunkLength = 32_768;

    private readonly Action<long, Span<double>> _fill;

    private ChunkedArray(long length, int chunkLength, Action<long, Span<double>> fill)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunkLength);
        var chunks = ((length - 1) / chunkLength) + 1;
        if (chunks > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(chunkLength), chunkLength, $"{length} numbers would be {chunks} chunks. Take longer ones.");
        (Length, ChunkLength, ChunkCount, _fill) = (length, chunkLength, (int)chunks, fill);
    }

    /// <summary>How many numbers there are.</summary>
    public long Length { get; }

    /// <summary>How many of them a chunk has; the last may have fewer.</summary>
    public int ChunkLength { get; }

    public int ChunkCount { get; }

    /// <summary>Random numbers, evenly spread from 0 up to, not including, 1: number i is that of <see cref="CountedRandom"/>.</summary>
    /// <inheritdoc cref="Of"/>
    public static ChunkedArray Random(long length, int seed, int chunkLength = UsualChunkLength) =>
        new(length, chunkLength, (first, chunk) => CountedRandom.Fill(seed, first, chunk));

    /// <summary>Numbers of your own.</summary>
    /// <param name="length">How many, at least one.</param>
    /// <param name="fill">
    /// Fills a chunk: gets the place of its first number. Called from several threads at once, in any order, and again by each reduction;
    /// it must give the same numbers each time.
    /// </param>
    /// <param name="chunkLength">How many numbers a chunk has.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
    public static ChunkedArray Of(long length, Action<long, Span<double>> fill, int chunkLength = UsualChunkLength) =>
        new(length, chunkLength, fill);

    /// <summary>The array with each chunk changed, when it is made. Costs no memory and, until something is reduced, no time.</summary>
    public ChunkedArray Map(Action<Span<double>> inPlace) =>
        new(Length, ChunkLength, (first, chunk) =>
        {
            _fill(first, chunk);
            inPlace(chunk);
        });

    /// <summary>Reduces each chunk to something small and merges neighbours until one is left.</summary>
    /// <param name="ofChunk">Reduces a chunk. It must not keep the span: the buffer is used again.</param>
    /// <param name="merge">Merges what came from neighbouring parts, the left one first.</param>
    /// <param name="options">The greatest number of workers, and how to stop.</param>
    /// <exception cref="AggregateException">A chunk could not be made, reduced or merged.</exception>
    /// <exception cref="OperationCanceledException">Stopped, between two chunks.</exception>
    public T Reduce<T>(Func<ReadOnlySpan<double>, T> ofChunk, Func<T, T, T> merge, ParallelOptions? options = null)
    {
        var tree = new ReductionTree<T>(ChunkCount, merge);
        Parallel.For(
            0,
            ChunkCount,
            options ?? new ParallelOptions(),
            () => ArrayPool<double>.Shared.Rent(ChunkLength),
            (chunk, _, buffer) =>
            {
                tree.Add(chunk, ofChunk(Fill(chunk, buffer)));
                return buffer;
            },
            buffer => ArrayPool<double>.Shared.Return(buffer));
        return tree.Result;
    }

    public double Sum(ParallelOptions? options = null) =>
        Reduce(TensorPrimitives.Sum, (left, right) => left + right, options);

    public double Mean(ParallelOptions? options = null) => Sum(options) / Length;

    /// <summary>Count, mean and standard deviation, in one go over the numbers.</summary>
    public Moments Moments(ParallelOptions? options = null) => Reduce(Demos.Moments.Of, Demos.Moments.Merge, options);

    /// <inheritdoc cref="Demos.Histogram.Of"/>
    public Histogram Histogram(double from, double to, int bins, ParallelOptions? options = null) =>
        Reduce(chunk => Demos.Histogram.Of(chunk, from, to, bins), Demos.Histogram.Merge, options);

    /// <summary>All numbers in one piece, for comparison: eight bytes each, all at once.</summary>
    /// <exception cref="OutOfMemoryException">They do not fit.</exception>
    public double[] ToArray()
    {
        var whole = new double[Length];
        Parallel.For(0, ChunkCount, chunk => Fill(chunk, whole.AsSpan((int)(chunk * (long)ChunkLength))));
        return whole;
    }

    /// <summary>Makes a chunk at the start of the buffer and gives the part that it takes.</summary>
    private Span<double> Fill(int chunk, Span<double> buffer)
    {
        var first = chunk * (long)ChunkLength;
        var numbers = buffer[..(int)Math.Min(ChunkLength, Length - first)];
        _fill(first, numbers);
        return numbers;
    }
}
