using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>How things are spelled: the names that identify them have no capitals.</summary>
static class EntryNames
{
    public static string Spelled(SchemaObject one)
    {
        foreach (var word in one.Text is { } text ? SqlWord.Of(text) : [])
        {
            if (SqlNames.Fold(word.Name) == one.Name)
                return word.Name;
        }

        return one.Name;
    }
}
