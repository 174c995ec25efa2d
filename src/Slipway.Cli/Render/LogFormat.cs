namespace Slipway.Cli.Render;

/// <summary>How a log is written.</summary>
enum LogFormat
{
    /// <summary>Sentences for a person at a terminal.</summary>
    Human,

    /// <summary>One line each, with <c>level=</c>, for the log viewers of platforms.</summary>
    Plain,

    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>Lines of Alembic's form, between the lines of a banner.</summary>
    Banner,
}
