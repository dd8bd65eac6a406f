import type { Host } from '../../env/host.ts';
import { IqmockError, suggest } from '../../errors.ts';
import { checkWriters } from '../writers/index.gen.ts';
import type { CheckWriter } from './writer.ts';
import { ownValue } from '../../own.ts';

/** A report that was asked for. */
export interface CheckReportOrder {
  readonly writer: CheckWriter;
  /** The file to write, or to append to; undefined for stdout. */
  readonly path: string | undefined;
  readonly append: boolean;
}

/** Reads texts such as `junit=check.xml`. Throws USAGE for an unknown format. */
export async function readOrders(host: Host, texts: readonly string[]): Promise<readonly CheckReportOrder[]> {
  return texts.map((text) => {
    const [name = '', ...rest] = text.split('=');
    const named = rest.length === 0 ? undefined : rest.join('=');
    const writer = ownValue(checkWriters, name);
    if (writer === undefined) {
      throw new IqmockError('USAGE', `--report: there is no format "${name}" of a check.`, {
        hint: suggest(name, Object.keys(checkWriters)),
      });
    }
    const appended = writer.appendsTo === undefined ? undefined : ownValue(host.env, writer.appendsTo);
    if (named === '-') return { writer, path: undefined, append: false };
    if (named === undefined && appended !== undefined && appended !== '')
      return { writer, path: appended, append: true };
    return { writer, path: named ?? writer.defaultFile, append: false };
  });
}
