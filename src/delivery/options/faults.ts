import type { Kind } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { faultsOfTexts } from '../faults/engine/resolve.ts';
import type { Fault } from '../../webhook/fault.ts';
import { definePart, groups } from './part.ts';

/** Faults by their text; a program and a file may also write a map, `{ duplicate: 2, share: 5% }`. */
export const faultsKind: Kind<readonly Fault[]> = {
  placeholder: 'FAULT',
  takes: 'many',
  separator: '\n',
  schema: { type: ['array', 'string', 'object'], items: { type: ['string', 'object'] } },
  parse: faultsOfTexts,
  format: (faults) => faults.map(({ text }) => text).join('; '),
  texts(value) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = items.map(textOf).filter((text) => text !== undefined);
    return texts.length === items.length ? texts : undefined;
  },
};

/** The text of a fault, whether it is a text, was read, or is a map. */
function textOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return undefined;
  return 'text' in item && typeof item.text === 'string' ? item.text : JSON.stringify(item);
}

/** `--fault` */
export const faults = definePart({
  options: {
    fault: defineOption<readonly Fault[]>({
      name: 'fault',
      group: groups.delivery,
      doc: 'A fault to inject, such as duplicate:5%, delay:3s@first=2 or cut:after=50%,share=1%. `iqmock list faults` lists them, `iqmock show faults/duplicate` explains one.',
      kind: faultsKind,
      configKey: 'faults',
      defaultText: 'nothing',
      default: [],
    }),
  },
  settle: ({ fault }) => (fault === undefined ? {} : { faults: fault }),
  describe: ({ faults: wished }) => ({ faults: wished.length === 0 ? undefined : faultsKind.format(wished) }),
});
