using System.Globalization;
using System.Text;
using Campaigns.Api.Contacts.Import;

namespace Campaigns.Api.Tests.Contacts.Import;

public sealed class MillionRowsTests
{
    private const int Rows = 1_000_000;
    private const long Allowance = 32 * 1024 * 1024;

    [Fact]
    public async Task A_million_rows_need_no_more_memory_than_a_few()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long faults = 0;
        var list = new ContactList(new EndlessUpload(Rows), null, ColumnMapping.None, new SampleNumbers(), (_, _) =>
        {
            faults++;
            return ValueTask.CompletedTask;
        });

        long contacts = 0;
        long most = 0;
        await foreach (var contact in list.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (++contacts % 200_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal((900_000, 100_000, 100_000), (contacts, faults, list.FailedRows));
        Assert.True(most < Allowance, $"{most / 1024 / 1024} MiB stayed in memory.");
    }

    /// <summary>A CSV file that is written while it is read; each tenth row is bad.</summary>
    private sealed class EndlessUpload(int rows) : Stream
    {
        private byte[] _line = Encoding.UTF8.GetBytes("phone,name,city,tz,note\r\n");
        private int _offset;
        private int _row;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_offset == _line.Length)
            {
                if (_row == rows)
                {
                    return 0;
                }

                _row++;
                _line = Encoding.UTF8.GetBytes(_row % 10 == 0
                    ? "nobody,Someone,Nowhere,,\r\n"
                    : string.Create(CultureInfo.InvariantCulture, $"+1312{_row:0000000},Zoë {_row},City {_row % 100},America/Chicago,\"says \"\"hi\"\", twice\"\r\n"));
                _offset = 0;
            }

            var length = Math.Min(count, _line.Length - _offset);
            _line.AsSpan(_offset, length).CopyTo(buffer.AsSpan(offset));
            _offset += length;
            return length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var chunk = new byte[Math.Min(buffer.Length, 1024)];
            var read = Read(chunk, 0, chunk.Length);
            chunk.AsSpan(0, read).CopyTo(buffer.Span);
            return ValueTask.FromResult(read);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
