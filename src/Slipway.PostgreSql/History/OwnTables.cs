using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.History;

/// <summary>Slipway's own tables. Columns are only ever added; names that begin with <c>slipway_</c> are reserved.</summary>
static class OwnTables
{
    /// <summary>The format that this program writes, and the newest that it can read.</summary>
    public const int Format = 1;

    /// <summary>
    /// Makes our tables where they are not. <c>slipway_event</c> is append-only by trigger: nobody alters it by accident,
    /// and who means to must say so in DDL.
    /// </summary>
    public static IReadOnlyList<OwnSql> CreateUnlessThere(OwnSchema own) =>
    [
        new($"create schema if not exists {SqlQuoting.Name(own.Schema)}"),
        .. TablesUnlessThere(own),
    ];

    /// <summary>The same without the schema, for one that exists and that others own.</summary>
    public static IReadOnlyList<OwnSql> TablesUnlessThere(OwnSchema own) =>
    [
        .. HistoryUnlessThere(own),
        .. RunsUnlessThere(own),
        new($"insert into {own.Meta} (key, value) values ('format', '{Format}') on conflict do nothing"),
        new($"insert into {own.Head} (epoch, run, host, process) values (0, '', '', 0) on conflict do nothing"),
    ];

    /// <summary>What happened.</summary>
    static IReadOnlyList<OwnSql> HistoryUnlessThere(OwnSchema own) =>
    [
        new($"""
            create table if not exists {own.Meta} (
              key text not null primary key,
              value text
            )
            """),
        new($"""
            create table if not exists {own.History} (
              sequence bigint generated always as identity primary key,
              id text not null unique,
              parents text not null,
              phase text not null,
              kind text not null,
              checksum text not null,
              up_text text,
              down_text text,
              applied_at timestamptz not null default pg_catalog.clock_timestamp(),
              duration_ms double precision not null,
              actor text not null,
              host text not null,
              run text not null,
              tool_version text not null,
              effects text not null
            )
            """),
        new($"""
            create table if not exists {own.Event} (
              sequence bigint generated always as identity primary key,
              at timestamptz not null default pg_catalog.clock_timestamp(),
              kind text not null,
              migration text,
              detail text,
              run text not null,
              actor text not null,
              host text not null
            )
            """),
        new($"""
            create or replace function {own.Guard}() returns trigger language plpgsql
            set search_path = pg_catalog, pg_temp as 'begin raise exception ''slipway_event is append-only''; end'
            """),
        // PostgreSQL 13 cannot replace a trigger.
        new($"drop trigger if exists slipway_event_is_append_only on {own.Event}"),
        new($"""
            create trigger slipway_event_is_append_only before update or delete or truncate on {own.Event}
            for each statement execute function {own.Guard}()
            """),
    ];

    /// <summary>What a run is at.</summary>
    static IReadOnlyList<OwnSql> RunsUnlessThere(OwnSchema own) =>
    [
        new($"""
            create table if not exists {own.Journal} (
              migration text not null,
              direction text not null,
              statement integer not null,
              checksum text not null,
              done boolean not null,
              at timestamptz not null default pg_catalog.clock_timestamp(),
              run text not null,
              process integer,
              primary key (migration, direction, statement)
            )
            """),
        new($"""
            create table if not exists {own.Head} (
              sole boolean not null primary key default true check (sole),
              epoch bigint not null,
              run text not null,
              host text not null,
              process integer not null,
              at timestamptz not null default pg_catalog.clock_timestamp()
            )
            """),
    ];
}
