using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Slipway.Files;

/// <summary>
/// SHA-256 (FIPS 180-4) in managed code. The framework's own loads OpenSSL, which takes longer than to hash all files of a
/// large project.
/// </summary>
static class Sha256
{
    /// <summary>The bytes of a digest.</summary>
    public const int DigestSize = 32;

    /// <summary>The bytes that are hashed in one go.</summary>
    public const int BlockSize = 64;

    const int LengthSize = sizeof(ulong);

    public static ReadOnlySpan<uint> InitialState =>
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    public static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Hashes one message.</summary>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        Span<uint> state = stackalloc uint[8];
        InitialState.CopyTo(state);
        var whole = message.Length - (message.Length % BlockSize);
        for (var at = 0; at < whole; at += BlockSize)
            Compress(state, message.Slice(at, BlockSize));

        Span<byte> tail = stackalloc byte[2 * BlockSize];
        var length = WriteTail(message, tail);
        for (var at = 0; at < length; at += BlockSize)
            Compress(state, tail.Slice(at, BlockSize));
        for (var i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * sizeof(uint))..], state[i]);
    }

    /// <summary>Writes the last one or two blocks of a message: what is left of it, and the padding.</summary>
    /// <returns>Their bytes.</returns>
    public static int WriteTail(ReadOnlySpan<byte> message, Span<byte> tail)
    {
        var rest = message[^(message.Length % BlockSize)..];
        var length = rest.Length + 1 + LengthSize > BlockSize ? 2 * BlockSize : BlockSize;
        tail[..length].Clear();
        rest.CopyTo(tail);
        tail[rest.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(tail[(length - LengthSize)..], (ulong)message.Length * 8);
        return length;
    }

    /// <summary>Hashes one block into the state.</summary>
    [SkipLocalsInit]
    public static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (var i = 0; i < 16; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]);
        for (var i = 16; i < words.Length; i++)
        {
            var (near, far) = (words[i - 2], words[i - 15]);
            words[i] = words[i - 16] + words[i - 7]
                + (Right(far, 7) ^ Right(far, 18) ^ (far >> 3))
                + (Right(near, 17) ^ Right(near, 19) ^ (near >> 10));
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        var constants = RoundConstants;
        for (var i = 0; i + 7 < words.Length && i + 7 < constants.Length; i += 8)
        {
            // Eight rounds, after which every word is in its place again: nothing is moved from one to the next.
            Round(a, b, c, ref d, e, f, g, ref h, constants[i] + words[i]);
            Round(h, a, b, ref c, d, e, f, ref g, constants[i + 1] + words[i + 1]);
            Round(g, h, a, ref b, c, d, e, ref f, constants[i + 2] + words[i + 2]);
            Round(f, g, h, ref a, b, c, d, ref e, constants[i + 3] + words[i + 3]);
            Round(e, f, g, ref h, a, b, c, ref d, constants[i + 4] + words[i + 4]);
            Round(d, e, f, ref g, h, a, b, ref c, constants[i + 5] + words[i + 5]);
            Round(c, d, e, ref f, g, h, a, ref b, constants[i + 6] + words[i + 6]);
            Round(b, c, d, ref e, f, g, h, ref a, constants[i + 7] + words[i + 7]);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Round(uint a, uint b, uint c, ref uint d, uint e, uint f, uint g, ref uint h, uint added)
    {
        var first = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + (g ^ (e & (f ^ g))) + added;
        d += first;
        h = first + (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + ((a & b) | (c & (a | b)));
    }

    static uint Right(uint value, int bits) => BitOperations.RotateRight(value, bits);
}
