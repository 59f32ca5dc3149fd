namespace ParallelLab.Demos;

/// <summary>A method that has been looked at and may be sent, with all that a child needs to find it.</summary>
internal sealed class PreparedMethod
{
    private readonly MethodAddress _address;
    private readonly IReadOnlyList<LibraryAddress> _libraries;
    private readonly Type? _argument;
    private readonly Type _result;
    private readonly bool _isAsync;

    /// <param name="argument">The type of its parameter; null if it has none.</param>
    /// <param name="result">What it returns or, if it is async, what its task gives.</param>
    /// <exception cref="NotSendableException">It can't be sent.</exception>
    public PreparedMethod(Delegate function, Type? argument, Type result, bool isAsync)
    {
        SendableMethod.Check(function);
        if (argument is not null)
            SendableType.Check(argument);
        SendableType.Check(result);
        (_argument, _result, _isAsync) = (argument, result, isAsync);
        _address = MethodAddress.Of(function.Method);
        _libraries = LibraryAddress.Closure(
            [function.Method.Module.Assembly, .. TypesIn(function.Method.DeclaringType), .. TypesIn(argument), .. TypesIn(result), .. function.Method.GetGenericArguments().SelectMany(TypesIn)]);
        Name = MethodAddress.NameOf(function.Method);
    }

    /// <summary>For messages.</summary>
    public string Name { get; }

    public LinkFrame.Call Frame =>
        new(_address, _argument?.AssemblyQualifiedName, _result.AssemblyQualifiedName!, _isAsync, _libraries, LibraryFiles.Known, Lab.TimeScale);

    /// <summary>A list of a cell's type is a type of the library and of the cell.</summary>
    private static IEnumerable<System.Reflection.Assembly> TypesIn(Type? type)
    {
        if (type is null)
            return [];
        return type.HasElementType ? TypesIn(type.GetElementType()) : type.GetGenericArguments().SelectMany(TypesIn).Append(type.Assembly);
    }
}
