using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Slipway.Files;

/// <summary>
/// SHA-256 of many short messages: eight at a time, each in its own lane of the processor's vectors. For files of the usual
/// size that is three times as fast as one after the other.
/// </summary>
sealed class Sha256Lanes
{
    const int Lanes = 8;
    const int Idle = -1;

    /// <summary>The state's eight words, each for all lanes.</summary>
    readonly uint[] states = new uint[8 * Lanes];

    /// <summary>The block's sixteen words, each for all lanes, and room for what the rounds make of them.</summary>
    readonly uint[] words = new uint[64 * Lanes];

    readonly byte[] tails = new byte[Lanes * 2 * Sha256.BlockSize];
    readonly int[] messages = new int[Lanes];
    readonly int[] done = new int[Lanes];
    readonly int[] blocks = new int[Lanes];

    /// <summary>Hashes messages that lie in one buffer.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="ranges">Where each message lies.</param>
    /// <param name="digests">Receives the digests, one after the other.</param>
    public void Hash(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> ranges, Span<byte> digests)
    {
        var next = 0;
        var busy = 0;
        for (var lane = 0; lane < Lanes; lane++)
        {
            busy += next < ranges.Length ? 1 : 0;
            Begin(lane, next < ranges.Length ? next++ : Idle, buffer, ranges);
        }

        while (busy > 0)
        {
            for (var lane = 0; lane < Lanes; lane++)
                ReadBlock(lane, buffer, ranges);
            Compress(Vectors(states), Vectors(words));
            for (var lane = 0; lane < Lanes; lane++)
            {
                if (messages[lane] == Idle || done[lane] < blocks[lane])
                    continue;
                WriteDigest(lane, digests);
                busy -= next < ranges.Length ? 0 : 1;
                Begin(lane, next < ranges.Length ? next++ : Idle, buffer, ranges);
            }
        }
    }

    void Begin(int lane, int message, ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> ranges)
    {
        messages[lane] = message;
        if (message == Idle)
            return;
        for (var i = 0; i < 8; i++)
            states[(i * Lanes) + lane] = Sha256.InitialState[i];
        var bytes = buffer[ranges[message]];
        var tail = Sha256.WriteTail(bytes, TailOf(lane));
        done[lane] = 0;
        blocks[lane] = (bytes.Length / Sha256.BlockSize) + (tail / Sha256.BlockSize);
    }

    Span<byte> TailOf(int lane) => tails.AsSpan(lane * 2 * Sha256.BlockSize, 2 * Sha256.BlockSize);

    void ReadBlock(int lane, ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> ranges)
    {
        if (messages[lane] == Idle)
            return;
        var bytes = buffer[ranges[messages[lane]]];
        var whole = bytes.Length / Sha256.BlockSize;
        var index = done[lane]++;
        var block = index < whole ? bytes[(index * Sha256.BlockSize)..] : TailOf(lane)[((index - whole) * Sha256.BlockSize)..];
        for (var i = 0; i < 16; i++)
            words[(i * Lanes) + lane] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]);
    }

    void WriteDigest(int lane, Span<byte> digests)
    {
        var digest = digests[(messages[lane] * Sha256.DigestSize)..];
        for (var i = 0; i < 8; i++)
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * sizeof(uint))..], states[(i * Lanes) + lane]);
    }

    static Span<Vector256<uint>> Vectors(uint[] lanes) => MemoryMarshal.Cast<uint, Vector256<uint>>(lanes.AsSpan());

    /// <summary>The rounds of <see cref="Sha256"/>, word for word, on vectors.</summary>
    static void Compress(Span<Vector256<uint>> state, Span<Vector256<uint>> words)
    {
        for (var i = 16; i < 64; i++)
        {
            var (near, far) = (words[i - 2], words[i - 15]);
            words[i] = words[i - 16] + words[i - 7]
                + (Right(far, 7) ^ Right(far, 18) ^ (far >>> 3))
                + (Right(near, 17) ^ Right(near, 19) ^ (near >>> 10));
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i++)
        {
            var first = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + (g ^ (e & (f ^ g)))
                + Vector256.Create(Sha256.RoundConstants[i]) + words[i];
            var second = (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + ((a & b) | (c & (a | b)));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    static Vector256<uint> Right(Vector256<uint> value, int bits) => (value >>> bits) | (value << (32 - bits));
}
