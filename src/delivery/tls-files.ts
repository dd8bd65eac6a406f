import { IqmockError } from '../errors.ts';
import type { Host } from '../env/host.ts';
import type { PolicyOptions } from './options/options.gen.ts';
import type { TlsSettings } from './policy.ts';

type TlsOptions = Pick<PolicyOptions, 'insecure' | 'ca' | 'cert' | 'key'>;
type ReadText = Host['readText'];

/**
 * Reads the files that the options name. Throws USAGE for half a pair, INPUT for a file that cannot be read or is not
 * PEM.
 */
export async function readTls(options: TlsOptions, readText: ReadText): Promise<TlsSettings> {
  const { insecure, ca, cert, key } = options;
  if (cert !== undefined && key === undefined) {
    throw new IqmockError('USAGE', '--cert is given without --key.', {
      hint: 'Add --key with the private key.',
    });
  }
  if (key !== undefined && cert === undefined) {
    throw new IqmockError('USAGE', '--key is given without --cert.', {
      hint: 'Add --cert with the certificate.',
    });
  }
  const [caText, certText, keyText] = [
    await pem('--ca', ca, readText),
    await pem('--cert', cert, readText),
    await pem('--key', key, readText),
  ];
  return {
    insecure: insecure ?? false,
    ...(caText === undefined ? {} : { ca: caText }),
    ...(certText === undefined ? {} : { cert: certText }),
    ...(keyText === undefined ? {} : { key: keyText }),
  };
}

async function pem(flag: string, path: string | undefined, readText: ReadText): Promise<string | undefined> {
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = await readText(path);
  } catch (cause) {
    throw new IqmockError('INPUT', `${flag}: the file ${path} cannot be read.`, {
      hint: cause instanceof Error ? cause.message : 'Check the path.',
      cause,
    });
  }
  if (text.includes('-----BEGIN ')) return text;
  throw new IqmockError('INPUT', `${flag}: ${path} is not a PEM file.`, {
    hint: 'A PEM file has a line -----BEGIN CERTIFICATE----- or -----BEGIN PRIVATE KEY-----.',
  });
}
