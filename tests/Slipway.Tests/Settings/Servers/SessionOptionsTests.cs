using Slipway.Settings;
using Slipway.Settings.Servers;
using Xunit;

namespace Slipway.Tests.Settings.Servers;

public sealed class SessionOptionsTests
{
    [Theory]
    [InlineData("-c role=app", "-c role=app")]
    [InlineData("-c search_path=a,b  -cstatement_timeout=5s", "-c search_path=a,b  -cstatement_timeout=5s")]
    [InlineData("--search-path=app --lock_timeout=1s", "--search-path=app --lock_timeout=1s")]
    [InlineData("endpoint=ep-cool-darkness-123456", "endpoint=ep-cool-darkness-123456")]
    [InlineData("-c app.key=SECRET", "-c app.key=***")]
    [InlineData("-capp.key=SECRET -c role=app", "-capp.key=*** -c role=app")]
    [InlineData("--app.key=SECRET", "--app.key=***")]
    [InlineData(@"-c app.key=SECRET\ AND\ MORE -c role=my\ role", @"-c app.key=*** -c role=my\ role")]
    [InlineData("-c SECRET", "-c ***")]
    [InlineData("-d SECRET", "*** ***")]
    [InlineData("", "")]
    public void Only_values_of_known_harmless_options_are_shown(string options, string expected) =>
        Assert.Equal(expected, SessionOptions.Shown(options));

    [Theory]
    [InlineData("postgresql://db/x?options=-c%20app.key%3DSECRET&sslmode=require")]
    [InlineData("postgresql://db/x?sslmode=require&options=-c+app.key=SECRET")]
    [InlineData("host=db options='-c app.key=SECRET' dbname=x")]
    [InlineData("host=db dbname=x options=-capp.key=SECRET")]
    [InlineData("Host=db;Options=-c app.key=SECRET;Database=x")]
    [InlineData("Host=db;Options=\"-c app.key=SECRET\";Database=x")]
    public void A_secret_among_the_options_is_masked_in_every_spelling(string text)
    {
        Assert.DoesNotContain("SECRET", SecretText.Mask(text), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", DatabaseUrl.Parse(text, "/").Required.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://app@db/x?options=-c%20search_path%3Dapp&sslmode=require")]
    [InlineData("host=db options='-c role=app' dbname=x")]
    public void What_is_harmless_is_left_as_it_is_written(string text) => Assert.Equal(text, SecretText.Mask(text));
}
