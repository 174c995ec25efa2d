namespace Slipway.Tests.Sql;

/// <summary>
/// Scripts that are easily split wrongly. SQLite runs each of them on an empty database; what it takes for a statement is
/// the measure.
/// </summary>
public static class SqlCorpus
{
    public static IReadOnlyList<string> Scripts { get; } =
    [
        "create table t (a, b); insert into t values (1, 2); drop table t",
        "create table t (a);;;\n;; insert into t values (1);\n;",
        "",
        "-- nothing here;",
        "/* nothing; */ -- nor here\n;",
        "select 'a;b', 'it''s; fine', '', ''''; select 1;",
        "select '-- no comment', '/* nor this', \"*/ column\" from (select 1 as \"*/ column\");\n-- it's; a comment\nselect 2;",
        "create table \"a;b\" (\"c\"\"d;\" text, [e;f] text, `g``;h` text); insert into \"a;b\" ([e;f]) values ('[;');",
        "select 1 /* ; */ + /* don't */ 2 -- ; 'x\n;\nselect 3 - -1, 4 / 2, 5 -- end",
        "/* head; */ create /* mid; */ table /* 'x */ t /* ) */ (a /* ( */) /* tail; */ ; -- more\n/* ' */",
        "select x'3b', 'multi\nline;\nstring', (select (1) + ((2)));",
        """
        create table t (id integer primary key, n integer, "end" text, [begin] text, `case` text);
        create trigger t_ai after insert on t begin
          update t set n = case when new.n > 3 then case new.n when 4 then 5 else 6 end else 0 end where id = new.id;
          insert into t (n, "end") values (case when 1 then 2 end, 'end;');
        end;
        insert into t (n) values (1);
        """,
        """
        create table log (at text, begin text, end text);
        create table src (id integer);
        CREATE TEMP TRIGGER IF NOT EXISTS "end; trigger" AFTER DELETE ON main.src WHEN old.id > 0
        BEGIN -- begin; end;
          insert into log (at, begin, end) values ('end;', old.id, 'begin'); /* end; */
          select begin, end from log; -- end;
          /* end */ delete from log where end = 'x';
        END -- of the trigger;
        ; select 2;
        """,
        """
        create table a (x);
        create view v as select x from a;
        create temporary /* ; */ trigger v_insert instead of insert on v begin
            insert into a
              select new.x where not exists (select 1 from a where x = new.x) union all select 2 where 0;
            with c as (select 1 as one) select one from c;
        end;
        create trigger "trigger" before update of x on a for each row when new.x in (1, 2, (3)) begin
            select raise(abort, 'no; end; no') where new.x = 2;
        end; insert into v values (1);
        """,
        "create table trigger_t (a); create trigger b after insert on trigger_t begin select 1; end",
        "create table e (a);explain create trigger b after insert on e begin select 1; select 2; end; select 3;",
        "create table e (a);explain query plan create trigger b after insert on e begin select 1; end; select 3;",
        "create table case_t (\"case\", \"end\"); select case when \"end\" then 1 else \"case\" end from case_t; select 1",
        "create table ünï (näme); insert into ünï values ('Ärger; 🚢'); select 'é' from ünï;",
        "pragma user_version = 3; pragma main.user_version; select 1;",
        "select \"a\" from (select 1 as a)\n\n  ;  \n\n\tselect 2\f;",
        "begin transaction; create table t (a); commit;",
        "select 1;\r\nselect\r\n  2;\rselect 3 -- x\r;\n\r",
        "select '" + new string('x', 24_000) + "', ';" + new string(';', 24_000) + "'; select 1;",
        "create table w (a, b, primary key (a)) without rowid; select a -> '$.x' from w; select 1 <> 2, 3 << 1, ~4, 5 % 2;",
        "select $a, ?1, :b, @c; select 'a' || 'b';",
    ];
}
