using System.Collections.Immutable;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>A thing as the query of its kind tells it: first twelve columns that all have, then its properties.</summary>
/// <param name="Id">Which it is.</param>
/// <param name="Place">Where the catalog has it.</param>
/// <param name="Parent">Where the catalog has what it belongs to; all zeros when it stands for itself.</param>
/// <param name="Anchor">The number of what it is made with: its table's, or its own.</param>
/// <param name="Order">Its place among what is made with the same.</param>
/// <param name="Properties">What is true of it.</param>
sealed record CatalogRow(
    ObjectId Id, CatalogPlace Place, CatalogPlace Parent, long Anchor, int Order, ImmutableArray<Property> Properties)
{
    const int FirstProperty = 12;

    /// <summary>Reads the rows of the present result.</summary>
    public static async Task ReadAsync(NpgsqlDataReader reader, List<CatalogRow> rows, CancellationToken cancel)
    {
        var names = new string[Math.Max(0, reader.FieldCount - FirstProperty)];
        for (var index = 0; index < names.Length; index++)
            names[index] = reader.GetName(index + FirstProperty).Replace('_', '-');
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
            rows.Add(Of(reader, names));
    }

    static CatalogRow Of(NpgsqlDataReader row, string[] names) => new(
        new ObjectId(Enum.Parse<ObjectKind>(row.Text(0)), row.Text(4), row.Text(6), row.Text(5)),
        new CatalogPlace(row.Long(1), row.Long(2), row.GetInt32(3)),
        new CatalogPlace(row.Long(7), row.Long(8), row.GetInt32(9)),
        row.Long(10),
        row.GetInt32(11),
        PropertiesOf(row, names));

    static ImmutableArray<Property> PropertiesOf(NpgsqlDataReader row, string[] names)
    {
        var properties = ImmutableArray.CreateBuilder<Property>(names.Length);
        for (var index = 0; index < names.Length; index++)
        {
            if (row.TextOrNull(index + FirstProperty) is { } value)
                properties.Add(new Property(names[index], SettledText.Of(value)));
        }

        return properties.ToImmutable();
    }
}
