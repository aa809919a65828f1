using Infra;
using Pulumi;

return args is ["--logs", .. var rest] ? LogCommands.Print(rest) : await Deployment.RunAsync(StackProgram.RunAsync);
