using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Form;

/// <summary>
/// LINQ over tuples and other structs. The native compiler makes each of LINQ's iterators for every pair of value types that
/// flow through any query, so that twenty of them are a fifth of the program; all reference types share one.
/// </summary>
static class Queries
{
    public static IEnumerable<Finding> OverStructs(Codebase code) => code.Files.AsParallel().SelectMany(file => Find(code, file));

    static IEnumerable<Finding> Find(Codebase code, SourceFile file)
    {
        var model = code.ModelOf(file);
        foreach (var node in file.Syntax.DescendantNodes())
        {
            if (Called(node, model) is { ContainingType: { Name: "Enumerable" } linq } method && InNamespace(linq, "System.Linq")
                && method.TypeArguments.FirstOrDefault(Multiplies) is { } type)
                yield return file.At(node, $"{method.Name} over {type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}");
        }
    }

    static IMethodSymbol? Called(SyntaxNode node, SemanticModel model) => node switch
    {
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol as IMethodSymbol,
        SelectOrGroupClauseSyntax clause => model.GetSymbolInfo(clause).Symbol as IMethodSymbol,
        QueryClauseSyntax clause => model.GetQueryClauseInfo(clause).OperationInfo.Symbol as IMethodSymbol,
        _ => null,
    };

    // Numbers and the like are a few that the libraries use as well.
    static bool Multiplies(ITypeSymbol type) => type.IsValueType && type.TypeKind is TypeKind.Struct
        && (type.IsTupleType
            || type.Name is "KeyValuePair" or "ValueTuple"
            || InNamespace(type, "Slipway")
            || InNamespace(type, "System.Text.Json"));

    static bool InNamespace(ITypeSymbol type, string name) =>
        type.ContainingNamespace.ToDisplayString() is var space
        && (space == name || space.StartsWith(name + ".", StringComparison.Ordinal));
}
