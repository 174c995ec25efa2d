namespace Slipway.Settings.Servers;

/// <summary>Whose rules a URL is written by, where they differ.</summary>
enum UrlDialect
{
    /// <summary>libpq, and all who follow it.</summary>
    Libpq,

    /// <summary>SQLAlchemy (<c>+driver</c>): a password may hold raw slashes, a % alone is one, + is a blank in parameters.</summary>
    SqlAlchemy,

    /// <summary>JDBC: everything is decoded like a form, + is a blank; <c>ssl=true</c> verifies.</summary>
    Jdbc,

    /// <summary>R2DBC: decoded like a form.</summary>
    R2dbc,
}
