using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>A member of a JSON object.</summary>
sealed record JsonMember(string Name, Place Where, JsonTree Value);
