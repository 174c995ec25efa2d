using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies;

/// <summary>A table's name.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its own name.</param>
sealed record TableName(string Schema, string Name)
{
    /// <summary>As people and manifests name it.</summary>
    public string Shown => $"{Schema}.{Name}";

    /// <summary>As it stands in SQL.</summary>
    public string Sql => SqlQuoting.Name(Schema, Name);
}
