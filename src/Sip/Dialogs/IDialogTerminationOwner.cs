namespace Campaigns.Sip.Dialogs;

/// <summary>Told, exactly once and under the endpoint's lock, how a BYE ended.</summary>
internal interface IDialogTerminationOwner
{
    void OnTerminated(DialogTermination termination);
}
