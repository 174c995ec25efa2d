using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Form;

/// <summary>What tests must keep to.</summary>
static partial class TestRules
{
    /// <summary>Tests that are skipped, always or sometimes, with no words for why.</summary>
    public static IEnumerable<Finding> SkippedWithoutReason(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            foreach (var skip in file.Syntax.DescendantNodes().OfType<AttributeArgumentSyntax>())
            {
                if (skip.NameEquals?.Name.Identifier.Text is "Skip" && SaysNothing(skip.Expression))
                    yield return file.At(skip, "is skipped without a reason");
            }

            foreach (var skip in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                var called = skip.Expression.ToString();
                if (called.StartsWith("Assert.Skip", StringComparison.Ordinal) && skip.ArgumentList.Arguments is [.., var reason]
                    && SaysNothing(reason.Expression))
                    yield return file.At(skip, "is skipped without a reason");
            }
        }
    }

    /// <summary>Tests named after a row that there is not.</summary>
    public static IEnumerable<Finding> WithUnknownIds(IEnumerable<SourceFile> files) =>
        from file in files
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where Row().IsMatch(method.Identifier.Text)
        let match = Numbered().Match(method.Identifier.Text)
        where !match.Success || !Ids.Exist(match.Groups["table"].Value, match.Groups["id"].Value)
        select file.At(method.Identifier, $"{method.Identifier.Text} names no row");

    static bool SaysNothing(ExpressionSyntax reason) =>
        reason is LiteralExpressionSyntax literal && string.IsNullOrWhiteSpace(literal.Token.ValueText);

    [GeneratedRegex("^(Promise|Fault|Property)_")]
    private static partial Regex Row();

    [GeneratedRegex("^(?<table>Promise|Fault|Property)_(?<id>[A-Z][0-9]+)_[A-Za-z0-9]")]
    private static partial Regex Numbered();
}
