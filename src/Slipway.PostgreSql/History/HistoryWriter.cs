using System.Globalization;
using Slipway.History;
using Slipway.PostgreSql.Connections;
using Slipway.Target;

namespace Slipway.PostgreSql.History;

/// <summary>Slipway's own rows as statements.</summary>
/// <param name="own">Where the tables lie.</param>
/// <param name="run">Who writes.</param>
sealed class HistoryWriter(OwnSchema own, RunIdentity run)
{
    /// <summary>The statements of a change, in order.</summary>
    public IReadOnlyList<OwnSql> Write(HistoryChange change) => change switch
    {
        HistoryChange.Prepare prepare => Label(prepare.Environment),
        HistoryChange.Apply apply => [Apply(apply.Migration)],
        HistoryChange.Revert revert => [OnOneRow($"delete from {own.History} where id = $1", revert.Id)],
        HistoryChange.Log log => [Log(log.Event)],
        HistoryChange.Journal journal => [Journal(journal.Entry)],
        HistoryChange.CloseJournal close => [new OwnSql($"delete from {own.Journal} where migration = $1", close.Migration)],
        _ => throw new InvalidOperationException($"Slipway bug: {change} cannot be recorded."),
    };

    /// <summary>The tool that made the tables.</summary>
    public OwnSql Signature => new($"insert into {own.Meta} (key, value) values ('tool', $1) on conflict do nothing", run.ToolVersion);

    IReadOnlyList<OwnSql> Label(string? environment) => environment is null
        ? []
        : [new OwnSql($"insert into {own.Meta} (key, value) values ('environment', $1) on conflict do nothing", environment)];

    OwnSql Apply(AppliedMigration row) => new(
        $"""
        insert into {own.History} (id, parents, phase, kind, checksum, up_text, down_text, duration_ms,
          actor, host, tool_version, effects, run)
        values ($1, $2, $3, $4, $5, $6, $7, $8::pg_catalog.float8, $9, $10, $11, $12, $13)
        """,
        row.Id, RowText.Of(row.Parents), RowText.Of(row.Phase), RowText.Of(row.Kind), row.Checksum,
        RowText.Kept(row.UpText), RowText.Kept(row.DownText), row.Duration.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture),
        row.Actor, row.Host, row.ToolVersion, RowText.Of(row.Effects), run.Run);

    OwnSql Log(HistoryEvent happened) => new(
        $"insert into {own.Event} (kind, migration, detail, run, actor, host) values ($1, $2, $3, $4, $5, $6)",
        happened.Kind, happened.Migration, happened.Detail, run.Run, run.Actor, run.Host);

    OwnSql Journal(JournalEntry entry) => new(
        $"""
        insert into {own.Journal} (migration, direction, statement, checksum, done, run, process)
        values ($1, $2, $3::pg_catalog.int4, $4, $5::pg_catalog.bool, $6, pg_catalog.pg_backend_pid())
        on conflict (migration, direction, statement) do update
        set checksum = excluded.checksum, done = excluded.done, run = excluded.run, process = excluded.process
        """,
        entry.Migration, entry.Direction, entry.Statement.ToString(CultureInfo.InvariantCulture), entry.Checksum,
        entry.Done ? "true" : "false", run.Run);

    /// <summary>Divides by zero, and so fails the transaction, unless exactly one row is concerned.</summary>
    public static OwnSql OnOneRow(string change, params IReadOnlyList<string?> values) =>
        new($"with changed as ({change} returning 1) select 1 / (case when pg_catalog.count(*) = 1 then 1 else 0 end) from "
            + "changed", values);
}
