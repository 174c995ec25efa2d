namespace Slipway.PostgreSql.Tests.Statements;

/// <summary>
/// Scripts that are easily split wrongly. psql runs each of them on an empty database; what the database is then is the
/// measure. Only a string E'…' that goes on in the next line is not here: psql reads line by line, and does not see that.
/// </summary>
static class SqlCorpus
{
    /// <summary>How many statements each script has, and the script.</summary>
    public static IReadOnlyList<(int Count, string Text)> Scripts { get; } =
    [
        (0, ""),
        (0, "-- nothing here;\n/* nothing; /* nor */ here; */ -- nor ' here\n;;"),
        (3, "create table t (a text); insert into t values ('it''s; fine'), ('-- no'), ('/* nor'); comment on table t is 'a;b'"),
        (2,
            "create table \"a;b\" (\"c\"\"d;\" text, U&\"\\0041;\" text);"
            + " insert into \"a;b\" values (U&'\\0041;', U&'!0041;' uescape '!');"),
        (2, "create table t (a text); insert into t values (E'\\';'), (e'\\\\'), ('\\'), (N'\\'), (B'01'::text), (X'1F'::text);"),
        (2, "create table t (a text); insert into t values ($$;'$$), ($a$ $$;$$ $b$ $A$ $a$), ($é$;$é$), ($_1$;$_1$);"),
        (3,
            "create table a$1 (b$$ int, c$d$ int); insert into a$1 values (1, 2);"
            + " prepare p (int) as select $1, b$$ from a$1 where c$d$ > $1;"),
        (2, "create table t (a int) /* ; /* ' */ \" */; -- it's; a comment\ninsert into t values (1 /* ) */), (2 -- (\n), (3*-1), (4/2)"),
        (3,
            """
            create table t (a int, b text);
            create function f(n int) returns int language plpgsql as $$
            begin
              -- it's; a comment
              if n > 0 then insert into t values (n, 'x;'); end if;
              execute $q$ select 1; $q$;
              return case when n > 1 then 1 else 0 end;
            end;
            $$;
            do $do$ begin perform f(3); perform f(4); end $do$;
            """),
        (4,
            """
            create table t (a int, b text);
            create function f(begin int, "end" text default 'end;') returns int language sql
            begin atomic
              insert into t select case when begin > 1 then case begin when 2 then 3 end else 4 end as end, "end";
              select count(*)::int from t where b = 'begin; end'; -- end;
            end;
            create or replace procedure p() begin /* ; */ atomic /* end */ end;
            select f(2);
            """),
        (2,
            "create function begin() returns int language sql return 1;"
            + " create function f(atomic int) returns int begin atomic select begin(); end"),
        (4,
            """
            create table t (a int); create table u (a int);
            create rule r as on insert to t do also (insert into u values (new.a); delete from u where a in (1, (2)); );
            insert into t values (1), (2), (3);
            """),
        (3,
            "create table t (a int, b text);\n"
            + "copy t (a, \"b\") from stdin;\n1\tit's; $$ /*\n2\t\\N\n3\t\\\\.\n4\t-- no comment\n\\.\n"
            + "insert into t values (9, 'behind');\n"),
        (3,
            "create table \"from; stdin\" (a int, b text);\r\n"
            + "copy public.\"from; stdin\" from stdin with (format csv, header, delimiter ';'); -- rows;\r\n"
            + "a;b\r\n1;\"x;\"\"y\"\r\n\\.\r\n\r\n"
            + "copy \"from; stdin\" from stdin;\r\n\\.\r\n"),
        (2, "create table t (a text);\ncopy t from stdin (format csv);\n\"two;\nlines'\"\n--\n\\.\n"),
        (4,
            """
            create table t (id int primary key, n int);
            create function f() returns trigger language plpgsql as 'begin new.n := 1; return new; end;';
            create trigger t_ai before insert on t for each row execute function f();
            insert into t values (1, 0);
            """),
        (3, "set standard_conforming_strings = on; set search_path to public; create view v as select '\\' as a, E'\\'' as b"),
        (2, "create table ünï (näme text)\n;\n\n\tinsert into ünï values ('Ärger; 🚢')\n"),
        (2, "create table w (a int[], b jsonb); insert into w values (array[1,2], '{\"a;\": \"b\"}'::jsonb - 'x' || '{}') ;"),
        (2,
            "create operator @/ (function = int4mul, leftarg = int, rightarg = int);"
            + " create table o as select 2 @/ 3 as a, 1 OPERATOR(pg_catalog.+) 2 as b"),
        (1, "create table big as select '" + new string('x', 24_000) + "' as a, ';" + new string(';', 24_000) + "' as b; -- end"),
    ];
}
