import { createHost, type Host } from '../env/host.ts';
import type { ServeOptions } from './options.ts';
import type { Server } from './server-handle.ts';

export type { Server } from './server-handle.ts';

/**
 * Starts a server: `await using server = await startServer({ to: consumer.url })`. Without `to` it has a consumer built in.
 * Throws PORT if it cannot listen there, USAGE if an option makes no sense, and what is wrong with target, scenarios and
 * state.
 */
export async function startServer(options: ServeOptions = {}, host: Host = createHost()): Promise<Server> {
  // A test that only judges bodies does not wait for the rooms of a server.
  const { openServer } = await import('./running-server.ts');
  return openServer(options, host);
}
