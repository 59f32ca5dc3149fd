namespace ParallelLab.Worker.Display;

/// <summary>An exception: what it says, and behind that where it was thrown and what caused it.</summary>
internal static class ExceptionShape
{
    /// <param name="frames">Names the frames of an exception's stack that a student wrote.</param>
    public static Shape Of(Exception exception, ValueReader reader, int depth, Func<Exception, IEnumerable<string>> frames)
    {
        var text = $"{CSharpTypeName.Of(exception.GetType())}: {PlainText.Cut(Thrown.MessageOf(exception), DisplayLimits.Characters / 2)}";
        var details = new List<Shape.Member>();
        if (exception.StackTrace is not null)
            details.AddRange(frames(exception).Take(DisplayLimits.InnerItems).Select(frame => new Shape.Member("at", new Shape.Word(reader.Spend(frame)))));
        if (exception is AggregateException { InnerExceptions.Count: > 1 } several)
            details.AddRange(several.InnerExceptions.Take(DisplayLimits.InnerItems).Select(one => new Shape.Member("inner", reader.Inner(one, depth + 1))));
        if (exception.InnerException is not { } cause || depth >= DisplayLimits.Depth)
            return new Shape.Described(reader.Spend(text), "", null, details);

        var inner = reader.Guarded(() => Of(cause, reader, depth + 1, frames));
        if (exception is not AggregateException { InnerExceptions.Count: > 1 })
            details.Add(new Shape.Member("inner", inner));
        return new Shape.Described(reader.Spend(text), " ---> ", inner, details);
    }
}
