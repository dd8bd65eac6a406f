import { address } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { maskSecrets } from '../../secrets/mask.ts';
import type { ProxySettings } from '../policy.ts';
import { proxyFromEnvironment, proxyUrl } from '../proxy.ts';
import { definePart, groups, type PolicyHost } from './part.ts';

/** `--proxy` */
export const proxy = definePart({
  options: {
    proxy: defineOption<string>({
      name: 'proxy',
      group: groups.target,
      doc: 'The proxy on the way to the target, or none. Loopback is always reached directly.',
      kind: address('URL|none'),
      defaultText: 'HTTP_PROXY, HTTPS_PROXY, NO_PROXY',
    }),
  },
  ineffective: [
    {
      flags: ['proxy'],
      when: ({ to }) => to === undefined,
      because: 'the embedded consumer is reached directly',
      hint: 'Name a target with --to, or leave it out.',
    },
  ],
  settle: ({ proxy: written }, { host }) => ({ proxy: proxyOf(written, host.env) }),
  describe: (policy) => ({ proxy: describeProxy(policy.proxy) }),
});

function proxyOf(written: string | undefined, env: PolicyHost['env']): ProxySettings {
  if (written === undefined) return proxyFromEnvironment(env);
  if (written === 'none') return { bypass: '' };
  const url = proxyUrl(written, '--proxy', 'USAGE');
  return { http: url, https: url, bypass: '' };
}

function describeProxy({ http, https, bypass }: ProxySettings): string | undefined {
  if (http === undefined && https === undefined) return undefined;
  const parts = [
    http === undefined ? undefined : `http by ${maskSecrets(http)}`,
    https === undefined ? undefined : `https by ${maskSecrets(https)}`,
    bypass === '' ? undefined : `not for ${bypass}`,
  ].filter((part) => part !== undefined);
  return parts.join(', ');
}
