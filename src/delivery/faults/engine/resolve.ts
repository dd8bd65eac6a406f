import { IqmockError } from '../../../errors.ts';
import { proxyFor } from '../../proxy.ts';
import type { Surroundings } from '../parts/definition.ts';
import type { Fault } from '../../../webhook/fault.ts';
import { definitionOf } from './plan.ts';
import { readFaultMap, readFaultText } from './read.ts';

/** A fault as a test or a command line gives it: the text form, or a map such as `{ duplicate: 2, share: '5%' }`. */
export type FaultOption = string | Readonly<Record<string, unknown>>;

/** Reads faults that were given as texts, or as JSON of maps. Throws USAGE, naming the flag, with the nearest name. */
export function faultsOfTexts(texts: readonly string[], label: string): readonly Fault[] {
  return texts.flatMap((text) => {
    const { faults, mistakes } = text.startsWith('{') ? readFaultMap(parsed(text)) : readFaultText(text);
    const [mistake] = mistakes;
    if (mistake === undefined) return faults;
    throw new IqmockError('USAGE', `${label} ${text}: ${mistake.message}`, { hint: mistake.hint });
  });
}

/** Reads faults that a program gives. Throws USAGE. */
export function resolveFaults(options: FaultOption | readonly FaultOption[]): readonly Fault[] {
  const given: readonly FaultOption[] = Array.isArray(options) ? options : [options as FaultOption];
  const texts = given.map((option) => (typeof option === 'string' ? option : JSON.stringify(option)));
  return faultsOfTexts(texts, 'faults:');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Throws USAGE if a fault cannot be done there: it needs a signature that is not made, or a proxy is in its way. */
export function checkFaults(faults: readonly Fault[], surroundings: Surroundings): void {
  for (const fault of faults) {
    const definition = definitionOf(fault);
    const proxy = proxyFor(surroundings.target, surroundings.policy.proxy);
    if (proxy !== undefined && definition.needsWire?.(fault.args) === true) {
      throw new IqmockError('USAGE', `The fault ${fault.text} cannot pass through the proxy ${proxy.host}.`, {
        hint: 'Leave it out, or bypass the proxy: --proxy none.',
      });
    }
    const problem = definition.problem?.(fault.args, surroundings);
    if (problem === undefined) continue;
    throw new IqmockError('USAGE', `The fault ${fault.text} is not possible: ${problem.message}.`, {
      hint: problem.hint,
    });
  }
}
