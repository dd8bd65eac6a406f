import { faults } from '../delivery/faults/index.gen.ts';
import { selectorNames, selectors } from '../delivery/faults/parts/selection.ts';
import { ownValue } from '../own.ts';
import { columns, wrap } from './layout.ts';

/** What `show` prints for a fault: what it does, its parameters, which webhooks it hits, an example. */
export function faultLines(name: string, width: number): string[] {
  const fault = ownValue(faults, name);
  if (fault === undefined) return [];
  const { doc, effect, parameters, main, example, mayRefuse } = fault;
  const rows = Object.entries(parameters).map(([key, parameter]) => ({
    term: key,
    text: `${parameter.doc} Takes ${parameter.takes}. [default: ${parameter.show(parameter.default)}]${key === main ? ' The bare value.' : ''}`,
  }));
  const which = selectorNames.map((key) => ({ term: key, text: selectors[key].doc }));
  const row = ({ term, text }: { readonly term: string; readonly text: string }) => ({
    term,
    plainTerm: term,
    text,
  });
  return [
    ...wrap(`${doc} ${effect}${mayRefuse === true ? ' A refusal with a 4xx passes.' : ''}`, width),
    ...(rows.length === 0 ? [] : ['', 'Parameters', ...columns(rows.map(row), width)]),
    '',
    'Which webhooks are hit',
    ...columns(which.map(row), width),
    '',
    `Example   --fault ${example.text}`,
    `          ${example.doc}`,
    '',
    `In a scenario: deliver at a step, faults for all of it; see docs/faults.md.`,
  ];
}
