using System.Text.RegularExpressions;

namespace RocketMQ.Model.Topology;

/// <summary>
/// Who a deployment is to the hosts that it claims. Drawn once for each stack and kept in its state: it survives a renamed stack, and is not carried by a
/// copied configuration. The number alone decides; the rest is shown to whoever meets a host that is claimed already.
/// </summary>
/// <param name="Number">The number: the letter s and 12 hexadecimal digits (a letter first, so that YAML takes it for text).</param>
/// <param name="Stack">project/stack at the time.</param>
/// <param name="User">user@machine that ran the first <c>up</c>.</param>
/// <param name="Since">Time of it, UTC.</param>
public sealed partial record DeploymentOwner(string Number, string Stack, string User, string Since)
{
    /// <summary>Reads what the local command that draws the number prints: the four parts, blanks between.</summary>
    /// <param name="text">One line.</param>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static DeploymentOwner Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 4 && Form().IsMatch(parts[0])
            ? new DeploymentOwner(parts[0], parts[1], parts[2], parts[3])
            : throw new FormatException($"'{text}' is not a number, a stack, a user and a time.");
    }

    [GeneratedRegex("^s[0-9a-f]{12}$")]
    private static partial Regex Form();
}
