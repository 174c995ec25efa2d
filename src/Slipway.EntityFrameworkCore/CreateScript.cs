namespace Slipway.EntityFrameworkCore;

/// <summary>The statements with which Entity Framework Core itself would make the schema.</summary>
static class CreateScript
{
    /// <param name="application">The application, whose version of Entity Framework Core it is.</param>
    /// <param name="context">A context of it.</param>
    /// <exception cref="RefusedException">The context's provider has no such statements.</exception>
    public static string Of(Application application, object context)
    {
        var relational = application.Find("Microsoft.EntityFrameworkCore.Relational")
            ?? throw new RefusedException($"{context.GetType().FullName} uses no database that has SQL.");
        var database = context.GetType().GetProperty("Database")!.GetValue(context);
        return (string)relational.GetType("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", throwOnError: true)!
            .GetMethod("GenerateCreateScript")!.Invoke(null, [database])!;
    }
}
