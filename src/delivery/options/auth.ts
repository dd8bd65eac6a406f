import { IqmockError } from '../../errors.ts';
import { single, type Kind } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { describeAuth } from '../auth.ts';
import { definePart, groups } from './part.ts';

/** A secret text of a certain form; errors never show it. */
function secretText(
  placeholder: string,
  pattern: RegExp,
  { what, hint }: { readonly what: string; readonly hint: string },
): Kind<string> {
  return single({
    placeholder,
    schema: { type: ['string', 'number'], minLength: 1, minimum: 0, pattern: pattern.source },
    parse(text, label) {
      if (text === '') throw new IqmockError('USAGE', `${label} needs a value.`);
      if (pattern.test(text)) return text;
      throw new IqmockError('USAGE', `${label}: "***" ${what}.`, { hint });
    },
  });
}

/** `--bearer`, `--basic` */
export const auth = definePart({
  options: {
    bearer: defineOption<string>({
      name: 'bearer',
      group: groups.target,
      doc: 'The token of an Authorization: Bearer header.',
      kind: secretText('TOKEN', /^[\x21-\x7e]+$/, {
        what: 'is not a token',
        hint: 'A token has no spaces and only ASCII characters.',
      }),
      secret: true,
    }),
    basic: defineOption<string>({
      name: 'basic',
      group: groups.target,
      doc: 'User and password of an Authorization: Basic header.',
      kind: {
        ...secretText('USER:PASSWORD', /:/, { what: 'has no colon', hint: 'Write user:password.' }),
        schema: { type: 'string', pattern: ':' },
      },
      secret: true,
    }),
  },
  settle({ bearer, basic }) {
    if (bearer !== undefined && basic !== undefined) {
      throw new IqmockError('USAGE', '--bearer and --basic cannot be used together.', {
        hint: 'Give one of them.',
      });
    }
    if (bearer !== undefined) return { auth: { scheme: 'bearer', token: bearer } };
    if (basic === undefined) return {};
    const colon = basic.indexOf(':');
    return { auth: { scheme: 'basic', user: basic.slice(0, colon), password: basic.slice(colon + 1) } };
  },
  describe: ({ auth: login }) => ({ auth: login && describeAuth(login) }),
});
