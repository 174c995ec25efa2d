using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Architecture;

/// <summary>Whether namespaces are as the folders say.</summary>
static class Placement
{
    public static IEnumerable<Finding> Misplaced(IEnumerable<SourceFile> files) =>
        from file in files
        let wanted = string.Join('.', file.Path.Split('/')[1..^1])
        from declared in file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        where declared is not FileScopedNamespaceDeclarationSyntax || declared.Name.ToString() != wanted
        select file.At(declared.Name, $"should be `namespace {wanted};`");
}
