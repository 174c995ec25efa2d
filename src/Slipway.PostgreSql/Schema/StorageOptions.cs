using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>Storage parameters of tables and indexes and options of columns: <c>name=value</c>, separated by commas, in order.</summary>
static class StorageOptions
{
    /// <summary>The options as SQL has them between the parentheses.</summary>
    public static string Words(string options) =>
        string.Join(", ", Parse(options).Select(Given));

    /// <summary>The statements that set what is to be set and reset what is no longer set.</summary>
    /// <param name="start">What they begin with: <c>alter table t</c>.</param>
    /// <param name="change">The change of the property <c>options</c>.</param>
    /// <param name="text">The script.</param>
    public static void Alter(string start, SchemaChange.Alter change, DdlText text)
    {
        var (before, after) = (Parse(change.Before["options"]), Parse(change.After["options"]));
        var (set, reset) = (after.Beyond(before), after.Lacks(before));
        Write(text.Add, reset.Where(name => !IsOfToast(name)), set.Where(option => !IsOfToast(option.Name)));
        // The column that gives the table its toast table may be new.
        Write(text.AddWhenMade, reset.Where(IsOfToast), set.Where(option => IsOfToast(option.Name)));

        void Write(Action<string, ObjectId> add, IEnumerable<string> gone, IEnumerable<NamedValue> given)
        {
            if (string.Join(", ", gone.Select(Name)) is { Length: > 0 } names)
                add($"{start} reset ({names})", change.Object);
            if (string.Join(", ", given.Select(Given)) is { Length: > 0 } options)
                add($"{start} set ({options})", change.Object);
        }
    }

    static bool IsOfToast(string name) => name.StartsWith("toast.", StringComparison.Ordinal);

    static NamedValues Parse(string? options) => NamedValues.Of(options, ", ", "=");

    static string Given(NamedValue option) => $"{Name(option.Name)} = {Value(option.Value)}";

    static string Name(string name) => string.Join('.', name.Split('.').Select(SqlNames.Of));

    static string Value(string value) =>
        value.Length > 0 && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
            && value.Count(letter => letter is '.') < 2
            ? value
            : Connections.SqlQuoting.Literal(value);
}
