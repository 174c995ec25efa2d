using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Contract;

/// <summary>What the catalogue of problems must keep to.</summary>
static partial class CodeRules
{
    /// <summary>Codes that are not spelled in kebab case, or otherwise than the property that holds them, or that stand twice.</summary>
    /// <param name="names">Each property of the catalogue, and its code.</param>
    public static IEnumerable<Finding> BadlySpelled(IReadOnlyCollection<(string Property, string Code)> names) =>
        from name in names
        let complaint = !Kebab().IsMatch(name.Code) ? "is not in kebab case"
            : Pascal(name.Code) != name.Property ? $"stands in Codes.{name.Property}, not in Codes.{Pascal(name.Code)}"
            : names.Count(other => other.Code == name.Code) > 1 ? "stands twice"
            : null
        where complaint is not null
        select new Finding(name.Code, complaint);

    /// <summary>Codes that no code reports.</summary>
    public static IEnumerable<Finding> Unused(IEnumerable<string> properties, IEnumerable<SourceFile> files)
    {
        var used = files
            .Where(file => file.Name.Split('.')[0] != "Codes")
            .SelectMany(file => file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Where(access => access.Expression is IdentifierNameSyntax { Identifier.Text: "Codes" })
            .Select(access => access.Name.Identifier.Text)
            .ToHashSet(StringComparer.Ordinal);
        return properties.Where(property => !used.Contains(property))
            .Select(property => new Finding($"Codes.{property}", "is reported by nobody"));
    }

    static string Pascal(string code) => string.Concat(code.Split('-', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
