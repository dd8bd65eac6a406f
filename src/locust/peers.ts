import { isSingleExecutable } from '../env/single-executable.ts';
import { IqmockError } from '../errors.ts';

/** The two libraries that speak Locust's protocol. */
export interface Peers {
  readonly zeromq: typeof import('zeromq');
  readonly msgpackr: typeof import('msgpackr');
}

const command = 'npm install zeromq msgpackr';

/** Loads the optional libraries. Throws CONFIG, with the command that installs them, where one is missing. */
export async function loadPeers(
  load: () => Promise<Peers> = async () => ({
    zeromq: await import('zeromq'),
    msgpackr: await import('msgpackr'),
  }),
): Promise<Peers> {
  try {
    return await load();
  } catch (cause) {
    if (isSingleExecutable()) {
      throw new IqmockError('CONFIG', '--locust does not work in the single executable.', {
        hint: `The libraries that it needs are not inside. Install iqmock with npm, and beside it: ${command}`,
        cause,
      });
    }
    const { code, message } = cause as NodeJS.ErrnoException;
    const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
    const why = isMissing ? 'are not installed' : `cannot be loaded: ${message}`;
    throw new IqmockError('CONFIG', `The libraries zeromq and msgpackr, which --locust needs, ${why}.`, {
      hint: `Install them beside iqmock: ${command} (with --global if iqmock is installed so).`,
      cause,
    });
  }
}
