import { onOff, path } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import type { TlsSettings } from '../policy.ts';
import { readTls } from '../tls-files.ts';
import { definePart, groups } from './part.ts';

/** `--insecure`, `--ca`, `--cert`, `--key` */
export const tls = definePart({
  options: {
    insecure: defineOption<boolean>({
      name: 'insecure',
      group: groups.target,
      doc: 'Accepts any certificate of the target.',
      kind: onOff,
      default: false,
    }),
    ca: defineOption<string>({
      name: 'ca',
      group: groups.target,
      doc: 'A PEM file with the authority that signed the certificate of the target.',
      kind: path(),
    }),
    cert: defineOption<string>({
      name: 'cert',
      group: groups.target,
      doc: 'A PEM file with the certificate iqmock shows (mutual TLS).',
      kind: path(),
    }),
    key: defineOption<string>({
      name: 'key',
      group: groups.target,
      doc: 'A PEM file with the private key of --cert.',
      kind: path(),
    }),
  },
  ineffective: [
    {
      flags: ['insecure', 'ca', 'cert', 'key'],
      when: ({ to = '' }) => !/^https:/i.test(String(to)),
      because: 'the target is not reached by https',
      hint: 'Write --to https://…, or leave it out.',
    },
  ],
  settle: async (files, { host }) => ({ tls: await readTls(files, host.readText) }),
  describe: (policy) => ({ tls: describeTls(policy.tls) }),
});

function describeTls({ insecure, ca, cert }: TlsSettings): string | undefined {
  const parts = [
    insecure ? 'certificates not checked' : undefined,
    ca === undefined ? undefined : 'own authority',
    cert === undefined ? undefined : 'client certificate',
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}
