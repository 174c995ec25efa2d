namespace Slipway.Schema;

/// <summary>Which thing of a schema it is: two schemas speak of the same thing when these are equal.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Schema">The namespace that it is in; empty when it is in none, as everything of SQLite is.</param>
/// <param name="Name">Its own name; of a routine with the types of its arguments, as in <c>add(integer, integer)</c>.</param>
/// <param name="Parent">The name of the table, view or domain within which the name means something; else empty.</param>
public sealed record ObjectId(ObjectKind Kind, string Schema, string Name, string Parent = "")
{
    /// <summary>The name with all that it is in, as in <c>public.users.email</c>: for people, not for SQL.</summary>
    public string Path => string.Join('.', new[] { Schema, Parent, Name }.Where(part => part.Length > 0));

    /// <summary>Kind and path, as in <c>column public.users.email</c>.</summary>
    public override string ToString() => Kind is ObjectKind.Default ? $"default of {Path}" : $"{Kind.Words()} {Path}";
}
