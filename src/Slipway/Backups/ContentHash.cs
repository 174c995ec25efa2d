using System.Buffers;
using System.Security.Cryptography;

namespace Slipway.Backups;

/// <summary>The SHA-256 of a backup's file.</summary>
static class ContentHash
{
    const int BlockBytes = 1 << 20;

    /// <summary>
    /// Reads the file on a thread of the pool, so that the engine can check it meanwhile. Never for a live database:
    /// closing a file drops the locks that this process holds on it.
    /// </summary>
    public static Task<string> OfAsync(string path, CancellationToken cancel) => Task.Run(() => Of(path, cancel), cancel);

    static string Of(string path, CancellationToken cancel)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            long offset = 0;
            while (RandomAccess.Read(file, block.AsSpan(0, BlockBytes), offset) is > 0 and var read)
            {
                cancel.ThrowIfCancellationRequested();
                hash.AppendData(block, 0, read);
                offset += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
