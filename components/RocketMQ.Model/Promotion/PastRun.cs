namespace RocketMQ.Model.Promotion;

/// <summary>What a stack ran before, so that it can go back there.</summary>
/// <param name="Version">Version of the release.</param>
/// <param name="Sha512">SHA-512 as in <see cref="PromotedState.Sha512"/>.</param>
/// <param name="Digest">Digest of the effective configuration.</param>
/// <param name="Library">The library it was made with.</param>
/// <param name="Up">The <c>up</c> that brought it.</param>
/// <param name="Passed">True where it had passed in the stack it came from; false where it came by an override, or where no promotion was asked for.</param>
public sealed record PastRun(string Version, string Sha512, string Digest, string Library, PassedUp Up, bool Passed);
