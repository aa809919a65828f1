using Infra;
using Pulumi;

// "places" is for tools/logs: where the instances of a configuration are. Without an argument it is the program of the stack.
return args is ["places"] ? PlacesCommand.Run(Console.In, Console.Out, Console.Error) : await Deployment.RunAsync(StackProgram.RunAsync);
