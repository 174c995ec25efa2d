using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Reads files one after the other: each is opened once, and its bytes are what is hashed and what is run.</summary>
sealed class FileReader(FolderSource source, string folder, string shownAs, SqlDialect dialect)
{
    /// <summary>The most bytes of a file whose text is held; others are read when their statements run.</summary>
    public const int LargestHeld = 4 << 20;

    readonly FileText text = new();
    readonly MigrationReader migrations = new(dialect);
    readonly ChecksumBatch checksums = new();
    byte[] buffer = new byte[1 << 14];

    /// <summary>What is wrong with the files, in the order in which they were read.</summary>
    public List<Problem> Problems => migrations.Problems;

    /// <summary>What is worth saying but stops nothing.</summary>
    public List<Problem> Notes => migrations.Notes;

    /// <summary>Reads some files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="read">Receives the migrations; <see langword="null"/> where a file has problems.</param>
    public void Read(ReadOnlySpan<FoundFile> files, Span<Migration?> read)
    {
        for (var i = 0; i < files.Length; i++)
        {
            read[i] = Read(files[i]);
            if (read[i] is not null)
                checksums.Add(read, i);
        }

        checksums.Finish(read);
    }

    Migration? Read(FoundFile file)
    {
        var path = $"{shownAs}/{file.Id}.sql";
        try
        {
            var length = source.Read(file.ReadAt, ref buffer, LargestHeld);
            if (length > LargestHeld)
                return ReadLarge(file, path);
            if (text.Read(buffer.AsSpan(0, length), path) is not { } problem)
                return migrations.Read(file.Id, path, text.Text);
            Problems.Add(problem);
        }
        catch (IOException exception)
        {
            Problems.Add(FileProblem.Unreadable(path, exception.Message));
        }

        return null;
    }

    Migration? ReadLarge(FoundFile file, string path)
    {
        buffer = new byte[1 << 14];
        return new LargeFileReader(folder, migrations, dialect).Read(file, path);
    }
}
