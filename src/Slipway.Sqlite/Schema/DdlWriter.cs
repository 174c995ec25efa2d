using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Sqlite.Schema;

/// <summary>
/// SQLite's SQL for changes of a schema: <c>alter table</c> where it can do it, else the table is made anew with its rows. The statements
/// run in one transaction and rely on foreign keys that do not act meanwhile, as in a migration and in SQLite's own shell.
/// </summary>
public sealed class DdlWriter : IDdlWriter
{
    /// <inheritdoc/>
    public Outcome<DdlScript> Write(SchemaDifference difference, DdlOptions options)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(options);
        return new ScriptPlan(difference, options).Write();
    }

    /// <inheritdoc/>
    public string Rename(ObjectId one, string name, string defaultNamespace)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Kind is ObjectKind.Column
            ? $"alter table {SqlNames.Written(one.Parent)} rename column {SqlNames.Written(one.Name)} to {SqlNames.Written(name)}"
            : $"alter table {SqlNames.Written(one.Name)} rename to {SqlNames.Written(name)}";
    }
}
