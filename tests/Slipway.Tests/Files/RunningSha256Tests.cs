using System.Security.Cryptography;
using Slipway.Files;
using Xunit;

namespace Slipway.Tests.Files;

public sealed class RunningSha256Tests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_message_in_pieces_has_the_digest_of_the_whole(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var message = new byte[random.Next(0, 400)];
            random.NextBytes(message);
            var running = new RunningSha256();
            for (var at = 0; at < message.Length;)
            {
                var length = random.Next(0, message.Length - at + 1);
                running.Append(message.AsSpan(at, length));
                at += length;
            }

            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(message)), running.Finish());
        }
    }
}
