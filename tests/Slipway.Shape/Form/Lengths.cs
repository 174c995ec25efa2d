using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Form;

/// <summary>How long files, methods and lines may be.</summary>
static class Lengths
{
    const int FileLines = 300;
    const int MethodLines = 60;
    const int LineCharacters = 140;

    public static IEnumerable<Finding> LongFiles(IEnumerable<SourceFile> files) =>
        from file in files
        let lines = file.Text.TrimEnd('\n').Split('\n').Length
        where lines > FileLines
        select new Finding(file.Path, $"{lines} lines, {FileLines} are allowed");

    public static IEnumerable<Finding> LongLines(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Text.Split('\n').Index()
        let length = line.Item.TrimEnd('\r').Length
        where length > LineCharacters
        select new Finding($"{file.Path}:{line.Index + 1}", $"{length} characters, {LineCharacters} are allowed");

    /// <summary>Methods, constructors, accessors and local functions; comments above them do not count.</summary>
    public static IEnumerable<Finding> LongMethods(IEnumerable<SourceFile> files) =>
        from file in files
        from method in file.Syntax.DescendantNodes()
        where method is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        let span = file.Tree.GetLineSpan(method.Span)
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > MethodLines
        select file.At(method, $"{NameOf(method)}: {lines} lines, {MethodLines} are allowed");

    static string NameOf(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        ConstructorDeclarationSyntax named => named.Identifier.Text,
        LocalFunctionStatementSyntax named => named.Identifier.Text,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.Text,
        _ => "an operator",
    };
}
