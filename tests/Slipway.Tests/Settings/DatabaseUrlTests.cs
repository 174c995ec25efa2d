using Slipway.Problems;
using Slipway.Settings;
using Xunit;

namespace Slipway.Tests.Settings;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("sqlite:///x.db", "HERE/x.db")]
    [InlineData("sqlite+aiosqlite:///x.db", "HERE/x.db")]
    [InlineData("sqlite+pysqlite:///data/x.db", "HERE/data/x.db")]
    [InlineData("sqlite:///./x.db", "HERE/x.db")]
    [InlineData("sqlite:////abs/x.db", "/abs/x.db")]
    [InlineData("sqlite+aiosqlite:////abs/x.db", "/abs/x.db")]
    [InlineData("sqlite:x.db", "HERE/x.db")]
    [InlineData("sqlite:/abs/x.db", "/abs/x.db")]
    [InlineData("sqlite3:x.db", "HERE/x.db")]
    [InlineData("SQLite:x.db", "HERE/x.db")]
    [InlineData("file:/app/data/x.db", "/app/data/x.db")]
    [InlineData("file:///app/data/x.db", "/app/data/x.db")]
    [InlineData("file://localhost/app/x.db", "/app/x.db")]
    [InlineData("file:./x.db", "HERE/x.db")]
    [InlineData("file:x.db", "HERE/x.db")]
    [InlineData("file:../x.db", "UP/x.db")]
    [InlineData("jdbc:sqlite:x.db", "HERE/x.db")]
    [InlineData("jdbc:sqlite:/abs/x.db?journal_mode=WAL", "/abs/x.db")]
    [InlineData("Data Source=app.db;Cache=Shared;Mode=ReadWriteCreate", "HERE/app.db")]
    [InlineData("DataSource=/abs/app.db", "/abs/app.db")]
    [InlineData("Filename=app.db", "HERE/app.db")]
    [InlineData("data source = \"my app.db\"; Pooling=False", "HERE/my app.db")]
    [InlineData("x.db", "HERE/x.db")]
    [InlineData("data/x.sqlite3", "HERE/data/x.sqlite3")]
    [InlineData("/abs/x.sqlite", "/abs/x.sqlite")]
    [InlineData("file:./my%20app.db?connection_limit=1", "HERE/my app.db")]
    [InlineData("file:./100%.db", "HERE/100%.db")]
    [InlineData("sqlite:x.db?mode=rwc&_busy_timeout=5000", "HERE/x.db")]
    [InlineData("  \"file:./x.db\"\n", "HERE/x.db")]
    [InlineData("'sqlite:x.db'", "HERE/x.db")]
    [InlineData("\uFEFFsqlite:x.db", "HERE/x.db")]
    public void Every_spelling_of_a_file_leads_to_the_file(string text, string expected)
    {
        using var folder = new SettingsFolder();

        var url = DatabaseUrl.Parse(text, folder.Path).Required;

        var up = Path.GetDirectoryName(folder.Path)!;
        Assert.Equal(expected.Replace("UP", up, StringComparison.Ordinal).Replace("HERE", folder.Path, StringComparison.Ordinal), url.File);
        Assert.Equal("sqlite", url.Engine);
    }

    [Theory]
    [InlineData("postgres://u:p@h/d")]
    [InlineData("postgresql+asyncpg://u:p@h:5432/d?ssl=require")]
    [InlineData("jdbc:postgresql://h/d")]
    [InlineData("Host=h;Database=d;Username=u;Password=p")]
    [InlineData("host=h dbname=d user=u password=p")]
    [InlineData("psql 'postgresql://u:p@h/d'")]
    public void A_server_is_recognised(string text)
    {
        var url = DatabaseUrl.Parse(text, "/").Required;

        Assert.Equal("postgresql", url.Engine);
        Assert.Null(url.File);
        Assert.DoesNotContain(":p@", url.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("=p", url.Shown, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("mysql://u:p@h/d", "engine-unsupported")]
    [InlineData("mysql+pymysql://u:p@h/d", "engine-unsupported")]
    [InlineData("mariadb://h/d", "engine-unsupported")]
    [InlineData("sqlserver://h;database=d", "engine-unsupported")]
    [InlineData("mongodb+srv://h/d", "engine-unsupported")]
    [InlineData("libsql://h", "engine-unsupported")]
    [InlineData("prisma+postgres://h/?api_key=x", "engine-unsupported")]
    [InlineData("Server=h;Initial Catalog=d;Integrated Security=true", "engine-unsupported")]
    [InlineData("Data Source=tcp:h,1433;User ID=u", "engine-unsupported")]
    [InlineData("sqlite://", "url-in-memory")]
    [InlineData("sqlite:///:memory:", "url-in-memory")]
    [InlineData("sqlite::memory:", "url-in-memory")]
    [InlineData(":memory:", "url-in-memory")]
    [InlineData("file::memory:?cache=shared", "url-in-memory")]
    [InlineData("file:x.db?mode=memory", "url-in-memory")]
    [InlineData("Data Source=:memory:", "url-in-memory")]
    [InlineData("sqlite://dir/x.db", "url-invalid")]
    [InlineData("sqlite:///C:/x.db", "url-invalid")]
    [InlineData("file://server/x.db", "url-invalid")]
    [InlineData("file:x.db?mode=ro", "url-invalid")]
    [InlineData("Data Source=x.db;Password=p", "url-invalid")]
    [InlineData("postgress://h/d", "url-invalid")]
    [InlineData("something", "url-invalid")]
    [InlineData("", "url-invalid")]
    [InlineData("sqlite:a\nb.db", "url-invalid")]
    [InlineData("${DATABASE_URL}", "url-placeholder")]
    [InlineData("postgresql://u:[YOUR-PASSWORD]@h/d", "url-placeholder")]
    [InlineData("postgresql://u:<password>@h/d", "url-placeholder")]
    [InlineData("file:{{path}}/x.db", "url-placeholder")]
    [InlineData("file:$(pwd)/x.db", "url-placeholder")]
    [InlineData("postgresql://...", "url-placeholder")]
    public void What_cannot_be_migrated_is_refused_by_name(string text, string code)
    {
        using var folder = new SettingsFolder();

        var problem = Assert.Single(DatabaseUrl.Parse(text, folder.Path).Problems);

        Assert.Equal(code, problem.Code.Name);
        Assert.DoesNotContain(":p@", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_scheme_gets_the_nearest_one() =>
        Assert.Contains("'postgres:'", DatabaseUrl.Parse("postgress://h/d", "/").Problems.Single().Fix, StringComparison.Ordinal);

    [Fact]
    public void Three_slashes_stop_when_only_the_file_from_the_root_is_there()
    {
        using var folder = new SettingsFolder();
        var fromRoot = folder.Write("app.db", "").At("app.db");
        var text = "sqlite://" + fromRoot;

        var problem = DatabaseUrl.Parse(text, folder.At("elsewhere")).Problems.Single();

        Assert.Equal(Codes.UrlAmbiguous, problem.Code);
        Assert.Contains(fromRoot, problem.Message, StringComparison.Ordinal);
        Assert.Contains(folder.At("elsewhere") + fromRoot, problem.Message, StringComparison.Ordinal);
        Assert.Contains("sqlite:////", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_slashes_stop_when_only_the_folder_from_the_root_is_there()
    {
        using var folder = new SettingsFolder();

        Assert.Equal(
            Codes.UrlAmbiguous,
            DatabaseUrl.Parse($"sqlite://{folder.Path}/new.db", folder.Path).Problems.Single().Code);
    }

    [Fact]
    public void A_relative_file_of_prisma_lies_beside_its_schema_and_stops_when_both_could_be_meant()
    {
        using var folder = new SettingsFolder();
        folder.Write("prisma/schema.prisma", "");
        Assert.Equal(folder.At("prisma/dev.db"), DatabaseUrl.Parse("file:./dev.db", folder.Path).Required.File);

        folder.Write("dev.db", "");
        Assert.Equal(Codes.UrlAmbiguous, DatabaseUrl.Parse("file:./dev.db", folder.Path).Problems.Single().Code);
    }

    [Fact]
    public void Options_are_kept_for_the_engine()
    {
        var url = DatabaseUrl.Parse("file:/x.db?_busy_timeout=5000&Mode=rwc", "/").Required;

        Assert.Equal("5000", url.Options["_busy_timeout"]);
        Assert.Equal("rwc", url.Options["mode"]);
    }
}
