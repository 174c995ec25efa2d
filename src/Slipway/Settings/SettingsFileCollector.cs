using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>Sorts the members of a settings file into settings, and says which of them are none.</summary>
sealed class SettingsFileCollector
{
    const string EnvironmentsMember = "environments";

    public List<Problem> Problems { get; } = [];

    public ImmutableDictionary<string, JsonTree> Values { get; private set; } = ImmutableDictionary<string, JsonTree>.Empty;

    public ImmutableDictionary<string, ImmutableDictionary<string, JsonTree>> Environments { get; private set; } =
        ImmutableDictionary<string, ImmutableDictionary<string, JsonTree>>.Empty;

    public void Top(JsonTree root)
    {
        if (!root.IsObject)
        {
            Problems.Add(Expected("an object", root));
            return;
        }

        Values = Collect("", root.Members.Where(member => member.Name is not ("$schema" or EnvironmentsMember)));
        if (root.Members.FirstOrDefault(member => member.Name is EnvironmentsMember)?.Value is not { } environments)
            return;
        if (!environments.IsObject)
            Problems.Add(Expected("an object with an object for each environment", environments));

        foreach (var one in environments.Members)
        {
            if (one.Value.IsObject)
                Environments = Environments.Add(one.Name, Collect("", one.Value.Members));
            else
                Problems.Add(Expected("an object with the settings of this environment", one.Value));
        }
    }

    ImmutableDictionary<string, JsonTree> Collect(string prefix, IEnumerable<JsonMember> members)
    {
        var values = ImmutableDictionary.CreateBuilder<string, JsonTree>();
        foreach (var member in members)
        {
            var name = prefix + member.Name;
            if (SettingKeys.Find(name) is not null)
                values[name] = member.Value;
            else if (member.Value.IsObject && IsGroup(name))
                values.AddRange(Collect(name + ".", member.Value.Members));
            else
                Problems.Add(IsGroup(name) ? Expected("an object", member.Value) : Unknown(prefix, member));
        }

        return values.ToImmutable();
    }

    static bool IsGroup(string name) =>
        SettingKeys.All.Any(key => key.Name.StartsWith(name + ".", StringComparison.Ordinal));

    static Problem Unknown(string prefix, JsonMember member)
    {
        var known = SettingKeys.All.Where(key => key.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key.Name[prefix.Length..].Split('.')[0])
            .Append(prefix.Length == 0 ? EnvironmentsMember : "")
            .Where(name => name.Length > 0).Distinct().ToList();
        return new Problem(Codes.SettingUnknown, $"There is no setting '{prefix}{member.Name}'.")
        {
            Where = member.Where,
            Fix = NearestName.Suggest(member.Name, known),
        };
    }

    static Problem Expected(string what, JsonTree found) =>
        new(Codes.SettingInvalid, $"Here stands what is no object; {what} is expected.") { Where = found.Where };
}
