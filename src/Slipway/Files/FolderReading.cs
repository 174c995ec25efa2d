using Slipway.Problems;

namespace Slipway.Files;

/// <summary>Reads the files of a folder, on two threads when there are many: half of the time goes by in the kernel.</summary>
sealed class FolderReading(FoundFile[] files, Func<FileReader> newReader)
{
    /// <summary>The files that a reader takes at once, and hashes together.</summary>
    const int Chunk = 64;

    /// <summary>Fewer files are read before a second thread has begun.</summary>
    const int WorthThread = 256;

    readonly Migration?[] migrations = new Migration?[files.Length];
    readonly FileReader first = newReader();
    FileReader? second;
    int next;

    /// <summary>What is wrong with the files.</summary>
    public IEnumerable<Problem> Problems => [.. first.Problems, .. second?.Problems ?? []];

    /// <summary>What is worth saying but stops nothing.</summary>
    public IEnumerable<Problem> Notes => [.. first.Notes, .. second?.Notes ?? []];

    /// <summary>Reads all files.</summary>
    /// <returns>The migrations, in the order of the files; those of files with problems are missing.</returns>
    public IReadOnlyList<Migration> Run()
    {
        if (files.Length < WorthThread || Environment.ProcessorCount == 1)
            ReadChunks(first);
        else
            ReadOnTwoThreads();
        return [.. migrations.OfType<Migration>()];
    }

    void ReadOnTwoThreads()
    {
        second = newReader();
        var other = Task.Factory.StartNew(
            () => ReadChunks(second), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            ReadChunks(first);
        }
        finally
        {
            other.GetAwaiter().GetResult();
        }
    }

    void ReadChunks(FileReader reader)
    {
        while (Interlocked.Add(ref next, Chunk) - Chunk is var start && start < files.Length)
        {
            var length = Math.Min(Chunk, files.Length - start);
            reader.Read(files.AsSpan(start, length), migrations.AsSpan(start, length));
        }
    }
}
