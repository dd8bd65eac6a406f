import { IqmockError } from '../../errors.ts';
import type { Kind } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { maskHeaders } from '../../secrets/mask.ts';
import { checkHeaders, parseHeader } from '../headers.ts';
import { definePart, groups } from './part.ts';

type Headers = Readonly<Record<string, string>>;

const linesOf = (headers: object): string[] =>
  Object.entries(headers).map(([name, content]) => `${name}: ${String(content)}`);

/** HTTP headers, `Name: value`; a configuration file or a program may also give a map. */
export const headersKind: Kind<Headers> = {
  placeholder: "'NAME: VALUE'",
  takes: 'many',
  separator: '\n',
  schema: {
    type: ['object', 'string', 'array'],
    items: { type: 'string', minLength: 1 },
    additionalProperties: { type: ['string', 'number', 'boolean'] },
  },
  parse(lines, label) {
    try {
      const headers = Object.fromEntries(lines.map(parseHeader));
      checkHeaders(headers);
      return headers;
    } catch (error) {
      if (!(error instanceof IqmockError)) throw error;
      throw new IqmockError('USAGE', error.message.replace('--header', label), { hint: error.hint });
    }
  },
  format: (headers) => linesOf(headers).join('\n'),
  mask: (text, names) =>
    text
      .split('\n')
      .map((line) => linesOf(maskHeaders(Object.fromEntries([parseHeader(line)]), [], names)).join(''))
      .join('; '),
  texts(value) {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return undefined;
    const lines = Array.isArray(value) ? (value as unknown[]) : linesOf(value);
    return lines.every((line) => typeof line === 'string') ? lines : undefined;
  },
};

/** `--header` */
export const headers = definePart({
  options: {
    header: defineOption<Headers>({
      name: 'header',
      short: 'H',
      group: groups.target,
      doc: 'A header on every webhook.',
      kind: headersKind,
      configKey: 'headers',
    }),
  },
  settle: ({ header }) => (header === undefined ? {} : { headers: header }),
  describe: ({ headers: sent, mask }) => {
    const lines = linesOf(maskHeaders(sent, [], mask));
    return { headers: lines.length === 0 ? undefined : lines.join('; ') };
  },
});
