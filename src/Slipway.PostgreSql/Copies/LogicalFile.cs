using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// Slipway's own format for a database, for where there is no pg_dump. After <see cref="Magic"/> comes one gzip stream of
/// records: a letter, the length of the content (four bytes, the highest first), the content.
/// <list type="table">
/// <item><term>V</term><description>the moment of the copy, as text: <see cref="CopyMoment"/></description></item>
/// <item><term>S</term><description>a statement, to be run before the rows come</description></item>
/// <item><term>T</term><description>a table whose rows follow: <c>COPY "public"."t" ("a", "b") FROM stdin;</c></description></item>
/// <item><term>R</term><description>a part of its rows, in the text format of COPY; a row may go on in the next part</description></item>
/// <item><term>E</term><description>the table's end: how many rows (8 bytes), and the CRC-32C of them all (4 bytes)</description></item>
/// <item><term>A</term><description>a statement, to be run after all rows have come</description></item>
/// <item><term>Z</term><description>the end: how many records came before (8 bytes). A file without it was cut</description></item>
/// </list>
/// Rows are text, as pg_dump's are: in the binary format arrays and composites hold the numbers that types have in the one
/// database, and another one refuses them.
/// </summary>
static class LogicalFile
{
    const int HeaderBytes = 5;

    /// <summary>A longer record was never written.</summary>
    const int LongestRecord = 1 << 30;

    public static ReadOnlySpan<byte> Magic => "SLIPWAY-PG-1\n"u8;

    /// <summary>A part of the file.</summary>
    /// <param name="Kind">Its letter.</param>
    /// <param name="Content">Its content; it holds until the next record is read.</param>
    public sealed record Part(char Kind, ReadOnlyMemory<byte> Content)
    {
        public string Text => Encoding.UTF8.GetString(Content.Span);
    }

    /// <summary>Writes such a file, which exists and is empty, and flushes it to the disk.</summary>
    public sealed class Writer : IAsyncDisposable
    {
        readonly FileStream _file;
        readonly GZipStream _packed;
        long _parts;
        uint _checksum;

        public Writer(string path)
        {
            _file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
            _file.Write(Magic);
            _packed = new GZipStream(_file, CompressionLevel.Fastest, leaveOpen: true);
        }

        public Task WriteAsync(char kind, string text, CancellationToken cancel) => WriteAsync(kind, Encoding.UTF8.GetBytes(text), cancel);

        public async Task WriteAsync(char kind, ReadOnlyMemory<byte> content, CancellationToken cancel)
        {
            var header = new byte[HeaderBytes];
            header[0] = (byte)kind;
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(1), content.Length);
            await _packed.WriteAsync(header, cancel).ConfigureAwait(false);
            await _packed.WriteAsync(content, cancel).ConfigureAwait(false);
            _parts++;
            if (kind is 'T')
                _checksum = 0;
            else if (kind is 'R')
                _checksum = Checksum(_checksum, content.Span);
        }

        /// <summary>Ends a table.</summary>
        public Task EndTableAsync(long rows, CancellationToken cancel)
        {
            var end = new byte[12];
            BinaryPrimitives.WriteInt64BigEndian(end, rows);
            BinaryPrimitives.WriteUInt32BigEndian(end.AsSpan(8), _checksum);
            return WriteAsync('E', end, cancel);
        }

        /// <summary>Ends the file.</summary>
        public async Task FinishAsync(CancellationToken cancel)
        {
            var end = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(end, _parts);
            await WriteAsync('Z', end, cancel).ConfigureAwait(false);
            await _packed.DisposeAsync().ConfigureAwait(false);
            await _file.FlushAsync(cancel).ConfigureAwait(false);
            DurableCopy.Sync(_file);
        }

        public async ValueTask DisposeAsync()
        {
            await _packed.DisposeAsync().ConfigureAwait(false);
            await _file.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Reads such a file, and checks it on the way: what was handed out is good, but not before the end is all of
    /// it there.</summary>
    /// <exception cref="InvalidDataException">It is damaged or cut.</exception>
    public static async IAsyncEnumerable<Part> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        file.Position = Magic.Length;
        await using var packed = new GZipStream(file, CompressionMode.Decompress);
        var header = new byte[HeaderBytes];
        var checksum = 0u;
        for (long parts = 0; ; parts++)
        {
            if (await packed.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, cancel).ConfigureAwait(false) < HeaderBytes)
                throw new InvalidDataException("it ends in the middle");
            var length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1));
            if (length is < 0 or > LongestRecord)
                throw new InvalidDataException("a part of it has an impossible length");
            var content = new byte[length];
            if (await packed.ReadAtLeastAsync(content, length, throwOnEndOfStream: false, cancel).ConfigureAwait(false) < length)
                throw new InvalidDataException("it ends in the middle");
            var part = new Part((char)header[0], content);
            if (part.Kind is 'T')
                checksum = 0;
            else if (part.Kind is 'R')
                checksum = Checksum(checksum, content);
            else if (part.Kind is 'E' && BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(8)) != checksum)
                throw new InvalidDataException("the rows of a table are not those that were written");
            if (part.Kind is 'Z' && BinaryPrimitives.ReadInt64BigEndian(content) != parts)
                throw new InvalidDataException("parts of it are missing");
            if (part.Kind is not 'Z')
            {
                yield return part;
                continue;
            }

            if (await packed.ReadAsync(header, cancel).ConfigureAwait(false) != 0)
                throw new InvalidDataException("something follows its end");
            yield break;
        }
    }

    /// <summary>How many rows the end of a table says that there were.</summary>
    public static long RowsAt(Part end) => BinaryPrimitives.ReadInt64BigEndian(end.Content.Span);

    static uint Checksum(uint sum, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            sum = BitOperations.Crc32C(sum, word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
            sum = BitOperations.Crc32C(sum, rest);
        return sum;
    }
}
