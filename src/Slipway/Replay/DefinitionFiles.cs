using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Replay;

/// <summary>Reads the texts that define a schema from a file or a folder. Files are data: nothing is executed to read them.</summary>
public static class DefinitionFiles
{
    /// <summary>
    /// Reads a file; or all files of a folder and those below whose names end in <c>.sql</c>, in the ordinal order of their paths.
    /// </summary>
    /// <param name="path">The file or folder, as an absolute path.</param>
    /// <param name="shownAs">The same as the user would type it.</param>
    public static Outcome<DefinitionTexts> Read(string path, string shownAs)
    {
        try
        {
            if (!Directory.Exists(path))
                return File.Exists(path) ? new DefinitionTexts([new(shownAs, File.ReadAllText(path))]) : Missing(shownAs);
            ImmutableArray<DefinitionText> texts =
            [
                .. Directory.EnumerateFiles(path, "*.sql", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal)
                    .Select(file => new DefinitionText($"{shownAs.TrimEnd('/')}/{file}", File.ReadAllText(Path.Combine(path, file)))),
            ];
            return texts.IsEmpty ? Empty(shownAs) : new DefinitionTexts(texts);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Problem(Codes.SchemaUnreadable, $"'{shownAs}' cannot be read: {fault.Message}");
        }
    }

    static Problem Missing(string shown) => new(Codes.SchemaUnreadable, $"There is no file or folder '{shown}'.")
    {
        Fix = "Name a .sql file, a folder of them, a database's URL, or one of: database, files, wanted.",
    };

    static Problem Empty(string shown) => new(Codes.SchemaUnreadable, $"The folder '{shown}' holds no .sql file.")
    {
        Fix = "Name the folder that holds them.",
    };
}
