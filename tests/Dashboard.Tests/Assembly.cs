using Campaigns.Dashboard.Tests.Installation;

[assembly: AssemblyFixture(typeof(DashboardInstallation))]
