using Slipway.Cli.Render;
using Slipway.Files;
using Slipway.Plan;
using Xunit;

namespace Slipway.Cli.Tests.Render;

public sealed class BannerTextTests
{
    [Theory]
    [InlineData("", "abc123_create_users_table", "-> abc123, create_users_table")]
    [InlineData("abc123_create_users_table", "0fdb6d96ef3f_add_tables", "abc123 -> 0fdb6d96ef3f, add_tables")]
    [InlineData("0001_a 0002_b", "0003_merge", "0001, 0002 -> 0003, merge")]
    [InlineData("trading/0001_orders", "trading/0002_fills", "trading/0001 -> trading/0002, fills")]
    [InlineData("V1__init", "V2__add_users", "V1 -> V2, add_users")]
    [InlineData("", "add_users", "-> add_users")]
    [InlineData("0001", "0002", "0001 -> 0002")]
    public void Promise_N21_An_upgrade_is_told_as_Alembic_tells_it(string parents, string id, string expected)
    {
        var migration = new Migration { Id = id, Path = id + ".sql", Up = new SqlSection("", 1), Checksum = "" };
        var step = new PlanStep(migration, Direction.Up) { Parents = [.. parents.Split(' ', StringSplitOptions.RemoveEmptyEntries)] };

        Assert.Equal("Running upgrade " + expected, BannerText.Upgrade(step));
    }

    [Theory]
    [InlineData("info", "INFO  [slipway] a\\x1b[2Jb c")]
    [InlineData("error", "ERROR [slipway] a\\x1b[2Jb c")]
    public void A_line_stays_one_line(string level, string expected) =>
        Assert.Equal(expected, BannerText.Line(level, "a\e[2Jb\nc"));
}
