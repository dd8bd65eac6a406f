import { createHost, type Host } from '../env/host.ts';
import type { Emitter } from './emitter.ts';
import { checkEmitterOptions, type EmitterOptions } from './options.ts';

/**
 * Makes an emitter: `await using emitter = await createEmitter({ to: server.url })`. Nothing is sent yet.
 * Throws USAGE or TARGET if an option makes no sense, INPUT for a certificate that cannot be read.
 * @param host the door to the machine; the real one by default
 */
export async function createEmitter(options: EmitterOptions, host: Host = createHost()): Promise<Emitter> {
  checkEmitterOptions(options);
  // The rooms that play and send take most of the time of an import; a test that only judges bodies does not wait for them.
  const { openEmitter } = await import('./http-emitter.ts');
  return openEmitter(options, host);
}
