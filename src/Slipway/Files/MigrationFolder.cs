using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Reads folders of migrations. Files are data: nothing is executed to read them.</summary>
public static class MigrationFolder
{
    /// <summary>Reads all migrations of a folder: its own, those of the apps below, and the repeatable ones.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shownAs">The folder as the user would type it; the paths of files in messages begin with it.</param>
    /// <param name="dialect">The dialect of the files.</param>
    /// <returns>What the folder holds; or everything that is wrong with all of it.</returns>
    public static Outcome<MigrationFiles> Read(string folder, string shownAs, SqlDialect dialect)
    {
        var root = Path.GetFullPath(folder);
        var shown = shownAs is ['/'] ? shownAs : shownAs.TrimEnd('/');
        try
        {
            using var source = FolderSource.Open(root);
            return Read(source, root, shown, dialect);
        }
        catch (DirectoryNotFoundException)
        {
            return FileProblem.FolderMissing(shown);
        }
        catch (IOException exception)
        {
            return File.Exists(root) ? FileProblem.NoFolder(shown) : FileProblem.Unreadable(shown, exception.Message);
        }
    }

    /// <summary>Reads a folder that is open.</summary>
    internal static Outcome<MigrationFiles> Read(FolderSource source, string folder, string shownAs, SqlDialect dialect)
    {
        var walk = new FolderWalk(source, shownAs);
        walk.Walk();
        walk.Files.Sort(FileOrder.Instance);
        var reading = new FolderReading([.. walk.Files], () => new FileReader(source, folder, shownAs, dialect));
        var migrations = reading.Run();
        ImmutableArray<Problem> problems = [.. InOrder(walk.Problems, reading.Problems)];
        return !problems.IsEmpty
            ? problems
            : new MigrationFiles(
                folder,
                [.. migrations.Where(static migration => !migration.Repeatable)],
                [.. migrations.Where(static migration => migration.Repeatable)],
                [.. InOrder(walk.Notes, reading.Notes)]);
    }

    /// <summary>By file and line, however the reading went.</summary>
    static IEnumerable<Problem> InOrder(IEnumerable<Problem> first, IEnumerable<Problem> second) => first.Concat(second)
        .OrderBy(static problem => problem.Where?.File, StringComparer.Ordinal)
        .ThenBy(static problem => problem.Where?.Line);
}
