using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Files;
using Xunit;

namespace Slipway.Tests.Files;

public sealed class ChecksumTests
{
    const string Up = "create table t (a int); -- ä\ninsert into t values (1), (2);";

    /// <summary>The examples of FIPS 180-4, and the first two of NIST's byte-oriented short messages.</summary>
    public static TheoryData<byte[], string> Vectors => new()
    {
        { [], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { [0xd3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1" },
        { "abc"u8.ToArray(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        {
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"u8.ToArray(),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        },
        {
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"u8.ToArray(),
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        },
        { Encoding.ASCII.GetBytes(new string('a', 1_000_000)), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_standards_vectors_come_out(byte[] message, string digest)
    {
        Assert.Equal(digest, Alone(message));
        Assert.Equal([digest], Together(message));
    }

    [Fact]
    public void Messages_of_every_length_come_out_as_from_the_frameworks_own()
    {
        var messages = Enumerable.Range(0, 300).Select(length => RandomNumberGenerator.GetBytes(length)).ToArray();
        var expected = messages.Select(message => Convert.ToHexStringLower(SHA256.HashData(message))).ToList();

        Assert.Equal(expected, messages.Select(Alone));
        Assert.Equal(expected, Together(messages));
    }

    [Fact]
    public void Messages_that_share_the_lanes_do_not_disturb_each_other() => Prop.ForAll(
        Gen.Choose(0, 400).ArrayOf().ToArbitrary(),
        lengths =>
        {
            var messages = lengths.Select(length => RandomNumberGenerator.GetBytes(length)).ToArray();
            Assert.Equal(messages.Select(Alone), Together(messages));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fault_E1_each_change_of_a_byte_gives_another_checksum()
    {
        var original = Checksum.Of(Up);
        var bytes = Encoding.UTF8.GetBytes(Up);
        for (var i = 0; i < bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = (byte[])bytes.Clone();
                changed[i] ^= (byte)(1 << bit);
                if (System.Text.Unicode.Utf8.IsValid(changed))
                    Assert.NotEqual(original, Checksum.Of(Encoding.UTF8.GetString(changed)));
            }
        }
    }

    [Fact]
    public void Fault_E1_a_changed_up_section_of_a_file_changes_its_checksum_and_nothing_else_does()
    {
        string[] lines =
        [
            "-- migrate:parent 0001_a", "-- a remark", "-- migrate:up", "select 'one';", "-- migrate:down", "select 2;",
            "-- migrate:verify", "select 1;",
        ];
        var original = FilesBench.Parse(string.Join('\n', lines)).Required.Checksum;
        foreach (var (line, from) in new[] { (0, 18), (1, 3), (3, 0), (5, 0), (7, 0) })
        {
            for (var i = from; i < lines[line].Length; i++)
            {
                var changed = lines[line][..i] + (lines[line][i] == 'x' ? 'y' : 'x') + lines[line][(i + 1)..];
                if (FilesBench.Parse(string.Join('\n', [.. lines[..line], changed, .. lines[(line + 1)..]])).Value is { } migration)
                    Assert.Equal(line == 3, migration.Checksum != original);
            }
        }
    }

    [Theory]
    [InlineData("-- migrate:up\nselect 1;")]
    [InlineData("-- migrate:up\n\nselect 1;\n")]
    [InlineData("-- migrate:up\n\n  select 1;  \n\n-- migrate:down\nselect 2;\n")]
    [InlineData("-- why\n-- migrate:parent 0003\n\n-- migrate:up\nselect 1;\n\n-- migrate:verify\nselect 1;\n")]
    public void What_stands_around_the_up_section_does_not_count(string text) =>
        Assert.Equal(Checksum.Of("select 1;"), FilesBench.Parse(text).Required.Checksum);

    [Fact]
    public void A_checksum_is_that_of_the_utf8_bytes_in_lower_case() => Assert.Equal(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Up))), Checksum.Of(Up));

    [Fact]
    public void A_folder_has_the_checksums_that_its_texts_have_alone()
    {
        using var bench = new FilesBench();
        for (var i = 0; i < 300; i++)
            bench.Write($"{i:0000}_m.sql", $"-- migrate:up\nselect '{new string('ä', i * i / 20)}';\n");

        Assert.All(bench.Read().Required.Migrations, migration => Assert.Equal(Checksum.Of(migration.Up.Text), migration.Checksum));
    }

    static string Alone(byte[] message)
    {
        var digest = new byte[Sha256.DigestSize];
        Sha256.Hash(message, digest);
        return Checksum.Show(digest);
    }

    static IEnumerable<string> Together(params byte[][] messages)
    {
        var at = 0;
        var ranges = messages.Select(message => new Range(at, at += message.Length)).ToArray();
        var digests = new byte[messages.Length * Sha256.DigestSize];
        new Sha256Lanes().Hash(messages.SelectMany(message => message).ToArray(), ranges, digests);
        return digests.Chunk(Sha256.DigestSize).Select(digest => Checksum.Show(digest));
    }
}
