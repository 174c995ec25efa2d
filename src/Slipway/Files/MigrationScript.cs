using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Makes of a migration's section what is run: the one way from a file's text to statements.</summary>
public static class MigrationScript
{
    /// <summary>The statements of a section.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="section">Its up, down or verify section.</param>
    /// <param name="dialect">The dialect of its SQL.</param>
    /// <returns>
    /// The statements, with a note when BEGIN and COMMIT around them were taken off; or everything that must not be run.
    /// In a migration without a transaction nothing is taken off: what its BEGIN is for is not for us to guess.
    /// </returns>
    public static Outcome<SqlScript> Of(Migration migration, SqlSection section, SqlDialect dialect)
    {
        Outcome<SqlScript> script = section.Large is { } large
            ? new SqlScript(new StoredStatements(large, dialect))
            : SqlScript.Split(section.Text, section.Line, migration.Path, dialect);
        if (!script.Succeeded)
            return script;
        return migration.Transactional
            ? OuterTransaction.TakeOff(script.Value, migration.Path)
            : OuterTransaction.Forbid(script.Value, migration.Path);
    }
}
