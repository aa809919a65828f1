using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Promotion;

/// <summary>Compares what a stack wants with what passed in the stack it is promoted from.</summary>
public static class PromotionCheck
{
    /// <summary>Clocks that are further apart than this make a time from there mean nothing here.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);

    /// <summary>Compares.</summary>
    /// <param name="spec">The stack's <c>rocketmq:promotion</c>; null where it has none.</param>
    /// <param name="wanted">What it wants.</param>
    /// <param name="source">The other stack; null where there is none, or where it cannot be read.</param>
    /// <param name="own">The stack's own record so far; null where it has none.</param>
    /// <param name="now">The time of this machine.</param>
    public static PromotionVerdict Run(PromotionSpec? spec, PromotedState wanted, PromotionSourceState? source, PromotionRecord? own, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var rows = spec is null || source is null ? [] : Rows(spec, wanted, source, now);
        var verdict = new PromotionVerdict { Outcome = PromotionOutcome.Refused, Wanted = wanted, Rows = rows, There = source?.Record, Own = own };
        // Without a promotion that could pass, an override of earlier days stays on record.
        if (spec is null) return verdict with { Outcome = PromotionOutcome.None, Override = own?.Override };
        if (source is not null && rows.Count == 0) return verdict with { Outcome = PromotionOutcome.Passed };
        if (own is not null && own.Holds(wanted))
        {
            return verdict with { Outcome = PromotionOutcome.RunsAlready, Override = own.Override is null ? null : spec.Override ?? own.Override };
        }

        if (own is not null && WentBefore(own, wanted, source?.Record)) return verdict with { Outcome = PromotionOutcome.GoesBack };
        return spec.Override is { } reason ? verdict with { Outcome = PromotionOutcome.Overridden, Override = reason } : verdict;
    }

    // The library need not be the one of those days: but it must be one that has passed, or the one that runs.
    private static bool WentBefore(PromotionRecord own, PromotedState wanted, PromotionRecord? there) => own.Before.Prepend(own.AsPast).Any(past =>
        past.Passed && wanted.IsRunOf(past.Version, past.Sha512, past.Digest)
            && (wanted.Library == past.Library || wanted.Library == own.State.Library || wanted.Library == there?.State.Library));

    private static List<PromotionRow> Rows(PromotionSpec spec, PromotedState here, PromotionSourceState source, DateTimeOffset now)
    {
        var there = source.Record.State;
        List<PromotionRow> rows = [];
        if (source.BegunSince)
        {
            rows.Add(new("up", $"one began after {source.Record.Up.Time} and has not gone through", "-", "run `pulumi up` there until it goes through"));
        }

        if (there.Version != here.Version)
        {
            rows.Add(new("release", there.Version, here.Version, "set rocketmq:release.version there, `pulumi up` there, then promote"));
        }
        else if (there.Sha512 != here.Sha512)
        {
            rows.Add(new("sha512", Short(there.Sha512), Short(here.Sha512), $"same version, other archive: take the same file of {here.Version} in both"));
        }

        if (there.Library != here.Library)
        {
            rows.Add(new("library", there.Library, here.Library, "`pulumi up` there with the version that is used here (the same commit), then promote"));
        }

        rows.AddRange(Keys(spec, here, source.Record.State));
        rows.AddRange(Time(spec, source.Record.Up, now));
        return rows;
    }

    // Each profile here must have run there; the keys of the most similar one say what is missing.
    private static IEnumerable<PromotionRow> Keys(PromotionSpec spec, PromotedState here, PromotedState there)
    {
        HashSet<string> ignored = [.. spec.Differs, .. here.Configuration.LeftOut, .. there.Configuration.LeftOut];
        return here.Configuration.Profiles
            .Select(profile => (Profile: profile, Most: there.Configuration.Profiles
                .Where(p => p.Kind == profile.Kind).DefaultIfEmpty(new BrokerProfile(profile.Kind, new Dictionary<string, string>()))
                .Select(p => (Other: p, Keys: profile.Differences(p, ignored))).MinBy(p => (p.Keys.Count, p.Other.IsSlave != profile.IsSlave))))
            .SelectMany(p => p.Most.Keys.Select(key => Row(key, p.Profile, p.Most.Other)))
            .Distinct()
            .OrderBy(r => r.Setting, StringComparer.Ordinal);
    }

    private static PromotionRow Row(string key, BrokerProfile here, BrokerProfile there) => new(
        here.Kind == InstanceKind.NameServer ? $"namesrv.conf {key}" : key,
        there.Values.GetValueOrDefault(key, "(not given)"),
        here.Values.GetValueOrDefault(key, "(not given)"),
        $"set it there, `pulumi up` there, then promote; or list it: promotion.differs: [{key}]");

    private static IEnumerable<PromotionRow> Time(PromotionSpec spec, PassedUp up, DateTimeOffset now)
    {
        var age = now - up.At;
        if (age < -ClocksApart)
        {
            yield return new("time", $"passed at {up.Time}", $"it is {PromotionReport.TimeOf(now)} on this machine",
                "set the clocks of the two machines right (NTP)");
        }
        else if (spec.Soak > TimeSpan.Zero && age < spec.Soak)
        {
            yield return new("soak", $"running for {PromotionReport.Span(age)}", $"promotion.soak {Durations.Write(spec.Soak)}",
                $"wait until {PromotionReport.TimeOf(up.At + spec.Soak)}");
        }
    }

    private static string Short(string sha512) => sha512.Length > 16 ? sha512[..16] + "…" : sha512;
}
