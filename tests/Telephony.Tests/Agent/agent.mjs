// An agent as its library's users write it: @openai/agents takes the call's stream, a fake model talks. What it sees goes to standard
// output, one JSON object a line. It leaves when the model has heard the caller and everything it said has been played.
//
//   node agent.mjs AUTH_TOKEN
import { createHmac } from 'node:crypto';
import { RealtimeAgent, RealtimeSession } from '@openai/agents-realtime';
import { TwilioRealtimeTransportLayer } from '@openai/agents-extensions';
import { WebSocketServer } from 'ws';
import { startModel } from './fake-model.mjs';

const token = process.argv[2];
const seen = { heard: false, played: false };
let call;

const report = (what) => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
  seen.heard ||= 'modelHeard' in what;
  seen.played ||= what.mark?.startsWith('done:') ?? false;
  if (seen.heard && seen.played) {
    call?.close(1000);
  }
};

const model = await startModel(report);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('connection', async (socket, request) => {
  call = socket;
  const url = `ws://${request.headers.host}${request.url}`;
  const signature = createHmac('sha1', token).update(url).digest('base64');
  report({ signed: request.headers['x-twilio-signature'] === signature });

  const transport = new TwilioRealtimeTransportLayer({ twilioWebSocket: socket });
  transport.on('*', (event) => {
    if (event.type === 'twilio_message' && event.message.event !== 'media') {
      report(event.message.event === 'mark' ? { mark: event.message.mark.name } : { twilio: event.message });
    }
  });
  socket.on('close', (code) => report({ closed: code }));
  const session = new RealtimeSession(new RealtimeAgent({ name: 'Agent', instructions: 'Greet.' }), { transport });
  session.on('error', (error) => report({ error: String(error?.error?.message ?? error?.error ?? error) }));
  await session.connect({ apiKey: 'none', url: model });
});
server.on('listening', () => report({ port: server.address().port }));
