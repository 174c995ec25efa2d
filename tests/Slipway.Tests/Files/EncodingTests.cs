using System.Text;
using Slipway.Files;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Files;

public sealed class EncodingTests
{
    const string Text =
        "-- migrate:up\ncreate table t (a text);\ninsert into t values ('é', 'two\nlines');\n\n-- migrate:down\ndrop table t;\n";

    static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Bytes that are no UTF-8 text, the line and the byte at which they are not, and the word that the message has.</summary>
    public static TheoryData<byte[], int, int, string> NoTexts
    {
        get
        {
            var data = new TheoryData<byte[], int, int, string>
            {
                { [.. Mark, .. Mark, .. Encoding.UTF8.GetBytes(Text)], 1, 3, "byte order mark" },
                { Encoding.Latin1.GetBytes(Text), 3, 62, "0xe9" },
                { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)], 1, 0, "UTF-16" },
                { [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)], 1, 0, "UTF-16" },
                { Encoding.Unicode.GetBytes(Text), 1, 1, "UTF-16" },
                { Encoding.BigEndianUnicode.GetBytes(Text), 1, 0, "UTF-16" },
                { [.. Mark, 0], 1, 3, "NUL" },
            };
            foreach (var bad in new byte[][]
            {
                [0], [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0x81], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xE2, 0x28, 0xA1],
                [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x9F, 0x9A], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
                [0xF5], [0xFE], [0xFF], [0xEF, 0xBB, 0xBF], [0xFC, 0x80, 0x80, 0x80, 0x80, 0x80],
            })
            {
                data.Add([.. "-- migrate:up\r\nselect '"u8, .. bad, .. "';\n"u8], 2, 23, "at byte 23 in line 2");
                data.Add([.. "-- migrate:up\r\rselect '"u8, .. bad, .. "';\n"u8], 3, 23, "at byte 23 in line 3");
            }

            return data;
        }
    }

    [Fact]
    public void Fault_E2_line_ends_of_every_kind_give_one_checksum_and_one_text()
    {
        using var bench = new FilesBench();
        bench.Write("1.sql", Text);
        bench.Write("2.sql", Text.Replace("\n", "\r\n", StringComparison.Ordinal));
        bench.Write("3.sql", Text.Replace("\n", "\r", StringComparison.Ordinal));
        string Mixed(int i) => (i % 3) switch { 0 => "\r", 1 => "\r\n", _ => "\n" };
        bench.Write("4.sql", string.Concat(Text.Select((letter, i) => letter == '\n' ? Mixed(i) : letter.ToString())));

        var migrations = bench.Read().Required.Migrations;

        Assert.Equal(4, migrations.Length);
        Assert.All(migrations, migration => Assert.Equal(
            (migrations[0].Up, migrations[0].Down, migrations[0].Checksum), (migration.Up, migration.Down, migration.Checksum)));
        Assert.Equal("create table t (a text);\ninsert into t values ('é', 'two\nlines');\n\n", migrations[0].Up.Text);
    }

    [Fact]
    public void Fault_E3_one_byte_order_mark_changes_nothing()
    {
        using var bench = new FilesBench();
        bench.Write("1.sql", Text);
        bench.Write("2.sql", [.. Mark, .. Encoding.UTF8.GetBytes(Text)]);

        var migrations = bench.Read().Required.Migrations;

        Assert.Equal((migrations[0].Up, migrations[0].Checksum), (migrations[1].Up, migrations[1].Checksum));
        Assert.Equal(migrations[0].Checksum, FilesBench.Parse('\uFEFF' + Text).Required.Checksum);
    }

    [Theory]
    [MemberData(nameof(NoTexts))]
    public void Fault_E4_what_is_no_utf8_is_refused_with_its_line_and_byte(byte[] bytes, int line, int offset, string word)
    {
        using var bench = new FilesBench();
        bench.Write("0001_a.sql", bytes);

        var problem = Assert.Single(bench.Problems());

        Assert.Equal(Codes.FileNotText, problem.Code);
        Assert.Equal(new Place("migrations/0001_a.sql", line), problem.Where);
        Assert.Contains($"at byte {offset} ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_letter_that_utf8_has_is_kept()
    {
        using var bench = new FilesBench();
        const string letters = "aé€😀\u00a0\u2028\u200f\ufffd";
        bench.Write("0001_a.sql", $"-- migrate:up\nselect '{letters}';\n");

        Assert.Equal($"select '{letters}';\n", Assert.Single(bench.Read().Required.Migrations).Up.Text);
    }

    [Fact]
    public void A_large_file_is_read_whole()
    {
        using var bench = new FilesBench();
        var rows = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"insert into t values ({i}, 'é');\n"));
        bench.Write("0001_a.sql", $"-- migrate:up\n{rows}");
        bench.Write("0002_b.sql");

        var migrations = bench.Read().Required.Migrations;

        Assert.Equal(rows, migrations[0].Up.Text);
        Assert.Equal(Checksum.Of(rows), migrations[0].Checksum);
        Assert.Equal("select 1;\n", migrations[1].Up.Text);
    }
}
