using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Contract;

/// <summary>Whether public members say what they mean.</summary>
static class Documentation
{
    static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.CSharpShortErrorMessageFormat;

    /// <summary>Public members without a summary, and positional properties of records that nothing describes.</summary>
    public static IEnumerable<Finding> Missing(Codebase code, IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            var model = code.ModelOf(file);
            foreach (var node in file.Syntax.DescendantNodes().Where(IsMember))
            {
                if (model.GetDeclaredSymbol(node) is not { } symbol || !IsOpen(symbol))
                    continue;
                var documented = Read(symbol);
                if (documented is null)
                    yield return file.At(node, $"{symbol.ToDisplayString(Short)} has no summary");
                else if (node is RecordDeclarationSyntax { ParameterList: { } positional })
                {
                    foreach (var parameter in positional.Parameters.Where(parameter => !Describes(documented, parameter)))
                        yield return file.At(parameter, $"{symbol.Name}.{parameter.Identifier.Text} is not described");
                }
            }
        }
    }

    /// <summary>The summary of each member of an enum, as plain text.</summary>
    public static IReadOnlyDictionary<string, string> SummariesOf(Codebase code, SourceFile file)
    {
        var model = code.ModelOf(file);
        return file.Syntax.DescendantNodes().OfType<EnumMemberDeclarationSyntax>().ToDictionary(
            member => member.Identifier.Text,
            member => Read(model.GetDeclaredSymbol(member)!)!.Element("summary")!.Value.Trim());
    }

    static bool IsMember(SyntaxNode node) => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or BaseMethodDeclarationSyntax
        or BasePropertyDeclarationSyntax or EnumMemberDeclarationSyntax
        or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax };

    static bool IsOpen(ISymbol symbol) => symbol switch
    {
        { IsOverride: true } => false,
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } => false,
        { DeclaredAccessibility: Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal } =>
            symbol.ContainingType is null || IsOpen(symbol.ContainingType),
        _ => false,
    };

    static XElement? Read(ISymbol symbol)
    {
        if (symbol.GetDocumentationCommentXml() is not { Length: > 0 } text)
            return null;
        var member = XElement.Parse($"<doc>{text}</doc>");
        member = member.Element("member") ?? member;
        var says = member.Element("inheritdoc") is not null
            || member.Element("summary") is { } summary && (summary.HasElements || !string.IsNullOrWhiteSpace(summary.Value));
        return says ? member : null;
    }

    static bool Describes(XElement documented, ParameterSyntax parameter) => documented.Element("inheritdoc") is not null
        || documented.Elements("param").Any(param => (string?)param.Attribute("name") == parameter.Identifier.Text && !param.IsEmpty);
}
