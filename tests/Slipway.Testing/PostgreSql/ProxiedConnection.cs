using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Testing.PostgreSql;

/// <summary>One connection through the proxy: two streams of messages, one each way.</summary>
sealed class ProxiedConnection(TcpProxy proxy, Socket client, Socket server, int number)
{
    const int TextLimit = 4096;
    const int SslRequest = 80877103;
    const int GssEncryptionRequest = 80877104;

    readonly TaskCompletionSource cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool isBlind;
    volatile bool hidesAnswers;

    /// <summary>Whether the server's next answer is the single letter with which it agrees to encryption, or does not.</summary>
    volatile bool awaitsLetter;

    /// <summary>Passes messages on until both sides have ended, or the connection is disturbed.</summary>
    public async Task ForwardAsync()
    {
        var forth = PumpAsync(client, server, fromClient: true);
        var back = PumpAsync(server, client, fromClient: false);
        await Task.WhenAny(Task.WhenAll(forth, back), cut.Task);
        client.Dispose();
        server.Dispose();
    }

    /// <summary>Both sides see the connection reset.</summary>
    public void Reset()
    {
        Reset(client, server);
        cut.TrySetResult();
    }

    static void Reset(params IEnumerable<Socket> sockets)
    {
        foreach (var socket in sockets)
        {
            try
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // It is closed already.
            }

            socket.Close();
        }
    }

    async Task PumpAsync(Socket from, Socket to, bool fromClient)
    {
        try
        {
            await using var source = new BufferedStream(new NetworkStream(from, ownsSocket: false), 65536);
            await using var sink = new NetworkStream(to, ownsSocket: false);
            var hasType = !fromClient;
            while (await ReadAsync(source, fromClient, hasType) is { } message)
            {
                if (fromClient && !hasType && message.Length >= 8)
                {
                    var code = BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(4));
                    awaitsLetter = code is SslRequest or GssEncryptionRequest;
                    hasType = !awaitsLetter;
                }

                if (await DisturbAsync(Describe(message, fromClient)))
                    continue;
                if (isBlind || (hidesAnswers && !fromClient))
                    continue;
                await sink.WriteAsync(message);
            }

            if (hidesAnswers && !fromClient)
                Reset();
            else if (!isBlind)
                to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            if (!isBlind)
                Reset();
        }
    }

    /// <summary>The next message as it is on the wire; null at the end.</summary>
    async Task<byte[]?> ReadAsync(Stream source, bool fromClient, bool hasType)
    {
        var header = new byte[5];
        var start = 0;
        if (hasType)
        {
            if (await source.ReadAtLeastAsync(header.AsMemory(0, 1), 1, throwOnEndOfStream: false) == 0)
                return null;
            start = 1;
            if (!fromClient && awaitsLetter)
            {
                awaitsLetter = false;
                return header[..1];
            }
        }

        if (await source.ReadAtLeastAsync(header.AsMemory(start, 4), 4, throwOnEndOfStream: false) < 4)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(start));
        var message = new byte[start + length];
        header.AsSpan(0, start + 4).CopyTo(message);
        await source.ReadExactlyAsync(message.AsMemory(start + 4));
        return message;
    }

    (char Type, int Length, string Text, bool FromClient) Describe(byte[] message, bool fromClient)
    {
        if (message.Length == 1)
            return ((char)message[0], 0, "", fromClient);
        // A first message begins with its length, whose first byte is 0.
        var hasType = message[0] != 0;
        var text = message.AsSpan(hasType ? 5 : 4);
        return (
            hasType ? (char)message[0] : '^', message.Length - (hasType ? 1 : 0),
            Encoding.ASCII.GetString(text[..Math.Min(text.Length, TextLimit)]), fromClient);
    }

    /// <returns>Whether the message is lost.</returns>
    async Task<bool> DisturbAsync((char Type, int Length, string Text, bool FromClient) message)
    {
        switch (proxy.Note(number, message.FromClient, message.Type, message.Length, message.Text))
        {
            case WireFault.Cut:
                Reset();
                return true;
            case WireFault.Close:
                client.Shutdown(SocketShutdown.Both);
                server.Shutdown(SocketShutdown.Both);
                cut.TrySetResult();
                return true;
            case WireFault.Swallow:
                isBlind = true;
                return true;
            case WireFault.Strand:
                isBlind = true;
                Reset(client);
                return true;
            case WireFault.Delay(var by):
                // A timer may fire a moment early.
                var began = Stopwatch.GetTimestamp();
                while (by - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
                    await Task.Delay(left + TimeSpan.FromMilliseconds(1));
                return false;
            case WireFault.CutAnswer:
                hidesAnswers = true;
                return false;
            default:
                if (hidesAnswers && message is { FromClient: false, Type: 'Z' })
                    Reset();
                return false;
        }
    }
}
