import { onTestFinished } from 'vitest';
import { startMisbehavingServer, type MisbehavingServer, type ServerSettings } from './misbehaving-server.ts';

/** A target for a command that is under test; it is closed when the test is over. */
export async function startTarget(settings: ServerSettings = {}): Promise<MisbehavingServer> {
  const server = await startMisbehavingServer(settings);
  onTestFinished(() => server.close());
  return server;
}

/** The `ChatEvent` of a body. */
export function eventOf(body: Uint8Array | string): Readonly<Record<string, unknown>> {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  return (JSON.parse(text) as { ChatEvent: Record<string, unknown> }).ChatEvent;
}
