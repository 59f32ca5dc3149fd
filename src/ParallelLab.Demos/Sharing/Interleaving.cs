using System.Text;

namespace ParallelLab.Demos;

/// <summary>One order in which the steps of several threads can follow each other, and what came of it.</summary>
/// <param name="Order">Whose step it was each time, as letters: <c>AABB</c> says that A did its two steps before B did any.</param>
/// <param name="Steps">What was done, in this order: the words that the threads yielded.</param>
/// <param name="Result">What the program came to.</param>
/// <typeparam name="T">The kind of result.</typeparam>
public sealed record Interleaving<T>(string Order, IReadOnlyList<string> Steps, T Result)
{
    /// <summary>The steps drawn downwards, a column for each thread, and the result below.</summary>
    public override string ToString()
    {
        var width = Steps.Select(step => step.Length).DefaultIfEmpty().Max() + 3;
        var drawing = new StringBuilder();
        foreach (var letter in Order.Distinct().Order())
            drawing.Append(letter.ToString().PadRight(width));

        for (var step = 0; step < Steps.Count; step++)
            drawing.AppendLine().Append(' ', width * (Order[step] - 'A')).Append(Steps[step]);

        return drawing.AppendLine().Append($"result: {Result}").ToString();
    }
}
