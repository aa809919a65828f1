using System.Globalization;
using System.Security;

namespace RocketMQ.Model.Rendering;

/// <summary>
/// Writes <c>logback_broker.xml</c> and <c>logback_namesrv.xml</c>: the loggers and sizes of the stock files, the folder of the instance. Times
/// are the host's with their offset (stock: GMT+8 wherever the host is). 5.x has Logback under another package name and maps the
/// class names by itself.
/// </summary>
internal static class Logback
{
    private const string Time = "%d{yyyy-MM-dd HH:mm:ss.SSSXXX}";
    private const string Full = Time + " %p %t - %m%n";
    private const string NoThread = Time + " %p - %m%n";
    private const string Bare = Time + " - %m%n";

    private static readonly Template Frame = Template.Load("logback.xml");
    private static readonly Template Appender = Template.Load("logback-appender.xml");
    private static readonly Template Logger = Template.Load("logback-logger.xml");
    private static readonly Template Root = Template.Load("logback-root.xml");

    private static readonly LogFile[] Broker4 =
    [
        new("broker", 20, 128, Full, "RocketmqBroker", "RocketmqCommon"),
        new("protection", 10, 100, Bare, "RocketmqProtection"),
        new("watermark", 10, 100, Bare, "RocketmqWaterMark"),
        new("store", 10, 128, Full, "RocketmqStore"),
        new("storeerror", 10, 100, Full, "RocketmqStoreError"),
        new("remoting", 10, 100, Full, "RocketmqRemoting"),
        new("transaction", 10, 100, Full, "RocketmqTransaction"),
        new("lock", 5, 100, Full, "RocketmqRebalanceLock"),
        new("filter", 10, 100, Full, "RocketmqFilter"),
        new("stats", 5, 100, NoThread, "RocketmqStats"),
        new("commercial", 10, 500, Full, "RocketmqCommercial"),
        new("broker_default", 10, 100, Full),
    ];

    private static readonly LogFile[] Broker5 =
    [
        .. Broker4[..^1],
        new("rocksdb", 10, 128, Full, "RocketmqRocksDB"),
        new("tiered_store", 10, 128, Full, "RocketmqTieredStore"),
        new("broker_traffic", 10, 100, Full, "RocketmqTraffic"),
        new("pop", 20, 128, Full, "RocketmqPop"),
        new("coldctr", 10, 100, Full, "RocketmqColdCtr"),
        new(
            "broker_metrics",
            3,
            512,
            Full,
            "io.opentelemetry.exporter.logging.otlp.OtlpJsonLoggingMetricExporter",
            "io.opentelemetry.exporter.logging.LoggingMetricExporter"),
        new("auth_audit", 3, 512, Full, "RocketmqAuthAudit"),
        Broker4[^1],
    ];

    private static readonly LogFile[] NameServer4 =
    [
        new("namesrv", 5, 100, Full, "RocketmqNamesrv", "RocketmqCommon", "RocketmqRemoting"),
        new("namesrv_default", 5, 100, Full),
    ];

    private static readonly LogFile[] NameServer5 =
    [
        new("namesrv", 5, 100, Full, "RocketmqNamesrv", "RocketmqCommon", "RocketmqRemoting", "RocketmqController"),
        new("namesrv_traffic", 10, 100, Full, "RocketmqTraffic"),
        new("namesrv_default", 5, 100, Full),
    ];

    // All but name and folder is the same for all instances of a kind: put together once.
    internal static IReadOnlyList<Template> Templates { get; } =
    [
        Shape("logback-namesrv-4.xml", NameServer4, "RocketmqNamesrvConsole"),
        Shape("logback-namesrv-5.xml", NameServer5, "RocketmqNamesrvConsole"),
        Shape("logback-broker-4.xml", Broker4, "RocketmqConsole"),
        Shape("logback-broker-5.xml", Broker5, "RocketmqConsole"),
    ];

    internal static string Render(InstanceKind kind, bool is5, string instance, string folder) => For(kind, is5).Fill(Values(instance, folder));

    internal static PlannedFile File(string path, string owner, InstanceKind kind, bool is5, string instance, string folder) =>
        For(kind, is5).File(path, "0640", owner, Values(instance, folder));

    private static Template For(InstanceKind kind, bool is5) => Templates[(kind == InstanceKind.Broker ? 2 : 0) + (is5 ? 1 : 0)];

    private static Dictionary<string, string> Values(string instance, string folder) => new()
    {
        ["instance"] = Xml(instance).Replace("--", "- -", StringComparison.Ordinal),
        ["folder"] = Xml(folder),
        // In a pattern % begins a conversion.
        ["folder-pattern"] = Xml(folder.Replace("%", "\\%", StringComparison.Ordinal)),
    };

    private static Template Shape(string name, LogFile[] files, string console)
    {
        var loggers = files.SelectMany(f => f.Loggers.Select(l => LoggerText(l, f.Name))).Append(LoggerText(console, "CONSOLE"));
        return new Template(name, Frame.Fill(new Dictionary<string, string>
        {
            ["instance"] = "{{instance}}",
            ["appenders"] = string.Concat(files.Select(AppenderText)).TrimEnd('\n') + "\n",
            ["loggers"] = string.Concat(loggers) + Root.Fill(new Dictionary<string, string> { ["appender"] = files[^1].Name }).TrimEnd('\n'),
        }));
    }

    private static string AppenderText(LogFile file) => Appender.Fill(new Dictionary<string, string>
    {
        ["name"] = file.Name,
        ["folder"] = "{{folder}}",
        ["folder-pattern"] = "{{folder-pattern}}",
        ["keep"] = file.Keep.ToString(CultureInfo.InvariantCulture),
        ["megabytes"] = file.Megabytes.ToString(CultureInfo.InvariantCulture),
        ["pattern"] = file.Form,
    });

    private static string LoggerText(string logger, string appender) =>
        Logger.Fill(new Dictionary<string, string> { ["logger"] = logger, ["appender"] = appender });

    private static string Xml(string text) => SecurityElement.Escape(text);
}
