using System.Globalization;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>Whose the tables are: only their owner can alter them.</summary>
static class Ownership
{
    public static async Task LookAsync(Scene scene, Findings found, CancellationToken cancel)
    {
        var others = await scene.Database.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(
                static row => new Others(row.Text(0), row.Text(1), row.Long(2), row.Text(3), row.Bool(4), row.Bool(5)), cancel),
            cancel,
            new OwnSql(
                $"""
                select current_user::pg_catalog.text, pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, pg_catalog.count(*),
                  pg_catalog.min(n.nspname || '.' || c.relname), pg_catalog.pg_has_role(c.relowner, 'MEMBER'),
                  pg_catalog.bool_or((select r.rolsuper from pg_catalog.pg_roles r where r.oid = c.relowner))
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                  and n.nspname not like 'pg\_temp\_%'
                  and not (n.nspname = $1 and c.relname in ({scene.Own.Names}))
                  and not pg_catalog.pg_has_role(c.relowner, 'USAGE')
                  and not exists (
                    select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
                group by c.relowner order by 3 desc
                """,
                scene.Own.Schema)).ConfigureAwait(false);
        foreach (var owner in others)
            found.Warn(NotOurs(owner));
    }

    static Problem NotOurs(Others others) => new(
        Codes.PrivilegeMissing,
        $"{others.Count.ToString(CultureInfo.InvariantCulture)} tables and views, such as {others.Example}, belong to the role "
            + $"{others.Owner}: {others.Role} cannot alter them.")
    {
        Fix = others.IsMember
            ? Privileges.TakeRole(others.Owner)
            : others.IsSuperuser
                ? $"If a migration is to alter one, give it away: alter table {others.Example} owner to {SqlQuoting.Name(others.Role)};"
                : $"If a migration is to alter them: grant {SqlQuoting.Name(others.Owner)} to {SqlQuoting.Name(others.Role)};",
    };

    sealed record Others(string Role, string Owner, long Count, string Example, bool IsMember, bool IsSuperuser);
}
