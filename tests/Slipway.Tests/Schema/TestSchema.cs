using System.Collections.Immutable;
using Slipway.Schema;

namespace Slipway.Tests.Schema;

/// <summary>Schemas in a few words: <c>table t</c>, <c>column t.a: type=int</c>, <c>view v needs t.a</c>.</summary>
static class TestSchema
{
    /// <summary>The things, in this order.</summary>
    public static DatabaseSchema Of(params IEnumerable<string> lines)
    {
        var objects = new List<SchemaObject>();
        foreach (var line in lines)
            objects.Add(Parse(line, objects));
        return new DatabaseSchema([.. objects]);
    }

    public static ObjectId Id(ObjectKind kind, string path) => path.Split('.') is [var parent, var name]
        ? new ObjectId(kind, "", name, parent)
        : new ObjectId(kind, "", path);

    static SchemaObject Parse(string line, List<SchemaObject> before)
    {
        var parts = line.Split(" needs ");
        var head = parts[0].Split(": ");
        var words = head[0].Split(' ');
        var id = Id(Enum.Parse<ObjectKind>(words[0], ignoreCase: true), words[1]);
        ImmutableArray<Property> properties = head.Length == 1
            ? []
            : [.. head[1].Split(", ").Select(pair => pair.Split('=')).Select(pair => new Property(pair[0], pair[1]))];
        return new SchemaObject(id, properties)
        {
            Parent = id.Parent.Length == 0 ? null : before.First(one => one.Name == id.Parent && one.Id.Parent.Length == 0).Id,
            Position = before.Count,
            Needs = parts.Length == 1 ? [] : [.. parts[1].Split(", ").Select(path => before.First(one => one.Id.Path == path).Id)],
        };
    }
}
