using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Reads migrations, one text after the other, and collects what is wrong with all of them.</summary>
sealed class MigrationReader(SqlDialect dialect)
{
    readonly List<MarkerLine> candidates = [];

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>What is worth saying but stops nothing.</summary>
    public List<Problem> Notes { get; } = [];

    /// <summary>Reads a text, which has no line end but <c>\n</c>.</summary>
    /// <returns>The migration, without its checksum; <see langword="null"/> when problems were found.</returns>
    public Migration? Read(string id, string path, ReadOnlySpan<char> text)
    {
        var before = Problems.Count;
        candidates.Clear();
        MarkerScan.Find(text, candidates);
        var isRepeatable = MigrationId.IsRepeatable(id);
        var outline = new MigrationOutline(text, path, isRepeatable, dialect, Problems);
        outline.Read(candidates);
        var up = outline.Up ?? WithoutUp(outline, path, isRepeatable, hasProblems: Problems.Count > before);
        if (outline.Up is not null && outline.StrayLine > 0)
            Problems.Add(MarkerProblem.SqlOutside(new Place(path, outline.StrayLine)));

        var migration = outline.Header.With(id, up, outline.Down, outline.Verify);
        if (Problems.Count > before)
            return null;
        if (!outline.HasStatements)
            Notes.Add(MarkerProblem.Empty(new Place(path), id));
        return migration;
    }

    /// <summary>A file may be empty, or hold only comments. But what says something must say what applies it.</summary>
    SqlSection WithoutUp(in MigrationOutline outline, string path, bool isRepeatable, bool hasProblems)
    {
        var saysSomething = outline.StrayLine > 0 || (!outline.Header.IsEmpty && !isRepeatable);
        if (saysSomething && !hasProblems)
            Problems.Add(MarkerProblem.UpMissing(new Place(path, outline.StrayLine), outline.StrayLine > 0));
        return new SqlSection("", Line: 1);
    }
}
