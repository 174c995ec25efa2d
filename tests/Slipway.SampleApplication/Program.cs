namespace Slipway.SampleApplication;

/// <summary>Nobody who only wants to know the schema may come here.</summary>
static class Program
{
    static int Main()
    {
        Console.Error.WriteLine("The application was started.");
        return 99;
    }
}
