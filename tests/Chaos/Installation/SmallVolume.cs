using System.Globalization;

namespace Campaigns.Chaos.Installation;

/// <summary>A file system in a file, for the database alone, so that it can be filled up without filling anybody else's.</summary>
internal sealed class SmallVolume : IAsyncDisposable
{
    /// <summary>The file system needs some blocks of its own for a file that large.</summary>
    private const long Written = 64 * 1024 * 1024;

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

    /// <summary>Takes all of the free space: most of it at one go, the rest by writing until nothing more fits.</summary>
    public async Task FillAsync()
    {
        var most = new DriveInfo(Folder).AvailableFreeSpace - Written;
        if (most > 0)
        {
            await Tool.RunAsync("fallocate", "-l", most.ToString(CultureInfo.InvariantCulture), Ballast);
        }

        await Tool.RunAsync("sh", "-c", "dd if=/dev/zero bs=64k oflag=append conv=notrunc of=\"$0\" 2>&1 || true", Ballast);
    }

    public void Empty() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await Tool.RunAsync("umount", Folder);
        File.Delete(_image);
    }
}
