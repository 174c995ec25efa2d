using System.Buffers.Binary;
using System.Text;

namespace Slipway.Files;

/// <summary>SHA-256 of a message that comes in pieces.</summary>
sealed class RunningSha256
{
    readonly uint[] _state = Sha256.InitialState.ToArray();
    readonly byte[] _pending = new byte[Sha256.BlockSize];
    byte[]? _bytes;
    int _waiting;
    long _length;

    public void Append(ReadOnlySpan<byte> piece)
    {
        _length += piece.Length;
        if (_waiting > 0)
        {
            var taken = Math.Min(piece.Length, Sha256.BlockSize - _waiting);
            piece[..taken].CopyTo(_pending.AsSpan(_waiting));
            _waiting += taken;
            piece = piece[taken..];
            if (_waiting < Sha256.BlockSize)
                return;
            Sha256.Compress(_state, _pending);
            _waiting = 0;
        }

        for (; piece.Length >= Sha256.BlockSize; piece = piece[Sha256.BlockSize..])
            Sha256.Compress(_state, piece[..Sha256.BlockSize]);
        piece.CopyTo(_pending);
        _waiting = piece.Length;
    }

    /// <summary>Appends the UTF-8 bytes of a text. A letter of two parts must not be cut.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        const int longest = 1 << 14;
        _bytes ??= new byte[longest * 3];
        while (!text.IsEmpty)
        {
            var length = Math.Min(longest, text.Length);
            if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
                length--;
            Append(_bytes.AsSpan(0, Encoding.UTF8.GetBytes(text[..length], _bytes)));
            text = text[length..];
        }
    }

    /// <summary>Ends the message.</summary>
    /// <returns>The digest in lower-case hexadecimal digits.</returns>
    public string Finish()
    {
        Span<byte> tail = stackalloc byte[2 * Sha256.BlockSize];
        tail.Clear();
        _pending.AsSpan(0, _waiting).CopyTo(tail);
        tail[_waiting] = 0x80;
        var end = _waiting + 1 + sizeof(ulong) > Sha256.BlockSize ? 2 * Sha256.BlockSize : Sha256.BlockSize;
        BinaryPrimitives.WriteUInt64BigEndian(tail[(end - sizeof(ulong))..], (ulong)_length * 8);
        for (var at = 0; at < end; at += Sha256.BlockSize)
            Sha256.Compress(_state, tail.Slice(at, Sha256.BlockSize));

        Span<byte> digest = stackalloc byte[Sha256.DigestSize];
        for (var i = 0; i < _state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * sizeof(uint))..], _state[i]);
        return Convert.ToHexStringLower(digest);
    }
}
