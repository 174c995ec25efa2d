using System.Collections.Immutable;
using Slipway.Effects;
using Xunit;

namespace Slipway.Tests.Effects;

public sealed class ObservedEffectsTests
{
    static readonly DatabaseState Portfolio = State(
        [Table("holdings", 7, "id integer", "symbol text"), Table("users", 3, "id integer", "name text", "legacy text")],
        ("index", "users_by_name", "create index users_by_name on users (name)"),
        ("trigger", "users_log", "create trigger users_log …"));

    [Fact]
    public void An_unchanged_database_shows_no_effect() => Assert.Empty(ObservedEffects.Between(Portfolio, Portfolio));

    [Fact]
    public void A_new_table_is_created_and_filled()
    {
        AssertEffects(Portfolio, With(Table("alerts", 0, "id integer")), "create-table alerts");
        AssertEffects(Portfolio, With(Table("alerts", 2, "id integer")), "create-table alerts", "insert-rows alerts 2");
    }

    [Fact]
    public void A_dropped_table_took_its_rows_along() =>
        AssertEffects(Portfolio, Portfolio with { Tables = Portfolio.Tables[..1] }, "drop-table users 3");

    [Fact]
    public void Columns_are_added_dropped_and_altered() => AssertEffects(
        Portfolio,
        With(Table("users", 3, "id integer", "name text not null", "locale text")),
        "drop-column users.legacy 3",
        "add-column users.locale 3",
        "alter-column users.name 3");

    [Fact]
    public void Rows_are_counted_in_both_directions()
    {
        AssertEffects(Portfolio, With(Portfolio.Tables[1] with { Rows = 10 }), "insert-rows users 7");
        AssertEffects(Portfolio, With(Portfolio.Tables[1] with { Rows = 1 }), "delete-rows users 2");
    }

    [Fact]
    public void Other_values_in_as_many_rows_are_a_change_of_values()
    {
        var before = State([Fingerprinted("users", 3, "aaa", "bbb")]);

        AssertEffects(before, State([Fingerprinted("users", 3, "aaa", "ccc")]), "change-values users.name 3");
        AssertEffects(before, State([Fingerprinted("users", 4, "aax", "ccc")]), "insert-rows users 1");
        AssertEffects(before, State([Fingerprinted("users", 3, "aaa", null)]));
    }

    [Fact]
    public void A_column_may_change_its_definition_and_its_values_at_once()
    {
        var before = State([new TableState("users", [new ColumnState("id", "text", "aaa")], 3)]);
        var after = State([new TableState("users", [new ColumnState("id", "integer", "bbb")], 3)]);

        AssertEffects(before, after, "alter-column users.id 3", "change-values users.id 3");
    }

    [Fact]
    public void Other_objects_come_after_the_tables_by_kind_and_name() => AssertEffects(
        Portfolio,
        State(
            [.. Portfolio.Tables, Table("zzz", 0)],
            ("index", "users_by_name", "create unique index users_by_name on users (name)"),
            ("view", "names", "create view names …")),
        "create-table zzz", "alter-index users_by_name", "drop-trigger users_log", "create-view names");

    [Fact]
    public void One_name_may_be_an_index_and_a_view()
    {
        var before = State([], ("index", "same", "1"), ("view", "same", "2"));

        AssertEffects(before, State([], ("index", "same", "1")), "drop-view same");
    }

    [Fact]
    public void A_name_that_only_changed_its_case_is_the_same_thing() => AssertEffects(
        Portfolio, Portfolio with { Tables = [Table("Holdings", 7, "ID integer", "symbol text"), Portfolio.Tables[1]] });

    [Fact]
    public void Names_that_differ_in_case_alone_are_told_apart_where_the_engine_does() => AssertEffects(
        State([Table("Users", 1, "a x"), Table("users", 2, "a x")]),
        State([Table("users", 2, "a x")]),
        "drop-table Users 1");

    [Fact]
    public void Only_foreign_keys_that_break_now_are_effects()
    {
        var before = Portfolio with { BrokenForeignKeys = Broken(("holdings", 2), ("users", 5)) };
        var after = Portfolio with { BrokenForeignKeys = Broken(("holdings", 6), ("users", 1), ("alerts", 3)) };

        AssertEffects(before, after, "break-foreign-key alerts 3", "break-foreign-key holdings 4");
        AssertEffects(after, Portfolio);
    }

    [Fact]
    public void Going_back_shows_the_opposite()
    {
        var after = State(
            [Table("alerts", 2, "id integer"), Table("users", 5, "id integer", "locale text")],
            ("view", "names", "create view names …"));

        var there = ObservedEffects.Between(Portfolio, after).Select(effect => (Opposite(effect.Kind), effect.Object)).ToHashSet();
        var back = ObservedEffects.Between(after, Portfolio).Select(effect => (effect.Kind, effect.Object)).ToHashSet();

        // A table's rows come and go with it; only their coming is an effect of its own.
        there.Remove(("delete-rows", "alerts"));
        back.Remove(("insert-rows", "holdings"));
        Assert.Equal(there.Order(), back.Order());
    }

    static string Opposite(string kind) => kind.Split('-', 2) switch
    {
        ["create", var what] => $"drop-{what}",
        ["add", var what] => $"drop-{what}",
        ["drop", "column"] => "add-column",
        ["drop", var what] => $"create-{what}",
        ["insert", var what] => $"delete-{what}",
        ["delete", var what] => $"insert-{what}",
        _ => kind,
    };

    static void AssertEffects(DatabaseState before, DatabaseState after, params string[] expected) => Assert.Equal(
        expected, ObservedEffects.Between(before, after).Select(effect => $"{effect.Kind} {effect.Object} {effect.Rows}".TrimEnd()));

    /// <summary>The portfolio with one table added, or in the place of the one of that name.</summary>
    static DatabaseState With(TableState table) => Portfolio with
    {
        Tables =
        [
            .. Portfolio.Tables.RemoveAll(other => other.Name == table.Name).Add(table)
                .OrderBy(other => other.Name, StringComparer.Ordinal),
        ],
    };

    static TableState Table(string name, long rows, params string[] columns) => new(
        name, [.. columns.Select(column => column.Split(' ', 2)).Select(parts => new ColumnState(parts[0], parts[1]))], rows);

    static TableState Fingerprinted(string name, long rows, string? id, string? text) =>
        new(name, [new ColumnState("id", "integer", id), new ColumnState("name", "text", text)], rows);

    static DatabaseState State(ImmutableArray<TableState> tables, params (string Kind, string Name, string Definition)[] objects) =>
        new(tables, [.. objects.Select(one => new ObjectState(one.Kind, one.Name, one.Definition))], Broken());

    static ImmutableSortedDictionary<string, long> Broken(params (string Table, long Rows)[] broken) =>
        broken.ToImmutableSortedDictionary(pair => pair.Table, pair => pair.Rows, StringComparer.Ordinal);
}
