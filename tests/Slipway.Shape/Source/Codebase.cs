using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Slipway.Shape.Source;

/// <summary>
/// Source files, bound by the compiler: every name is known for what it means, whether a <c>using</c>, a qualified name,
/// an alias, a nested namespace or an inferred type brought it there.
/// </summary>
sealed class Codebase
{
    static readonly Lazy<Codebase> Source = new(() => new Codebase(Repository.Code("src")));

    const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // Our own assemblies are left out: what is called Slipway is in the source.
    static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("Slipway", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    // A name that the compiler cannot bind would be a dependency that goes unseen.
    static readonly ImmutableHashSet<string> Unbound = ["CS0103", "CS0234", "CS0246", "CS0117", "CS1061", "CS0012"];

    readonly CSharpCompilation _compilation;
    readonly Lazy<ImmutableArray<Use>> _uses;

    public Codebase(IReadOnlyList<SourceFile> files)
    {
        Files = files;
        _uses = new(() => [.. files.AsParallel().AsOrdered().SelectMany(UsesOf)]);
        _compilation = CSharpCompilation.Create(
            "Slipway.Source",
            [new SourceFile("ImplicitUsings.cs", ImplicitUsings).Tree, .. files.Select(file => file.Tree)],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>All of <c>src/</c>.</summary>
    public static Codebase OfSource => Source.Value;

    public IReadOnlyList<SourceFile> Files { get; }

    public SemanticModel ModelOf(SourceFile file) => _compilation.GetSemanticModel(file.Tree);

    /// <summary>Names that could not be bound: with any of them, <see cref="Uses"/> is not to be trusted.</summary>
    public IEnumerable<Finding> UnboundNames() => _compilation.GetDiagnostics()
        .Where(diagnostic => Unbound.Contains(diagnostic.Id))
        .Select(diagnostic => new Finding(diagnostic.Location.ToString(), diagnostic.GetMessage(CultureInfo.InvariantCulture)));

    /// <summary>Every place where a file names something of another namespace of ours.</summary>
    public ImmutableArray<Use> Uses => _uses.Value;

    IEnumerable<Use> UsesOf(SourceFile file)
    {
        var model = ModelOf(file);
        foreach (var name in file.Syntax.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var from = NamespaceAround(name, file);
            foreach (var to in NamespacesOf(name, model))
            {
                if (to != from)
                    yield return new Use(from, to, $"{file.Path}:{file.LineOf(name)}", name.Identifier.Text);
            }
        }
    }

    // The file's namespace is looked up by syntax, so that a using directive, which stands before it, belongs to it as well.
    static string NamespaceAround(SyntaxNode node, SourceFile file) =>
        (node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()
            ?? file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault())?.Name.ToString() ?? "";

    static IEnumerable<string> NamespacesOf(SimpleNameSyntax name, SemanticModel model)
    {
        var info = model.GetSymbolInfo(name);
        var symbols = info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
        foreach (var found in symbols)
        {
            if (found is INamespaceSymbol space)
            {
                if (IsWholeUsing(name) && IsOurs(space))
                    yield return space.ToDisplayString();
            }
            else if ((found as INamedTypeSymbol ?? found.ContainingType) is { } type && IsOurs(type.ContainingNamespace)
                && found is not INamedTypeSymbol { IsAnonymousType: true })
            {
                yield return type.ContainingNamespace.ToDisplayString();
            }
        }
    }

    static bool IsWholeUsing(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive
        && directive.NamespaceOrType.Span.End == name.Span.End;

    static bool IsOurs(INamespaceSymbol? space) => space is { IsGlobalNamespace: false } && Top(space).Name == "Slipway";

    static INamespaceSymbol Top(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? Top(outer) : space;
}
