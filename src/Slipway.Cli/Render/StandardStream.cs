using System.Runtime.InteropServices;
using Slipway.Cli.Launch;

namespace Slipway.Cli.Render;

/// <summary>
/// Standard output or standard error. When whoever reads it has gone, what is written is dropped: a closed pipe must
/// never stop a migration.
/// </summary>
sealed unsafe class StandardStream(int descriptor) : Stream
{
    const int Interrupted = 4;
    const int TryAgain = 11;

    bool _gone;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            for (nint done = 0; done < buffer.Length && !_gone;)
            {
                var written = Libc.Write(descriptor, start + done, buffer.Length - done);
                if (written >= 0)
                    done += written;
                else if (Marshal.GetLastPInvokeError() is TryAgain)
                    Thread.Yield();
                else
                    _gone = Marshal.GetLastPInvokeError() is not Interrupted;
            }
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
