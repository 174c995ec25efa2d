using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Slipway.Shape.Source;

/// <summary>A C# file and its syntax.</summary>
/// <param name="path">Its path in the repository.</param>
/// <param name="text">What it holds.</param>
sealed class SourceFile(string path, string text)
{
    static readonly CSharpParseOptions Options = new(
        LanguageVersion.Preview, DocumentationMode.Diagnose, SourceCodeKind.Regular, ["NET", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    public string Path { get; } = path;

    public string Text { get; } = text;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public SyntaxTree Tree { get; } = CSharpSyntaxTree.ParseText(text, Options, path);

    public SyntaxNode Syntax => Tree.GetRoot();

    /// <summary>The line on which a node begins, from 1.</summary>
    public int LineOf(SyntaxNodeOrToken node) => Tree.GetLineSpan(node.Span).StartLinePosition.Line + 1;

    /// <summary>Something to complain about at a node.</summary>
    public Finding At(SyntaxNodeOrToken node, string what) => new($"{Path}:{LineOf(node)}", what);
}
