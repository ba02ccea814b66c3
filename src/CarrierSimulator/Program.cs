using Campaigns.CarrierSimulator;

return await new CarrierCommand().Build(TimeProvider.System).Parse(args).InvokeAsync();
