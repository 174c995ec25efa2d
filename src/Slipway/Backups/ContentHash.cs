using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Slipway.Files;

namespace Slipway.Backups;

/// <summary>The SHA-256 of a backup's file.</summary>
static class ContentHash
{
    const int BlockBytes = 1 << 20;

    /// <summary>
    /// The framework's own is several times as fast, for OpenSSL uses the processor's instructions; but where OpenSSL is not
    /// installed, as in a container with nothing but the program, asking for it ends the process.
    /// </summary>
    static bool HasOpenSsl { get; } = !OperatingSystem.IsLinux()
        || (CanLoad("libssl.so.3") && CanLoad("libcrypto.so.3"))
        || (CanLoad("libssl.so.1.1") && CanLoad("libcrypto.so.1.1"));

    static bool CanLoad(string library) => NativeLibrary.TryLoad(library, out _);

    /// <summary>
    /// Reads the file on a thread of the pool, so that the engine can check it meanwhile. Never for a live database:
    /// closing a file drops the locks that this process holds on it.
    /// </summary>
    public static Task<string> OfAsync(string path, CancellationToken cancel) => Task.Run(() => Of(path, cancel), cancel);

    static string Of(string path, CancellationToken cancel)
    {
        if (!HasOpenSsl)
        {
            var running = new RunningSha256();
            ReadBlocks(path, running.Append, cancel);
            return running.Finish();
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ReadBlocks(path, block => hash.AppendData(block), cancel);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static void ReadBlocks(string path, Action<ReadOnlySpan<byte>> use, CancellationToken cancel)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            long offset = 0;
            while (RandomAccess.Read(file, block.AsSpan(0, BlockBytes), offset) is > 0 and var read)
            {
                cancel.ThrowIfCancellationRequested();
                use(block.AsSpan(0, read));
                offset += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
