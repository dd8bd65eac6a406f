import type { ReportedLoad } from '../../src/load/view/reported-load.ts';
import { wholeText } from '../../src/writers/parts/chunks.ts';
import { writers } from '../../src/writers/index.gen.ts';
import type { DataOutput } from '../../src/writers/parts/orders.ts';
import { reportOn } from '../../src/writers/parts/subject.ts';

/** The report on a load run in one format; empty if there is no such format. */
export async function loadReport(name: string, load: ReportedLoad): Promise<string> {
  const writer = writers[name];
  return writer === undefined ? '' : wholeText(reportOn({ load }, writer));
}

/** Takes what would go to standard output, and forgets it. */
export const nowhere: DataOutput = { write: async () => undefined, print: () => undefined };
