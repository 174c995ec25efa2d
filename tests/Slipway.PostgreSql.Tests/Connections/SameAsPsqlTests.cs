using System.Collections.Immutable;
using System.Runtime.Versioning;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Settings;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Connections;

/// <summary>What is typed for psql leads Slipway to the same database, as the same role, with the same settings.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SameAsPsqlTests : IDisposable
{
    const string Password = "p@ss w%rd/+?#&:'\\\"=;";

    const string Question =
        "select current_user, current_database(), coalesce(inet_server_port()::text, 'socket'), current_setting('work_mem')";

    readonly string _folder = Directory.CreateTempSubdirectory("slipway-psql-").FullName;
    readonly PostgreSqlCluster _cluster = PostgreSqlCluster.Shared;
    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase();

    public SameAsPsqlTests()
    {
        SetPassword(Password);
        var escaped = Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);
        Write(".pgpass", $"# passwords\n*:*:*:nobody:x\n*:*:{_database.Name}:{_database.Name}:{escaped}\n");
        Write(".pg_service.conf", $"[other]\nuser=nobody\n[shop]\nuser={_database.Name}\ndbname={_database.Name}\npassword={Password}\n");
    }

    [Fact]
    public void Fault_H3_psql_and_slipway_get_to_the_same_place()
    {
        var (cases, entered) = (0, 0);
        foreach (var (text, variables) in Cases())
        {
            cases++;
            var theirs = AskPsql(text, variables);
            var ours = AskSlipway(text, variables);
            Assert.True(theirs == ours, $"{text}\n{string.Join('\n', variables)}\npsql: {theirs}\nslipway: {ours}");
            entered += theirs is null ? 0 : 1;
        }

        Assert.True(cases >= 200, $"{cases} cases");
        Assert.True(entered > cases / 2, $"{entered} of {cases} got in");
    }

    IEnumerable<(string Text, Dictionary<string, string> Variables)> Cases()
    {
        (string Words, string Url)[] hosts =
        [
            ($"host=127.0.0.1 port={_cluster.Port}", $"127.0.0.1:{_cluster.Port}"),
            ($"host=localhost hostaddr=127.0.0.1 port={_cluster.Port}", $"localhost:{_cluster.Port}|hostaddr=127.0.0.1"),
            ($"host='{_cluster.Folder}' port={_cluster.Port}", $"|host={_cluster.Folder}&port={_cluster.Port}"),
            ($"host={_cluster.Folder} port = {_cluster.Port}", $"{Uri.EscapeDataString(_cluster.Folder)}:{_cluster.Port}"),
            ($"host=127.0.0.1,127.0.0.1 port=1,{_cluster.Port}", $"127.0.0.1:1,127.0.0.1:{_cluster.Port}"),
            ("", ""),
        ];
        (string Words, string Url)[] extras =
        [
            ("", ""),
            ("options='-c work_mem=5MB' connect_timeout=5", "options=-c%20work_mem%3D5MB&connect_timeout=5"),
            ("sslmode=prefer target_session_attrs=read-write", "sslmode=prefer&target_session_attrs=read-write"),
            ("sslmode=require application_name='a b'", "sslmode=require&application_name=a+b"),
            ("sslmode=sometimes", "sslmode=sometimes"),
        ];
        foreach (var host in hosts)
        {
            foreach (var extra in extras)
            {
                foreach (var source in (string[])["inline", "PGPASSWORD", "pgpass", "service"])
                {
                    yield return (Conninfo(host.Words, extra.Words, source), Variables(host.Words, source));
                    yield return (Url(host.Url, extra.Url, source), Variables(host.Words, source));
                }
            }
        }
    }

    /// <summary>Where the text names no host, the variables do.</summary>
    Dictionary<string, string> Variables(string host, string source)
    {
        var variables = new Dictionary<string, string> { ["HOME"] = _folder, ["PGCONNECT_TIMEOUT"] = "10", ["PGSYSCONFDIR"] = _folder };
        if (host.Length == 0)
            (variables["PGHOST"], variables["PGPORT"], variables["PGOPTIONS"]) = ("127.0.0.1", $"{_cluster.Port}", "-c work_mem=7MB");
        variables["PGPASSFILE"] = source is "pgpass" ? Path.Combine(_folder, ".pgpass") : "/nonexistent";
        if (source is "PGPASSWORD")
            variables["PGPASSWORD"] = Password;
        return variables;
    }

    string Conninfo(string host, string extra, string source)
    {
        var quoted = Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        var who = source is "service" ? "service=shop" : $"user={_database.Name} dbname='{_database.Name}'";
        return $"{host} {who} {(source is "inline" ? $"password='{quoted}'" : "")} {extra}";
    }

    string Url(string host, string extra, string source)
    {
        var (server, parameters) = (host.Split('|')[0], host.Contains('|', StringComparison.Ordinal) ? host.Split('|')[1] : "");
        var who = source switch
        {
            "service" => "",
            "inline" => $"{_database.Name}:{Uri.EscapeDataString(Password)}@",
            _ => $"{_database.Name}@",
        };
        var query = string.Join(
            '&', new[] { parameters, source is "service" ? "service=shop" : "", extra }.Where(part => part.Length > 0));
        return $"postgresql://{who}{server}/{(source is "service" ? "" : _database.Name)}{(query.Length > 0 ? "?" : "")}{query}";
    }

    string? AskPsql(string text, Dictionary<string, string> variables)
    {
        var ended = SlipwayProgram.Wait(SlipwayProgram.Start(
            _folder, [$"{PostgreSqlCluster.Programs}/psql", "-XAtw", "-c", Question, text],
            variables.ToDictionary(pair => pair.Key, string? (pair) => pair.Value)));
        return ended.Code == 0 ? ended.Output.Trim() : null;
    }

    string? AskSlipway(string text, Dictionary<string, string> variables)
    {
        var request = new SettingsRequest(_folder, variables) { Flags = ImmutableDictionary<string, string>.Empty.Add("url", text) };
        var url = SettingsLoader.Load(request).Required.Database;
        if (!url.Succeeded)
            return null;
        foreach (var settings in ConnectionSettings.Of(url.Value.Server!))
        {
            try
            {
                using var connection = new NpgsqlConnection(settings.ConnectionString);
                connection.Open();
                using var command = new NpgsqlCommand(Question, connection);
                using var reader = command.ExecuteReader();
                reader.Read();
                return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetString));
            }
            catch (NpgsqlException)
            {
                // The next host may let us in.
            }
        }

        return null;
    }

    void Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        File.SetUnixFileMode(Path.Combine(_folder, name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Fault_H1_a_password_of_any_letters_gets_in()
    {
        var random = new Random(20261125);
        string[] letters =
            [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => ((char)code).ToString()), "\u00fc", "\u4e2d", "\U0001F511"];
        for (var number = 0; number < 100; number++)
        {
            var password = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.GetItems(letters, 1)[0]));
            SetPassword(password);
            var url = $"postgresql://{_database.Name}:{Uri.EscapeDataString(password)}@127.0.0.1:{_cluster.Port}/{_database.Name}";
            Assert.True(AskSlipway(url, []) is not null, $"'{password}' does not get in");
        }
    }

    void SetPassword(string password)
    {
        using var connection = _cluster.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select format('alter role {_database.Name} password %L', $1)";
        command.Parameters.AddWithValue(password);
        _cluster.Run((string)command.ExecuteScalar()!);
    }

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
