using System.Globalization;
using System.Text.Json;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>
/// A production database as the guides have it: users and portfolios with rows, made by two migrations. A third is pending
/// once a test asks for it.
/// </summary>
sealed class Portfolio : IDisposable
{
    public const string Before = "0002_portfolios";
    public const string After = "0003_locale";

    const string DefaultSettings =
        """{ "url": "file:./data/portfolio.db", "environment": "production", "backup": { "dir": "./backups" } }""";

    readonly TempProject _project;

    public Portfolio(string settings = DefaultSettings)
    {
        _project = new TempProject(settings)
            .Migration("0001_users", "create table users (id integer primary key, email text not null);", "drop table users;")
            .Migration(
                Before,
                "create table portfolios (id integer primary key, owner integer not null references users (id), cash real);",
                "drop table portfolios;");
        Database = new SqliteFile(Path.Combine(Folder, "data", "portfolio.db"));
    }

    public string Folder => _project.Folder;

    public SqliteFile Database { get; private set; }

    public string BackupFolder => _project.Backups;

    /// <summary>The good backups, oldest first.</summary>
    public IReadOnlyList<string> Backups =>
        Directory.Exists(BackupFolder) ? [.. Directory.GetFiles(BackupFolder, "*.db").Order(StringComparer.Ordinal)] : [];

    /// <summary>Deployed and in use: 40 users with a portfolio each.</summary>
    public static Portfolio InUse(string journalMode = "wal")
    {
        var portfolio = new Portfolio();
        portfolio.Deploy(journalMode);
        return portfolio;
    }

    /// <summary>Applies what there is, as the first deployment does, and fills the tables.</summary>
    public void Deploy(string journalMode = "wal", string? databaseFile = null)
    {
        Database = databaseFile is null ? Database : new SqliteFile(databaseFile);
        Succeed("up", "--create", "--url", $"sqlite:{Database.Path}");
        Database.Execute($"pragma journal_mode = {journalMode}");
        Database.Execute("""
            insert into users with recursive n(i) as (select 1 union all select i + 1 from n where i < 40)
                select i, 'user' || i || '@example.org' from n;
            insert into portfolios (owner, cash) select id, id * 100 from users;
            """);
    }

    public Portfolio Migration(string id, string up, string? down = null, string header = "", string? verify = null)
    {
        _project.Migration(id, up, down, header, verify);
        return this;
    }

    /// <summary>Adds the third migration, which is pending then.</summary>
    public Portfolio Pending() =>
        Migration(After, "alter table users add column locale text;", "alter table users drop column locale;");

    public string Write(string name, string text) => _project.Write(name, text);

    public SlipwayProgram.Ended Run(params ReadOnlySpan<string> arguments) => _project.Run(arguments);

    public SlipwayProgram.Ended RunWith(string variable, string value, params ReadOnlySpan<string> arguments) =>
        SlipwayProgram.Run(Folder, new Dictionary<string, string?> { [variable] = value }, arguments);

    /// <summary>Runs the program, which must end with 0.</summary>
    public string Succeed(params ReadOnlySpan<string> arguments) => Fail(0, arguments).Output;

    /// <summary>Runs the program, which must end with that code.</summary>
    public SlipwayProgram.Ended Fail(int code, params ReadOnlySpan<string> arguments) => Expect(code, Run(arguments));

    public static SlipwayProgram.Ended Expect(int code, SlipwayProgram.Ended ended)
    {
        Assert.True(ended.Code == code, $"ended with {ended.Code}, not {code}:\n{ended.All}");
        return ended;
    }

    public JsonElement Json(params ReadOnlySpan<string> arguments)
    {
        using var document = JsonDocument.Parse(Succeed([.. arguments, "--json"]));
        return document.RootElement.Clone();
    }

    /// <summary>Runs a command line that the program has printed, <c>slipway …</c>, in a shell.</summary>
    public SlipwayProgram.Ended Type(string line) => Tool(
        $"slipway() {{ {string.Join(' ', SlipwayProgram.Command.Select(word => $"'{word}'"))} \"$@\"; }}\n{line}");

    /// <summary>Runs a line in a shell.</summary>
    public SlipwayProgram.Ended Tool(string line) => SlipwayProgram.Wait(SlipwayProgram.Start(Folder, ["sh", "-c", line]));

    /// <summary>The files of the database: what each is (inode), how large, when written, which bytes.</summary>
    public string OnDisk(string files = "*") => Expect(0, Tool($"stat -c '%n %i %s %y' data/{files} && md5sum data/{files}")).Output;

    /// <summary>The rights of a file, such as <c>600</c>.</summary>
    public string ModeOf(string file) => Expect(0, Tool($"stat -c %a '{file}'")).Output.Trim();

    /// <summary>A number of the database's that changes with every event that Slipway notes.</summary>
    public string Events() => Convert.ToString(Database.Single("select count(*) from slipway_event"), CultureInfo.InvariantCulture)!;

    public void Dispose() => _project.Dispose();
}
