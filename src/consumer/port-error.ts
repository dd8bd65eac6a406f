import { IqmockError } from '../errors.ts';
import { ownValue } from '../own.ts';

/** Why a server cannot listen, as an error for people. */
export function cannotListen(error: NodeJS.ErrnoException, port: number, host: string): IqmockError {
  const reasons: Readonly<Record<string, [sentence: string, hint: string]>> = {
    EADDRINUSE: [`Port ${port} on ${host} is taken.`, 'Name another port, or 0 for any that is free.'],
    EACCES: [
      `Port ${port} is not allowed to this user.`,
      'Name a port from 1024 up, or 0 for any that is free.',
    ],
    EADDRNOTAVAIL: [
      `${host} is not an address of this machine.`,
      'Leave the host out to listen on 127.0.0.1.',
    ],
    ENOTFOUND: [`There is no host ${host}.`, 'Leave the host out to listen on 127.0.0.1.'],
  };
  const [sentence, hint] = ownValue(reasons, error.code ?? '') ?? [
    `Cannot listen on port ${port} of ${host}: ${error.message}.`,
    'Name another port, or 0 for any that is free.',
  ];
  return new IqmockError('PORT', sentence, { hint, cause: error });
}
