using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RocketMQ.Model.Tests")]
