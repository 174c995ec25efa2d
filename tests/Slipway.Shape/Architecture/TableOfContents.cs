using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Shape.Source;

namespace Slipway.Shape.Architecture;

/// <summary>A file that lists everything of one kind, each on a line, like a table of contents.</summary>
static class TableOfContents
{
    /// <summary>The types, named as their files are, that the list does not make exactly once.</summary>
    public static IEnumerable<Finding> Unlisted(SourceFile? list, IEnumerable<SourceFile> files)
    {
        var made = list?.Syntax.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
            .Select(creation => creation.Type.ToString()).ToList() ?? [];
        return
            from file in files
            let times = made.Count(type => type == file.Name)
            where times != 1
            select new Finding(file.Path, $"is listed {times} times in {list?.Path ?? "a list that is missing"}");
    }
}
