using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Sqlite.Schema;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Schema;

public sealed class DdlWriterTests
{
    [Fact]
    public void An_expression_turns_the_values_of_a_column()
    {
        using var trial = SchemaTrial.Of(
            "create table t (id integer primary key, price text); insert into t values (1, '1.50'), (2, '20');");
        using var wanted = SchemaTrial.Of("create table t (id integer primary key, price integer not null, currency text not null) strict");
        var options = DdlOptions.Default with
        {
            Using = ImmutableDictionary<ObjectId, string>.Empty
                .Add(Column("t", "price"), "cast(price * 100 as integer)").Add(Column("t", "currency"), "'EUR'"),
        };
        Assert.Null(trial.Run(trial.Write(wanted.Read(), options).Required));
        Assert.Equal(["1|150|EUR", "2|2000|EUR"], trial.Query("select * from t order by 1"));
    }

    [Fact]
    public void An_expression_fills_a_column_that_could_be_added_without()
    {
        using var trial = SchemaTrial.Of("create table t (id integer primary key); insert into t values (1);");
        using var wanted = SchemaTrial.Of("create table t (id integer primary key, slug text)");
        var options = DdlOptions.Default with { Using = ImmutableDictionary<ObjectId, string>.Empty.Add(Column("t", "slug"), "'s' || id") };
        Assert.Null(trial.Run(trial.Write(wanted.Read(), options).Required));
        Assert.Equal(["1|s1"], trial.Query("select * from t"));
    }

    [Fact]
    public void Rows_stand_in_the_way_of_a_column_that_must_have_a_value_and_has_none()
    {
        using var trial = SchemaTrial.Of("create table t (id integer primary key); insert into t values (1);");
        using var wanted = SchemaTrial.Of("create table t (id integer primary key, name text not null)");
        var script = trial.Write(wanted.Read()).Required;
        Assert.Contains("NOT NULL constraint failed", trial.Run(script), StringComparison.Ordinal);
        Assert.Equal(["1"], trial.Query("select * from t"));
        trial.Execute("delete from t");
        Assert.Null(trial.Run(script));
    }

    [Fact]
    public void A_name_that_is_taken_is_not_taken_again()
    {
        using var trial = SchemaTrial.Of("create table t (a text); create table new_t (a text); create index new_t_2 on t (a);");
        using var wanted = SchemaTrial.Of("create table t (a text not null); create table new_t (a text); create index new_t_2 on t (a);");
        Assert.Contains("create table new_t_3 (", SchemaTrial.Text(trial.Write(wanted.Read()).Required), StringComparison.Ordinal);
        Assert.Null(trial.Turn(wanted.Read()));
    }

    [Fact]
    public void Children_keep_their_rows_and_point_at_their_parent_when_it_is_made_anew()
    {
        using var trial = SchemaTrial.Of(
            """
            create table p (id integer primary key, name text);
            create table c (id integer primary key, p_id integer not null references p (id) on delete cascade);
            insert into p values (1, 'a'), (2, 'b');
            insert into c values (1, 1), (2, 2), (3, 2);
            """);
        using var wanted = SchemaTrial.Of(
            """
            create table p (id integer primary key, name text not null);
            create table c (id integer primary key, p_id integer not null references p (id) on delete cascade);
            """);
        Assert.Null(trial.Turn(wanted.Read()));
        Assert.Equal(["p"], trial.Query("select \"table\" from pragma_foreign_key_list('c')"));
        Assert.Empty(trial.Query("pragma foreign_key_check"));
        Assert.Equal(["3"], trial.Query("select count(*) from c"));
    }

    [Fact]
    public void What_a_running_application_may_use_is_taken_away_by_marked_statements_alone()
    {
        using var trial = SchemaTrial.Of(
            """
            create table t (id integer primary key, a text, old text);
            create table gone (id integer primary key);
            create view v as select old from t;
            create view w as select a from t;
            create index i on t (a);
            """);
        using var wanted = SchemaTrial.Of(
            """
            create table t (id integer primary key, a text, fresh text);
            create table u (id integer primary key, n integer not null);
            create view w as select a from t;
            create index i on t (a);
            create index t_fresh on t (fresh);
            create view x as select fresh from t;
            """);
        var statements = trial.Write(wanted.Read()).Required.Statements;
        Assert.Equal(
            ["drop view v", "drop table gone", "alter table t drop column old"],
            from statement in statements where statement.TakesAway select statement.Sql);
        Assert.Equal(
            [
                "alter table t add column fresh text",
                "create index t_fresh on t (fresh)",
                "create table u (\n    id integer primary key,\n    n integer not null\n)",
                "create view x as select fresh from t",
            ],
            from statement in statements where !statement.TakesAway select statement.Sql);
    }

    [Fact]
    public void A_table_that_is_made_anew_and_keeps_everything_takes_nothing_away()
    {
        using var trial = SchemaTrial.Of("create table t (id integer primary key, a text); create index i on t (a);");
        using var wanted = SchemaTrial.Of("create table t (id integer primary key, a text not null) strict; create index i on t (a);");
        Assert.DoesNotContain(trial.Write(wanted.Read()).Required.Statements, statement => statement.TakesAway);
    }

    [Fact]
    public void A_change_that_would_lose_all_rows_is_refused_by_name()
    {
        using var trial = SchemaTrial.Of("create table t (a text primary key) without rowid");
        using var wanted = SchemaTrial.Of("create table t (b text primary key) without rowid");
        var problem = Assert.Single(trial.Write(wanted.Read()).Problems);
        Assert.Equal(Codes.SchemaChangeUnsupported, problem.Code);
        Assert.Contains("table t", problem.Message, StringComparison.Ordinal);
        Assert.Equal("Nothing was written.", problem.State);
        Assert.NotNull(problem.Fix);
    }

    [Fact]
    public void Tables_and_columns_get_other_names_and_nothing_is_left_to_do()
    {
        using var trial = SchemaTrial.Of(
            """
            create table users (id integer primary key, "order" text);
            create index i on users ("order");
            create view v as select "order" from users;
            create table c (u integer references users (id));
            """);
        using var wanted = SchemaTrial.Of(
            """
            create table "group" (id integer primary key, place text);
            create index i on "group" (place);
            create view v as select place as "order" from "group";
            create table c (u integer references "group" (id));
            """);
        trial.Execute(new DdlWriter().Rename(Column("users", "order"), "place", ""));
        trial.Execute(new DdlWriter().Rename(new ObjectId(ObjectKind.Table, "", "users"), "group", ""));
        Assert.Equal(["alter-view"], SchemaDiff.Between(trial.Read(), wanted.Read()).Changes.Select(change => change.Name));
    }

    static ObjectId Column(string table, string name) => new(ObjectKind.Column, "", name, table);
}
