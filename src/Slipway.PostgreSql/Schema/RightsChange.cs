using System.Collections.Immutable;

namespace Slipway.PostgreSql.Schema;

/// <summary>A statement's worth of rights: those of one role that are granted or revoked together.</summary>
/// <param name="Grants">Whether they are granted.</param>
/// <param name="Option">Whether it is the grant option that is revoked, or granted with them.</param>
/// <param name="Role">Whose.</param>
/// <param name="Privileges">Which.</param>
sealed record RightsChange(bool Grants, bool Option, string Role, ImmutableArray<string> Privileges)
{
    /// <summary>What turns the one rights into the other: what is revoked comes first.</summary>
    public static IEnumerable<RightsChange> Between(ImmutableArray<Right> before, ImmutableArray<Right> after)
    {
        var changes = before.Except(after).SelectMany(right => Undo(right, after))
            .Concat(after.Except(before).SelectMany(right => Do(right, before)));
        return
        [
            .. changes.GroupBy(change => change with { Privileges = [] })
                .Select(some => new RightsChange(
                    some.Key.Grants, some.Key.Option, some.Key.Role, [.. some.SelectMany(one => one.Privileges)]))
                .OrderBy(change => change.Grants),
        ];
    }

    /// <summary>The statement.</summary>
    /// <param name="what">On what, with the words that come before its name.</param>
    /// <param name="columns">Which columns of it; empty for all of it.</param>
    public string Sql(string what, string columns = "")
    {
        var privileges = string.Join(", ", Privileges.Select(privilege => columns.Length == 0 ? privilege : $"{privilege} ({columns})"));
        return Grants
            ? $"grant {privileges} on {what} to {Role}{(Option ? " with grant option" : "")}"
            : $"revoke {(Option ? "grant option for " : "")}{privileges} on {what} from {Role}";
    }

    static IEnumerable<RightsChange> Undo(Right right, ImmutableArray<Right> after)
    {
        var twin = after.FirstOrDefault(one => one.Granted && one.Privilege == right.Privilege && one.Role == right.Role);
        if (!right.Granted)
            yield return One(true, right.Grantable, right);
        else if (twin is null)
            yield return One(false, false, right);
        else if (right.Grantable)
            yield return One(false, true, right);
    }

    static IEnumerable<RightsChange> Do(Right right, ImmutableArray<Right> before)
    {
        var twin = before.FirstOrDefault(one => one.Granted && one.Privilege == right.Privilege && one.Role == right.Role);
        if (!right.Granted)
            yield return One(false, false, right);
        else if (twin is null || right.Grantable)
            yield return One(true, right.Grantable, right);
    }

    static RightsChange One(bool grants, bool option, Right right) => new(grants, option, right.Role, [right.Privilege]);
}
