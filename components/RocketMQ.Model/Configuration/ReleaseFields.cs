namespace RocketMQ.Model.Configuration;

/// <summary>The fields of <c>rocketmq:release</c>.</summary>
internal static class ReleaseFields
{
    /// <summary>release.</summary>
    public static ConfigField Release { get; } = new()
    {
        Name = "release",
        Type = FieldType.Object,
        Description = "Which RocketMQ runs, and where it comes from: the version alone means its archive in the project's folder `archives/`, by its sum in `archives/SHA512SUMS`.",
        Fields =
        [
            new()
            {
                Name = "version",
                Type = FieldType.Text,
                Form = Forms.Version,
                Default = "4.7.1",
                Description = "RocketMQ version, in quotes.",
                Example = "\"4.7.1\"",
            },
            new()
            {
                Name = "archive",
                Type = FieldType.Text,
                Form = Forms.Archive,
                DefaultNote = "that of the version in `archives/`",
                Description = "Path or URL of the binary archive (one folder at its top). Needs sha512.",
                Example = "https://archive.apache.org/dist/rocketmq/4.7.1/rocketmq-all-4.7.1-bin-release.zip",
            },
            new()
            {
                Name = "sha512",
                Type = FieldType.Text,
                Form = Forms.Sha512,
                DefaultNote = "none; required with archive",
                Description = "SHA-512 of the archive; another content is refused.",
                Example = "128 hexadecimal digits",
            },
            new()
            {
                Name = "fetch",
                Type = FieldType.Choice,
                Choices = ["here", "hosts"],
                Default = "here",
                Description = "Who fetches an archive that is a URL: the machine that runs Pulumi, which copies it to the hosts, or each host itself (a mirror in its own network; it needs curl or wget).",
                Example = "hosts",
            },
            new()
            {
                Name = "build",
                Type = FieldType.Object,
                DefaultNote = "no build",
                Description = "Build the release from its source release on the machine that runs Pulumi, once for each content, instead of taking an archive.",
                Fields =
                [
                    new()
                    {
                        Name = "source",
                        Type = FieldType.Text,
                        Form = Forms.Source,
                        Required = true,
                        Description = "Path or URL of the source release zip.",
                        Example = "https://archive.apache.org/dist/rocketmq/4.7.1/rocketmq-all-4.7.1-source-release.zip",
                    },
                    new()
                    {
                        Name = "sha512",
                        Type = FieldType.Text,
                        Form = Forms.Sha512,
                        Required = true,
                        Description = "SHA-512 of the source release; another content is refused.",
                        Example = "128 hexadecimal digits",
                    },
                    new()
                    {
                        Name = "mavenMirror",
                        Type = FieldType.Text,
                        Form = Forms.MavenMirror,
                        DefaultNote = "Maven's own settings",
                        Description = "URL of the Maven repository that all requests go to.",
                        Example = "https://maven.example.com/public",
                    },
                ],
            },
        ],
    };
}
