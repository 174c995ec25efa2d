using Slipway.Problems;
using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.History;

/// <summary>Slipway's own tables. Columns are only ever added; names that begin with <c>slipway_</c> are reserved.</summary>
static class OwnTables
{
    /// <summary>The format that this program writes, and the newest that it can read.</summary>
    public const int Format = 1;

    /// <summary>How many tables there are of ours.</summary>
    public const int Count = 4;

    /// <summary>Their names, as they stand in a list of values.</summary>
    public const string Names = "'slipway_history', 'slipway_event', 'slipway_journal', 'slipway_meta'";

    /// <summary>
    /// <c>slipway_event</c> is append-only by trigger: nobody alters it by accident, and who means to must say so in DDL.
    /// In <c>slipway_meta</c>, <c>changes</c> counts our commits and <c>applied</c> the rows of the history: a history that
    /// was cut short by damage to the file is so never taken for a short one.
    /// </summary>
    static readonly string[] Statements =
    [
        """
        create table slipway_meta (
          key text not null primary key,
          value
        ) without rowid
        """,
        """
        create table slipway_history (
          sequence integer primary key,
          id text not null unique,
          parents text not null,
          phase text not null,
          kind text not null,
          checksum text not null,
          up_text text,
          down_text text,
          applied_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
          duration_ms real not null,
          actor text not null,
          host text not null,
          run text not null,
          tool_version text not null,
          effects text not null
        )
        """,
        """
        create table slipway_event (
          sequence integer primary key,
          at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
          kind text not null,
          migration text,
          detail text,
          run text not null,
          actor text not null,
          host text not null
        )
        """,
        """
        create trigger slipway_event_no_update before update on slipway_event
        begin select raise(abort, 'slipway_event is append-only'); end
        """,
        """
        create trigger slipway_event_no_delete before delete on slipway_event
        begin select raise(abort, 'slipway_event is append-only'); end
        """,
        """
        create table slipway_journal (
          migration text not null,
          direction text not null,
          statement integer not null,
          checksum text not null,
          done integer not null,
          at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
          run text not null,
          primary key (migration, direction, statement)
        )
        """,
        $"insert into slipway_meta (key, value) values ('format', {Format}), ('changes', 0), ('applied', 0)",
    ];

    /// <summary>What the catalogue says of our tables and of others: the only thing that decides whether they exist.</summary>
    /// <param name="Own">How many of ours there are.</param>
    /// <param name="Others">How many tables there are beside ours and the engine's.</param>
    public readonly record struct Presence(long Own, long Others)
    {
        public bool Exist => Own == Count;
    }

    /// <summary>Looks whether our tables are there.</summary>
    /// <exception cref="ProblemException">Some are and some are not.</exception>
    public static Presence Find(OpenDatabase database)
    {
        using var statement = database.Prepare(
            """
            select coalesce(sum(name in ('slipway_history', 'slipway_event', 'slipway_journal', 'slipway_meta')), 0),
              coalesce(sum(name not like 'slipway\_%' escape '\' and name not like 'sqlite\_%' escape '\'), 0)
            from sqlite_schema where type = 'table'
            """u8);
        statement.Step();
        var presence = new Presence(statement.Int64(0), statement.Int64(1));
        return presence.Own is 0 or Count ? presence : throw Incomplete(database.Path, presence.Own).ToException();
    }

    /// <summary>Makes our tables.</summary>
    public static void Create(OpenDatabase database)
    {
        foreach (var sql in Statements)
            database.Run(System.Text.Encoding.UTF8.GetBytes(sql));
    }

    /// <summary>The statements for a script, which do nothing where our tables are there.</summary>
    public static IEnumerable<string> CreateUnlessThere => Statements.Select(sql => sql
        .Replace("create table ", "create table if not exists ", StringComparison.Ordinal)
        .Replace("create trigger ", "create trigger if not exists ", StringComparison.Ordinal)
        .Replace("insert into ", "insert or ignore into ", StringComparison.Ordinal));

    /// <summary>How many commits of ours the database has seen; 0 before the first.</summary>
    public static long Changes(OpenDatabase database) =>
        Find(database).Exist ? database.Number("select value from slipway_meta where key = 'changes'"u8) : 0;

    static Problem Incomplete(string path, long own) => new(
        Codes.HistoryDamaged,
        $"In '{path}' only {own} of Slipway's {Count} own tables are there "
        + "(slipway_history, slipway_event, slipway_journal, slipway_meta).")
    {
        Fix = "Somebody has dropped one, or the file is damaged. Restore the last good backup: slipway restore latest",
    };
}
