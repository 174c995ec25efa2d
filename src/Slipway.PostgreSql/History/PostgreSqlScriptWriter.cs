using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Slipway.History;
using Slipway.PostgreSql.Connections;
using Slipway.Target;

namespace Slipway.PostgreSql.History;

/// <summary>PostgreSQL's words for a script, which psql runs.</summary>
/// <param name="run">Who writes it.</param>
/// <param name="historySchema">The schema that holds Slipway's own tables.</param>
public sealed class PostgreSqlScriptWriter(RunIdentity run, string historySchema) : IScriptWriter
{
    readonly OwnSchema _own = new(historySchema);
    readonly HistoryWriter _writer = new(new OwnSchema(historySchema), run);

    /// <inheritdoc/>
    public TransactionScope DefaultScope => TransactionScope.Migration;

    /// <inheritdoc/>
    public string Open() =>
        $"""
        -- Run it with PostgreSQL's own shell: psql -X -f SCRIPT "$DATABASE_URL". It stops at the first error, and nothing of the open
        -- transaction stands then; what was committed before does. Back up before.
        \set ON_ERROR_STOP on
        set lock_timeout = '3s';
        select pg_catalog.pg_advisory_lock({_own.LockKey.ToString(CultureInfo.InvariantCulture)});

        """;

    /// <inheritdoc/>
    public string Begin(TransactionRequest request) =>
        "begin isolation level read committed;\n"
        + (request.LockTimeout is { } wait ? "set local lock_timeout = "
            + $"{((long)wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)};\n" : "");

    /// <inheritdoc/>
    public string Expect(ImmutableArray<string> applied, ImmutableArray<string> pending) =>
        (applied.IsEmpty ? "" : Guard(
            $"not applied: one of {string.Join(", ", applied)}",
            $"(select count(*) from {_own.History} where id in ({List(applied)})) = "
                + $"{applied.Length.ToString(CultureInfo.InvariantCulture)}"))
        + (pending.IsEmpty ? "" : Guard(
            $"applied already: one of {string.Join(", ", pending)}",
            $"not exists (select from {_own.History} where id in ({List(pending)}))")
            + Guard(
                $"half done, to be finished by slipway up: one of {string.Join(", ", pending)}",
                $"not exists (select from {_own.Journal} where migration in ({List(pending)}))"));

    /// <inheritdoc/>
    public string Record(HistoryChange change) => change switch
    {
        HistoryChange.Prepare prepare => Prepare(prepare.Environment),
        HistoryChange.Apply or HistoryChange.Revert or HistoryChange.Log => Text(_writer.Write(change)),
        _ => throw new InvalidOperationException($"Slipway bug: {change} cannot be written into a script."),
    };

    /// <inheritdoc/>
    public string Commit() => $"update {_own.Head} set epoch = epoch + 1, run = {SqlQuoting.Literal(run.Run)};\ncommit;\n";

    string Prepare(string? environment)
    {
        var text = new StringBuilder();
        // Whoever may not make a schema may still use one that is there: then that line is to be taken out.
        text.Append(Text(OwnTables.CreateUnlessThere(_own))).Append(Text([_writer.Signature]));
        text.Append(Guard(
            "Slipway's tables are of a newer version",
            $"(select value::int <= {OwnTables.Format} from {_own.Meta} where key = 'format')"));
        if (environment is null)
            return text.ToString();
        return text.Append(Text(_writer.Write(new HistoryChange.Prepare(environment))))
            .Append(Guard(
                $"the database is not labelled {environment}",
                $"(select value = {SqlQuoting.Literal(environment)} from {_own.Meta} where key = 'environment')"))
            .ToString();
    }

    /// <summary>An error where the condition does not hold.</summary>
    static string Guard(string otherwise, string condition) =>
        $"do {Dollars($"begin if ({condition}) is not true then raise exception '%', {SqlQuoting.Literal(otherwise)}; end if; end")};\n";

    static string Dollars(string body) => $"$slipway${body}$slipway$";

    /// <summary>Statements with their values written out.</summary>
    static string Text(IReadOnlyList<OwnSql> statements)
    {
        var text = new StringBuilder();
        foreach (var statement in statements)
            text.Append(statement.WrittenOut).Append(";\n");
        return text.ToString();
    }

    static string List(ImmutableArray<string> texts) => string.Join(", ", texts.Select(SqlQuoting.Literal));
}
