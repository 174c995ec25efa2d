using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>
/// One kind of thing of a schema, whole: how it is read from the catalog, and the statements that make, change and drop it. Its query is
/// the file beside it, and each of that query's columns after the first twelve is a property; so to know more of a kind is to ask for
/// one column more and to write it.
/// </summary>
/// <param name="query">The name of the file with its query, without the ending.</param>
/// <param name="kinds">The kinds that the query finds.</param>
abstract class CatalogKind(string query, params ObjectKind[] kinds)
{
    /// <summary>The name of the file with its query, without the ending.</summary>
    public string Query { get; } = query;

    /// <summary>The kinds that the query finds.</summary>
    public IReadOnlyList<ObjectKind> Kinds { get; } = kinds;

    /// <summary>What is made in the statement that makes its table, when both are new; <see langword="false"/> by default.</summary>
    public virtual bool IsPart(SchemaObject one) => false;

    /// <summary>Whether it can be dropped and made anew without losing anything; <see langword="true"/> by default.</summary>
    public virtual bool IsReplaceable(SchemaObject one) => true;

    /// <summary>
    /// Whether a change can be made where the thing stands; <see langword="false"/> by default. Comments, grants and owners always can.
    /// </summary>
    public virtual bool CanAlter(SchemaChange.Alter change) => false;

    /// <summary>Whether what needs it must be away while it is changed; <see langword="false"/> by default.</summary>
    public virtual bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent) => false;

    /// <summary>
    /// Whether what needs it is changed along with it, so that what needs that may be in the way as well; <see langword="false"/> by
    /// default.
    /// </summary>
    public virtual bool IsCarriedAlong(SchemaChange.Alter change, SchemaObject dependent) => false;

    /// <summary>
    /// The names for which things of several kinds compete, such as <c>relation</c>; <see langword="null"/>, as by default, when it
    /// competes with nothing but itself.
    /// </summary>
    public virtual string? NameSpace => null;

    /// <summary>The name in that space for which a thing competes; a table has one primary key, whatever it is called.</summary>
    public virtual string? SlotOf(ObjectId id) => NameSpace switch
    {
        null => null,
        "relation" => $"relation {id.Schema}.{id.Name}",
        var space => $"{space} {id.Schema}.{id.Parent}.{id.Name}",
    };

    /// <summary>The statements that make it.</summary>
    public abstract void Create(SchemaAction.Create action, DdlText text);

    /// <summary>The statements that drop it; by default <c>drop KIND NAME</c>.</summary>
    public virtual void Drop(SchemaAction.Drop action, DdlText text) =>
        text.TakeAway($"drop {SqlSubject.Of(action.Object, text)}", action);

    /// <summary>The statements that change it where it stands, comments, grants and owners aside.</summary>
    public virtual void Alter(SchemaChange.Alter change, DdlText text)
    {
    }
}
