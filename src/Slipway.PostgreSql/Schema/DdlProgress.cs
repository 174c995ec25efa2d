using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>How far a script is, for statements whose meaning depends on what was done before them.</summary>
sealed class DdlProgress
{
    readonly Dictionary<ObjectId, SchemaObject> _defaultPrivileges;
    readonly HashSet<ObjectId> _pending = [];

    public DdlProgress(DatabaseSchema before) => _defaultPrivileges = before.Objects
        .Where(one => one.Kind is ObjectKind.DefaultPrivileges).ToDictionary(one => one.Id);

    /// <summary>What is still to be made or changed, parts aside.</summary>
    public IReadOnlySet<ObjectId> Pending => _pending;

    /// <summary>The default privileges that are in force now.</summary>
    public SchemaObject? DefaultPrivileges(ObjectId id) => _defaultPrivileges.GetValueOrDefault(id);

    /// <summary>The script begins.</summary>
    public void Begin(IEnumerable<SchemaAction> actions) =>
        _pending.UnionWith(actions.Where(action => action is not SchemaAction.Drop).Select(action => action.Object));

    /// <summary>An action is about to be written.</summary>
    public void Reach(SchemaAction action)
    {
        if (action is not SchemaAction.Drop)
            _pending.Remove(action.Object);
        if (action.Object.Kind is not ObjectKind.DefaultPrivileges)
            return;
        switch (action)
        {
            case SchemaAction.Create create:
                _defaultPrivileges[action.Object] = create.After;
                break;
            case SchemaAction.Alter alter:
                _defaultPrivileges[action.Object] = alter.Change.After;
                break;
            default:
                _defaultPrivileges.Remove(action.Object);
                break;
        }
    }
}
