using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Form;

/// <summary>Words that do not belong where they stand.</summary>
static partial class Words
{
    /// <summary>Names of engines in identifiers and strings; comments may name them as examples.</summary>
    public static IEnumerable<Finding> OfEngines(IEnumerable<SourceFile> files) =>
        from file in files
        from token in file.Syntax.DescendantTokens()
        where token.RawKind is (int)SyntaxKind.IdentifierToken || IsText(token)
        where Engine().IsMatch(token.ValueText)
        select file.At(token, $"names an engine: {Shortened(token.ValueText)}");

    /// <summary>Uses of the console.</summary>
    public static IEnumerable<Finding> OfTheConsole(IEnumerable<SourceFile> files) =>
        from file in files
        from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where access.Expression.ToString() is "Console" or "System.Console"
        select file.At(access, $"writes to the console: {access}");

    /// <summary>What says that something is not done.</summary>
    public static IEnumerable<Finding> OfTheUnfinished(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Text.Split('\n').Index()
        let match = Unfinished().Match(line.Item)
        where match.Success
        select new Finding($"{file.Path}:{line.Index + 1}", $"is not finished: {match.Value}");

    /// <summary>Paths of the machine on which it was written.</summary>
    public static IEnumerable<Finding> OfTheWorkplace(string path, string text) =>
        from line in text.Split('\n').Index()
        let match = Workplace().Match(line.Item)
        where match.Success
        select new Finding($"{path}:{line.Index + 1}", $"names a place on one machine: {match.Value}");

    static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;

    static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex("postgres|sqlite|npgsql|libpq", RegexOptions.IgnoreCase)]
    private static partial Regex Engine();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex Unfinished();

    // Spelled so that this line does not match itself.
    [GeneratedRegex("/(work)/(main|shared|[.])|/tmp/(wt)/|/(root)/[.]|/(home)/[a-z]+/")]
    private static partial Regex Workplace();
}
