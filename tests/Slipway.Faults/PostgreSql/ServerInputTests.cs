using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>What people and platforms give the program, tried on a real server: it gets in, or says why.</summary>
public sealed class ServerInputTests : IDisposable
{
    readonly ServerUnderFault _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(@"\! touch ran")]
    [InlineData(@"\i other.sql")]
    [InlineData(@"\copy users from 'users.csv'")]
    [InlineData(@"select 1 \gexec")]
    [InlineData("select 1;\n\\connect postgres")]
    public void Fault_E26_a_command_of_psql_is_refused_before_anything_runs(string command)
    {
        _server.Project.Write("other.sql", "create table other (id integer);");
        _server.Migration("0002_more", "create table more (id integer);")
            .Migration("0003_psql", $"create table third (id integer);\n{command}");

        var ended = _server.Up();

        Assert.True(ended.Code == 2, ended.All);
        Assert.Contains("client-command", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("migrations/0003_psql.sql:", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], _server.Database.Applied());
        Assert.Equal([], _server.Database.Rows("select relname from pg_class where relname in ('more', 'third', 'other')"));
        Assert.False(File.Exists(Path.Combine(_server.Project.Folder, "ran")));
    }

    [Theory]
    [InlineData("postgresql://<USER>:<PASSWORD>@<HOST>:<PORT>/<NAME>")]
    [InlineData("postgres://<USER>:<PASSWORD>@<HOST>:<PORT>/<NAME>?sslmode=prefer")]
    [InlineData("postgresql+asyncpg://<USER>:<PASSWORD>@<HOST>:<PORT>/<NAME>")]
    [InlineData("postgresql+psycopg2://<USER>:<PASSWORD>@<HOST>:<PORT>/<NAME>?connect_timeout=5")]
    [InlineData("postgresql+psycopg://<USER>:<PASSWORD>@/<NAME>?host=<HOST>&port=<PORT>")]
    [InlineData("jdbc:postgresql://<HOST>:<PORT>/<NAME>?user=<USER>&password=<PASSWORD>")]
    [InlineData("Host=<HOST>;Port=<PORT>;Username=<USER>;Password=<PASSWORD>;Database=<NAME>")]
    [InlineData("Server=<HOST>;Port=<PORT>;User Id=<USER>;Password=<PASSWORD>;Database=<NAME>;Pooling=true")]
    [InlineData("host=<HOST> port=<PORT> user=<USER> password=<PASSWORD> dbname=<NAME>")]
    [InlineData("postgresql://<USER>:<PASSWORD>@<HOST>:<PORT>/<NAME>?schema=public&connection_limit=5")]
    [InlineData("postgresql://<HOST>:<PORT>/<NAME>?user=<USER>&password=<PASSWORD>")]
    public void Fault_H2_every_spelling_of_a_url_leads_to_the_same_database(string spelling)
    {
        var ended = _server.WithPending().UpAt(Url(spelling));

        Assert.True(ended.Code == 0, ended.All);
        Assert.DoesNotContain(_server.Database.Password, ended.All, StringComparison.Ordinal);
        _server.AssertConverged(spelling);
    }

    [Theory]
    [InlineData("<PASSWORD>")]
    [InlineData("<PASSWORD>\n")]
    [InlineData("<PASSWORD>\r\n")]
    public void Fault_H7_a_password_from_a_file_may_end_with_a_line_end(string content)
    {
        Components(_server.Project.Write("secret", Url(content)));

        Enters();
    }

    [Fact]
    public void Fault_H7_a_url_from_a_file_may_end_with_a_line_end()
    {
        WithoutUrl();
        _server.Environment["DATABASE_URL_FILE"] = _server.Project.Write("secret", _server.Database.Url + "\n");

        Enters();
    }

    [Theory]
    [InlineData("DATABASE_URL=<URL>\n")]
    [InlineData("export DATABASE_URL='<URL>'\r\n")]
    [InlineData("# a comment\n\nDATABASE_URL=\"<URL>\" # behind it\nOTHER=$(touch ran)\n")]
    [InlineData("DB_HOST=<HOST>\nDB_PORT=<PORT>\nDB_NAME=<NAME>\nDB_USER=<USER>\nDB_PASSWORD='<PASSWORD>'\nOTHER=`touch ran`\n")]
    public void Fault_H8_an_env_file_leads_to_the_server_and_is_never_run(string content)
    {
        WithoutUrl();
        _server.Project.Write(".env", Url(content));

        Enters();
        Assert.False(File.Exists(Path.Combine(_server.Project.Folder, "ran")));
    }

    [Theory]
    [InlineData("?colour=red")]
    [InlineData("?conect_timeout=5&sslmode=prefer")]
    public void Fault_H2_a_parameter_that_nobody_knows_is_told(string parameters)
    {
        var ended = _server.WithPending().UpAt(_server.Database.Url + parameters);

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains(parameters[1..].Split('=')[0], ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Database.Password, ended.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?sslmod=require")]
    [InlineData("?require_aut=scram-sha-256")]
    public void Fault_H9_what_is_to_demand_something_and_is_misspelt_is_refused(string parameters)
    {
        var ended = _server.WithPending().UpAt(_server.Database.Url + parameters);

        Assert.Equal(2, ended.Code);
        Assert.Contains("Did you mean", ended.Errors, StringComparison.Ordinal);
    }

    string Url(string spelling) => spelling.Replace("<URL>", _server.Database.Url, StringComparison.Ordinal)
        .Replace("<USER>", _server.Database.Name, StringComparison.Ordinal)
        .Replace("<PASSWORD>", _server.Database.Password, StringComparison.Ordinal)
        .Replace("<HOST>", "127.0.0.1", StringComparison.Ordinal)
        .Replace("<PORT>", $"{_server.Database.Cluster.Port}", StringComparison.Ordinal)
        .Replace("<NAME>", _server.Database.Name, StringComparison.Ordinal);

    void WithoutUrl()
    {
        _server.Project.Write("slipway.json", "{}");
        _server.Environment.Remove("APP_DATABASE_URL");
    }

    /// <summary>Every part by itself, the password in a file.</summary>
    void Components(string passwordFile)
    {
        WithoutUrl();
        _server.Environment["DB_HOST"] = "127.0.0.1";
        _server.Environment["DB_PORT"] = $"{_server.Database.Cluster.Port}";
        _server.Environment["DB_NAME"] = _server.Database.Name;
        _server.Environment["DB_USER"] = _server.Database.Name;
        _server.Environment["DB_PASSWORD_FILE"] = passwordFile;
    }

    void Enters()
    {
        var ended = _server.Project.Run("current");
        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("0001_users", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Database.Password, ended.All, StringComparison.Ordinal);
    }
}
