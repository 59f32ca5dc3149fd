using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// What <see cref="CallerArgumentExpressionAttribute"/> tells a method of its arguments. The compiler takes it from the text that it compiles, where
/// a lambda has polls by then. So it is taken from the student's text, and written out as an argument of its own.
/// </summary>
internal static class CallerTexts
{
    /// <summary>The parameters that the compiler would fill, and with what; none if no lambda is among the arguments.</summary>
    public static IEnumerable<(string Parameter, string Text)> Of(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (!call.ArgumentList.DescendantNodes().Any(node => node is AnonymousFunctionExpressionSyntax)
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method
            || !method.Parameters.Any(TakesText)
            || model.GetOperation(call) is not IInvocationOperation invocation
            || invocation.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.ParamArray))
            return [];
        return invocation.Arguments
            .Where(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && argument.Parameter is { } parameter && TakesText(parameter))
            .Where(argument => argument.Value.ConstantValue is { HasValue: true, Value: string })
            .Select(argument => (argument.Parameter!.Name, (string)argument.Value.ConstantValue.Value!));
    }

    private static bool TakesText(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue
        && parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(CallerArgumentExpressionAttribute));
}
