namespace Slipway.PostgreSql.Locks;

/// <summary>Server processes in words. An ordinary role sees of other roles' processes who they are, not what they do.</summary>
static class Backends
{
    /// <summary>An expression that describes a row of pg_stat_activity.</summary>
    /// <param name="row">The row's name in the query.</param>
    /// <remarks>
    /// The workers of the autovacuum have no role. Whether one is there to prevent a wraparound only its query tells, which
    /// not everybody may see; any other gives way by itself after deadlock_timeout, within the upper rungs of the ladder.
    /// </remarks>
    public static string Described(string row) =>
        $"""
        pg_catalog.format('process %s (%s)', {row}.pid, pg_catalog.concat_ws(', ',
          case
            when {row}.query like 'autovacuum:%(to prevent wraparound)' then 'an autovacuum that must not be stopped'
            when {row}.usename is null and exists (select from pg_catalog.pg_stat_progress_vacuum v where v.pid = {row}.pid)
              then 'an autovacuum'
          end,
          coalesce(nullif({row}.application_name, ''), 'role ' || {row}.usename, {row}.backend_type),
          case when {row}.application_name <> '' then 'role ' || {row}.usename end,
          {row}.state || case when {row}.query = '' then '' else ': '
            || pg_catalog.left(pg_catalog.regexp_replace({row}.query, '\s+', ' ', 'g'), 60) end))
        """;
}
