using Slipway.Problems;
using Slipway.Schema;

namespace Slipway.Target;

/// <summary>An engine's SQL for changes of a schema.</summary>
public interface IDdlWriter
{
    /// <summary>The statements that turn the one schema into the other, in an order in which they can be run.</summary>
    /// <returns>The script; or, for each change that this engine cannot make or must not guess, a problem that names it.</returns>
    Outcome<DdlScript> Write(SchemaDifference difference, DdlOptions options);

    /// <summary>The statement that gives a table or a column another name.</summary>
    /// <param name="one">The table or column, as it is called now.</param>
    /// <param name="name">The new name, without anything before it.</param>
    /// <param name="defaultNamespace">The namespace whose things need no prefix where the statement is run.</param>
    string Rename(ObjectId one, string name, string defaultNamespace);
}
