using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Architecture;

/// <summary>Files that list everything of one kind, each on a line, like a table of contents.</summary>
static class TableOfContents
{
    /// <summary>The types, named as their files are, that the lists do not make.</summary>
    public static IEnumerable<Finding> Unlisted(IEnumerable<SourceFile> lists, IEnumerable<SourceFile> files)
    {
        var made = MadeIn(lists);
        return files.Where(file => !made.Contains(file.Name)).Select(file => new Finding(file.Path, "is listed nowhere"));
    }

    /// <summary>The types that the lists make more than once.</summary>
    public static IEnumerable<Finding> Repeated(IEnumerable<SourceFile> lists, IEnumerable<SourceFile> files)
    {
        var made = MadeIn(lists);
        return
            from file in files
            let times = made.Count(type => type == file.Name)
            where times > 1
            select new Finding(file.Path, $"is listed {times} times");
    }

    static List<string> MadeIn(IEnumerable<SourceFile> lists) =>
    [
        .. lists.SelectMany(list => list.Syntax.DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
            .Select(creation => creation.Type.ToString()),
    ];
}
