using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Reads files one after the other: each is opened once, and its bytes are what is hashed and what is run.</summary>
sealed class FileReader(FolderSource source, string shownAs, SqlDialect dialect)
{
    /// <summary>The most bytes that a file may have.</summary>
    public const int LargestFile = 512 << 20;

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
            var length = source.Read(file.ReadAt, ref buffer, LargestFile);
            var problem = length > LargestFile ? FileProblem.TooLarge(path) : text.Read(buffer.AsSpan(0, length), path);
            if (problem is null)
                return migrations.Read(file.Id, path, text.Text);
            Problems.Add(problem);
        }
        catch (IOException exception)
        {
            Problems.Add(FileProblem.Unreadable(path, exception.Message));
        }

        return null;
    }
}
