using FsCheck;

namespace Slipway.Tests;

/// <summary>How often a property is tried; twenty times as often with SLIPWAY_TEST_LONG=1.</summary>
static class Rounds
{
    /// <summary>A failure throws, with the seed that <c>Config.Replay</c> takes.</summary>
    public static Config Of(int times) => Config.QuickThrowOnFailure
        .WithMaxTest(Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") == "1" ? 20 * times : times);
}
