using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Xunit;

namespace Slipway.PostgreSql.Tests.Connections;

public sealed class PoolVariablesTests
{
    static Outcome<PoolVariables> Read(params (string Name, string Value)[] variables) =>
        PoolVariables.Read(name => variables.LastOrDefault(variable => variable.Name == name).Value);

    static NpgsqlConnectionStringBuilder Applied(params (string Name, string Value)[] variables)
    {
        var settings = new NpgsqlConnectionStringBuilder("Host=db");
        Read(variables).Required.ApplyTo(settings);
        using var source = NpgsqlDataSource.Create(settings.ConnectionString);
        return new NpgsqlConnectionStringBuilder(settings.ConnectionString);
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData("", 5)]
    [InlineData("  ", 5)]
    [InlineData(" 7 ", 7)]
    [InlineData("1", 1)]
    public void Promise_J11_the_size_is_what_the_pool_keeps(string? value, int kept)
    {
        var settings = value is null ? Applied() : Applied(("DB_POOL_SIZE", value));

        Assert.Equal((kept, kept + 10, true), (settings.MinPoolSize, settings.MaxPoolSize, settings.Pooling));
    }

    [Theory]
    [InlineData("5", "10", 15)]
    [InlineData("5", "0", 5)]
    [InlineData("5", "-1", 1024)]
    [InlineData("0", "10", 1024)]
    [InlineData("1000", "1000", 1024)]
    [InlineData("2147483647", "2147483647", 1024)]
    public void Promise_J12_the_overflow_comes_on_top_and_goes_again_soon(string size, string overflow, int most)
    {
        var settings = Applied(("DB_POOL_SIZE", size), ("DB_MAX_OVERFLOW", overflow));

        Assert.Equal(most, settings.MaxPoolSize);
        Assert.True(settings.MinPoolSize <= settings.MaxPoolSize);
        Assert.Equal((10, 5), (settings.ConnectionIdleLifetime, settings.ConnectionPruningInterval));
    }

    [Theory]
    [InlineData("", 30)]
    [InlineData("7", 7)]
    [InlineData("0", 1)]
    [InlineData("99999", 1024)]
    public void Promise_J13_the_time_out_is_as_long_as_npgsql_can_wait(string value, int seconds) =>
        Assert.Equal(seconds, Applied(("DB_POOL_TIMEOUT", value)).Timeout);

    [Theory]
    [InlineData("", 1800)]
    [InlineData("600", 600)]
    [InlineData("-1", 0)]
    [InlineData("0", 1)]
    public void Promise_J14_a_connection_is_replaced_after_its_time_or_never(string value, int seconds) =>
        Assert.Equal(seconds, Applied(("DB_POOL_RECYCLE", value)).ConnectionLifetime);

    [Theory]
    [InlineData("DB_POOL_SIZE", "five")]
    [InlineData("DB_POOL_SIZE", "5.0")]
    [InlineData("DB_POOL_SIZE", "-1")]
    [InlineData("DB_MAX_OVERFLOW", "-2")]
    [InlineData("DB_POOL_TIMEOUT", "30s")]
    [InlineData("DB_POOL_RECYCLE", "1e3")]
    public void Promise_J6_a_value_that_is_no_number_names_its_variable(string name, string value)
    {
        var problem = Assert.Single(Read((name, value)).Problems);

        Assert.Equal(Codes.SettingInvalid, problem.Code);
        Assert.StartsWith($"{name} is '{value}'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_value_that_is_none_is_named_at_once() =>
        Assert.Equal(2, Read(("DB_POOL_SIZE", "x"), ("DB_POOL_RECYCLE", "y")).Problems.Length);

    [Fact]
    public void A_log_line_says_the_pool_as_the_applications_log_does() =>
        Assert.Equal("size=5, max_overflow=10, timeout=30s, recycle=1800s", Read().Required.ToString());

    [Fact]
    public void A_data_source_takes_the_pool_of_its_environment()
    {
        var builder = new NpgsqlDataSourceBuilder("Host=db;Database=shop");

        Assert.Same(builder, builder.UseSlipwayPoolEnvironment());
        Assert.Equal(
            PoolVariables.Read(Environment.GetEnvironmentVariable).Required.Most, builder.ConnectionStringBuilder.MaxPoolSize);
    }
}
