using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Form;

/// <summary>How types are named and laid out in files.</summary>
static class Types
{
    static readonly string[] Banned =
    [
        "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Processor", "Handler",
        "Info", "Data", "Impl", "Base", "Common", "Wrapper",
    ];

    public static IEnumerable<Finding> BadlyNamed(IEnumerable<SourceFile> files) =>
        from file in files
        from type in file.Syntax.DescendantNodes()
        let name = NameOf(type)
        let suffix = Banned.FirstOrDefault(suffix => name?.EndsWith(suffix, StringComparison.Ordinal) ?? false)
        where suffix is not null
        select file.At(type, $"{name} ends in {suffix}");

    /// <summary>
    /// Files with a second public type beside the first, or not named after it. The cases of a closed family are nested in it;
    /// what a partial type's file adds to its name stands behind a dot (<c>SqliteTarget.Copies.cs</c>).
    /// </summary>
    public static IEnumerable<Finding> BadlyPlaced(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            var types = file.Syntax.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .Where(node => NameOf(node) is not null).ToList();
            var open = types.Where(IsPublic).ToList();
            if ((open.FirstOrDefault() ?? types.FirstOrDefault()) is not { } first)
                continue;
            if (NameOf(first) != file.Name.Split('.')[0])
                yield return file.At(first, $"{NameOf(first)} is not what the file is named after");
            foreach (var second in open.Skip(1).Where(type => NameOf(type) != NameOf(first)))
                yield return file.At(second, $"{NameOf(second)} is a second public type");
        }
    }

    static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };

    static bool IsPublic(SyntaxNode node) => ((MemberDeclarationSyntax)node).Modifiers.Any(SyntaxKind.PublicKeyword);
}
