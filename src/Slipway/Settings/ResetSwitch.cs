using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>
/// DB_RESET_ON_STARTUP: applications have it for developers, and one variable that was left over has emptied databases. A
/// deployment never does that; it stops, so that the application behind it does not do it either.
/// </summary>
static class ResetSwitch
{
    const string Name = "DB_RESET_ON_STARTUP";

    /// <summary>Why a deployment must not go on; <see langword="null"/> when nothing asks for a reset.</summary>
    public static Problem? Check(string? environment, Variables variables)
    {
        if (variables.Get(Name) is not { } found)
            return null;

        return found.Value.Trim().ToLowerInvariant() switch
        {
            "false" => null,
            "true" when ProductionSigns.Of(environment, variables) is { } sign => new Problem(
                Codes.ResetInProduction, $"{found.Origin} asks for the database to be emptied, and {sign}: this is production.")
            {
                State = "Nothing was changed, and the server was not started.",
                Fix = $"Unset {Name}.",
            },
            "true" => new Problem(
                Codes.ResetNotDeployed, $"{found.Origin} asks for the database to be emptied, and a deployment never does that.")
            {
                State = "Nothing was changed, and the server was not started.",
                Fix = $"Unset {Name}. To begin anew, drop and create the development database by hand, then run `slipway up`.",
            },
            _ => new Problem(Codes.SettingInvalid, $"{found.Origin} is neither true nor false.")
            {
                State = "Nothing was changed, and the server was not started.",
                Fix = $"Unset {Name}.",
            },
        };
    }
}
