using System.Text;

namespace Slipway.Files;

/// <summary>Gives many migrations their checksums: the short ones together.</summary>
sealed class ChecksumBatch
{
    /// <summary>Longer sections would keep the others' lanes waiting.</summary>
    const int LongestTogether = 4096;

    readonly Sha256Lanes lanes = new();
    readonly List<int> slots = [];
    readonly List<Range> ranges = [];
    byte[] bytes = new byte[1 << 14];
    byte[] digests = [];
    int used;

    /// <summary>Notes the migration in a slot; one with a long section has its checksum at once, a large one has it already.</summary>
    public void Add(Span<Migration?> migrations, int slot)
    {
        if (migrations[slot]!.Up.Held is not { } section)
            return;
        if (section.Length > LongestTogether)
        {
            migrations[slot] = migrations[slot]! with { Checksum = Checksum.Of(section) };
            return;
        }

        var text = Checksum.Significant(section);
        if (bytes.Length - used < Encoding.UTF8.GetMaxByteCount(text.Length))
            Array.Resize(ref bytes, (2 * bytes.Length) + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, bytes.AsSpan(used));
        ranges.Add(new Range(used, used + length));
        slots.Add(slot);
        used += length;
    }

    /// <summary>Gives the noted migrations their checksums.</summary>
    public void Finish(Span<Migration?> migrations)
    {
        if (digests.Length < ranges.Count * Sha256.DigestSize)
            digests = new byte[ranges.Count * Sha256.DigestSize];
        lanes.Hash(bytes.AsSpan(0, used), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ranges), digests);
        for (var i = 0; i < slots.Count; i++)
        {
            var checksum = Checksum.Show(digests.AsSpan(i * Sha256.DigestSize, Sha256.DigestSize));
            migrations[slots[i]] = migrations[slots[i]]! with { Checksum = checksum };
        }

        slots.Clear();
        ranges.Clear();
        used = 0;
    }
}
