namespace Campaigns.Telephony.Contract;

/// <summary>Cases that belong together and are run one after another; groups run side by side.</summary>
public interface IContractCases
{
    static abstract IReadOnlyList<ContractCase> All { get; }
}
