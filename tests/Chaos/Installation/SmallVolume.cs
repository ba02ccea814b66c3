using System.Globalization;

namespace Campaigns.Chaos.Installation;

/// <summary>A file system in a file, for the database alone, so that it can be filled up without filling anybody else's.</summary>
internal sealed class SmallVolume : IAsyncDisposable
{
    private readonly string _image;

    private SmallVolume(string image, string folder) => (_image, Folder) = (image, folder);

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Makes and mounts one; root only.</summary>
    /// <param name="image">The file to make; it takes what is written, not its whole size.</param>
    /// <param name="folder">The folder to make and mount it at.</param>
    public static async Task<SmallVolume> CreateAsync(string image, string folder)
    {
        await Tool.RunAsync("truncate", "-s", "4G", image);
        await Tool.RunAsync("mkfs.ext4", "-q", "-m", "0", image);
        Directory.CreateDirectory(folder);
        await Tool.RunAsync("mount", "-o", "loop", image, folder);
        return new SmallVolume(image, folder);
    }

    /// <summary>Takes all of the free space.</summary>
    public Task FillAsync() =>
        Tool.RunAsync("fallocate", "-l", new DriveInfo(Folder).AvailableFreeSpace.ToString(CultureInfo.InvariantCulture), Ballast);

    public void Empty() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await Tool.RunAsync("umount", Folder);
        File.Delete(_image);
    }
}
