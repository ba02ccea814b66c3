// A model that stands in for OpenAI's: it greets with a second of tone as soon as its session is set up, and is content when it has
// heard half a second of something loud.
import { WebSocketServer } from 'ws';

const loud = (octet) => (~octet & 0x70) >= 0x40;
const tone = Buffer.from({ length: 8000 }, (_, i) => (i % 16 < 8 ? 0x20 : 0xa0));

export function startModel(report) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    const say = (event) => socket.send(JSON.stringify(event));
    let loudOctets = 0;
    let greeted = false;
    say({ type: 'session.created', event_id: 'e1', session: { type: 'realtime' } });
    socket.on('message', (text) => {
      const event = JSON.parse(text);
      if (event.type === 'session.update') {
        say({ type: 'session.updated', event_id: 'e2', session: event.session });
        if (!greeted) {
          greeted = true;
          greet(say);
        }
      } else if (event.type === 'input_audio_buffer.append') {
        const before = loudOctets;
        loudOctets += Buffer.from(event.audio, 'base64').filter(loud).length;
        if (before < 4000 && loudOctets >= 4000) {
          report({ modelHeard: loudOctets });
        }
      }
    });
  });
  return new Promise((resolve) => server.on('listening', () => resolve(`ws://127.0.0.1:${server.address().port}`)));
}

function greet(say) {
  const at = { response_id: 'r1', item_id: 'i1', output_index: 0, content_index: 0 };
  say({ type: 'response.created', event_id: 'e3', response: { id: 'r1', object: 'realtime.response', status: 'in_progress', output: [] } });
  for (let from = 0; from < tone.length; from += 2000) {
    say({ type: 'response.output_audio.delta', event_id: `d${from}`, ...at, delta: tone.subarray(from, from + 2000).toString('base64') });
  }
  say({ type: 'response.output_audio.done', event_id: 'e4', ...at });
  say({ type: 'response.done', event_id: 'e5', response: { id: 'r1', object: 'realtime.response', status: 'completed', output: [] } });
}
