using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Announcements;

/// <summary>Speaks by the configured program.</summary>
public sealed class SpeechCommand(SpeechOptions options) : ISpeech
{
    // Two thousand characters are about two minutes of speech; a program that needs longer to make them hangs.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public bool Available => options.Command is { Length: > 0 };

    /// <inheritdoc/>
    public async Task<byte[]> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        using var process = Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            var wav = ReadAsync(process.StandardOutput.BaseStream, limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await WriteAsync(process, text, limit.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode == 0
                ? WithLengths(await wav.ConfigureAwait(false))
                : throw new InvalidOperationException($"{options.Command} ended with {process.ExitCode}: {(await errors.ConfigureAwait(false)).Trim()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{options.Command} did not finish within {Longest.TotalSeconds} s");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(options.Command ?? throw new InvalidOperationException("No speech command is configured"), options.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            UseShellExecute = false,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{options.Command} can't be started: {exception.Message}", exception);
        }
    }

    private static async Task WriteAsync(Process process, string text, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says whether that was right.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellationToken).ConfigureAwait(false);
        return memory.ToArray();
    }

    /// <summary>A program that writes to a pipe can't go back to say how long its audio became: the last chunk's length is what followed it.</summary>
    private static byte[] WithLengths(byte[] wav)
    {
        const int HeaderBytes = 12;
        for (var at = HeaderBytes; at + 8 <= wav.Length;)
        {
            var rest = wav.Length - at - 8;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(wav.AsSpan(at + 4));
            if (length > rest)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(at + 4), (uint)rest);
                BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(4), (uint)(wav.Length - 8));
                break;
            }

            at += 8 + (int)length + ((int)length & 1);
        }

        return wav;
    }
}
