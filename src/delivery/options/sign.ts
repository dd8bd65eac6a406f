import { IqmockError } from '../../errors.ts';
import { text } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { presets, type SignScheme } from '../policy.ts';
import { parseSign } from '../sign.ts';
import { definePart, groups } from './part.ts';

/** `--sign`, `--sign-secret` */
export const sign = definePart({
  options: {
    sign: defineOption<string>({
      name: 'sign',
      group: groups.target,
      doc: 'Signs every try: standard-webhooks, or hmac-sha256:Header-Name.',
      kind: text('SCHEME'),
      defaultText: describeSign(presets.default.policy.sign),
    }),
    signSecret: defineOption<string>({
      name: 'sign-secret',
      group: groups.target,
      doc: 'The secret to sign with; for rotation, several, separated by commas.',
      kind: text('SECRET'),
      secret: true,
    }),
  },
  settle({ sign: scheme, signSecret }) {
    if (scheme !== undefined) return { sign: parseSign(scheme, signSecret) };
    if (signSecret === undefined) return {};
    throw new IqmockError('USAGE', '--sign-secret is given, but not how to sign.', {
      hint: 'Add --sign standard-webhooks or --sign hmac-sha256:Header-Name.',
    });
  },
  describe: (policy) => ({ signature: describeSign(policy.sign) }),
});

function describeSign(scheme: SignScheme | undefined): string {
  if (scheme === undefined) return 'none';
  if (scheme.name === 'hmac-sha256') return `hmac-sha256 in ${scheme.header}, secret ***`;
  return `standard-webhooks, ${scheme.secrets.length === 1 ? 'secret' : `${scheme.secrets.length} secrets`} whsec_***`;
}
