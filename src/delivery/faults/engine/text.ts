import type { FaultDefinition } from '../parts/definition.ts';
import type { Selection } from '../../../webhook/fault.ts';
import { showSelection } from '../parts/selection.ts';
import { ownValue } from '../../../own.ts';

/** A fault as the command line writes it, without what is at its default: `duplicate:3,gap=1s@share=5%`. */
export function faultText(
  { name, parameters, main }: FaultDefinition,
  args: Readonly<Record<string, unknown>>,
  selection: Selection,
): string {
  const said = Object.entries(parameters).flatMap(([key, parameter]) => {
    const value = ownValue(args, key);
    const shown = parameter.show(value);
    if (shown === parameter.show(parameter.default)) return [];
    // A bare percentage would be read as the share of deliveries.
    return key === main && !shown.endsWith('%') ? [shown] : [`${key}=${shown}`];
  });
  const selected = showSelection(selection);
  return `${name}${said.length === 0 ? '' : `:${said.join(',')}`}${selected === '' ? '' : `@${selected}`}`;
}
