using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Slipway.History;
using Slipway.Target;

namespace Slipway.Sqlite.History;

/// <summary>SQLite's words for a script, which the sqlite3 shell runs.</summary>
/// <param name="run">Who writes it.</param>
public sealed class SqliteScriptWriter(RunIdentity run) : IScriptWriter
{
    /// <inheritdoc/>
    public TransactionScope DefaultScope => TransactionScope.Deployment;

    /// <inheritdoc/>
    public string Open() =>
        """
        -- Run it with SQLite's own shell: sqlite3 DATABASE < SCRIPT. It stops at the first error, and nothing of the open
        -- transaction stands then. Back up before; look for rows that point at nothing afterwards: pragma foreign_key_check
        .bail on

        """;

    /// <inheritdoc/>
    public string Begin(TransactionRequest request) =>
        $"pragma foreign_keys = {(request.ForeignKeys ? "on" : "off")};\nbegin immediate;\n";

    /// <inheritdoc/>
    public string Expect(ImmutableArray<string> applied, ImmutableArray<string> pending) =>
        (applied.IsEmpty ? "" : Guard(
            $"not applied: one of {string.Join(", ", applied)}",
            $"(select count(*) from slipway_history where id in ({List(applied)})) = {applied.Length}"))
        + (pending.IsEmpty ? "" : Guard(
            $"applied already: one of {string.Join(", ", pending)}",
            $"not exists (select 1 from slipway_history where id in ({List(pending)}))"));

    /// <inheritdoc/>
    public string Record(HistoryChange change) => change switch
    {
        HistoryChange.Prepare prepare => Prepare(prepare.Environment),
        HistoryChange.Apply apply => Apply(apply.Migration),
        HistoryChange.Revert revert => $"delete from slipway_history where id = {Literal(revert.Id)};\n",
        HistoryChange.Log log => Log(log.Event),
        _ => throw new InvalidOperationException($"Slipway bug: {change} cannot be written into a script."),
    };

    /// <inheritdoc/>
    public string Commit() => $"{Encoding.UTF8.GetString(HistoryWriter.Sealing)};\ncommit;\n";

    string Prepare(string? environment)
    {
        var text = new StringBuilder();
        text.Append(Guard(
            "some of Slipway's tables are missing",
            $"(select count(*) in (0, {OwnTables.Count}) from sqlite_schema where type = 'table' and name in ({OwnTables.Names}))"));
        foreach (var statement in OwnTables.CreateUnlessThere)
            text.Append(statement).Append(";\n");
        text.Append($"insert or ignore into slipway_meta (key, value) values ('tool', {Literal(run.ToolVersion)});\n");
        text.Append(Guard(
            "Slipway's tables are of a newer version",
            $"(select value <= {OwnTables.Format} from slipway_meta where key = 'format')"));
        if (environment is null)
            return text.ToString();

        var label = Literal(environment);
        return text.Append($"insert or ignore into slipway_meta (key, value) values ('environment', {label});\n")
            .Append(Guard(
                $"the database is not labelled {environment}",
                $"(select value = {label} from slipway_meta where key = 'environment')"))
            .ToString();
    }

    string Apply(AppliedMigration row) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        insert into slipway_history (id, parents, phase, kind, checksum, up_text, down_text, duration_ms,
          actor, host, tool_version, effects, run)
        values ({Literal(row.Id)}, {Literal(RowText.Of(row.Parents))}, {Literal(RowText.Of(row.Phase))}, {Literal(RowText.Of(row.Kind))},
          {Literal(row.Checksum)}, {Literal(RowText.Kept(row.UpText))}, {Literal(RowText.Kept(row.DownText))},
          {row.Duration.TotalMilliseconds}, {Literal(row.Actor)}, {Literal(row.Host)}, {Literal(row.ToolVersion)},
          {Literal(RowText.Of(row.Effects))}, {Literal(run.Run)});

        """);

    string Log(HistoryEvent happened) =>
        $"""
        insert into slipway_event (kind, migration, detail, run, actor, host)
        values ({Literal(happened.Kind)}, {Literal(happened.Migration)}, {Literal(happened.Detail)},
          {Literal(run.Run)}, {Literal(run.Actor)}, {Literal(run.Host)});

        """;

    /// <summary>An error where the condition does not hold: the name of the constraint is what the shell shows.</summary>
    static string Guard(string otherwise, string condition) =>
        $"""
        create temp table slipway_guard (
          holds integer not null constraint "{otherwise.Replace("\"", "\"\"", StringComparison.Ordinal)}" check (holds)
        );
        insert into temp.slipway_guard select {condition};
        drop table temp.slipway_guard;

        """;

    static string List(ImmutableArray<string> texts) => string.Join(", ", texts.Select(Literal));

    static string Literal(string? text) => text is null ? "null" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
