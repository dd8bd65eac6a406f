import { check, type CheckSummary } from '../../../src/index.ts';
import { startChecked } from './server.ts';

/** The secret with which the checked consumers want webhooks signed. */
export const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

/** What is told of a run against the checked consumer. */
export interface CheckedRun {
  readonly mistakes?: readonly string[];
  /** Default: all rules. */
  readonly only?: readonly string[];
  readonly seed?: number;
  /** Webhooks are signed, and the consumer verifies that. Default: true. */
  readonly signed?: boolean;
  /** How long the whole check may take, ms. Default: five minutes. */
  readonly budgetMs?: number;
}

/** Checks the consumer with these mistakes. */
export async function checkMistaken(run: CheckedRun): Promise<CheckSummary> {
  const { mistakes = [], only = [], seed = 1, signed = true, budgetMs = 300_000 } = run;
  await using consumer = await startChecked(new Set(mistakes), signed ? { secret } : {});
  // Where the mistake is slowness, the time of a sender is short.
  const isSlow = mistakes.some((name) => name === 'DEL-10' || name === 'LOA-02');
  return await check({
    to: `${consumer.url}/hook`,
    probe: '/chats/{chat}',
    seed,
    only,
    trials: 8,
    thorough: true,
    shrink: false,
    budgetMs,
    ...(isSlow ? { timeout: mistakes.includes('DEL-10') ? 600 : 1100 } : {}),
    ...(signed ? { sign: 'standard-webhooks', signSecret: secret } : {}),
  });
}

/** The rules that failed, whatever their level. */
export function failedRules({ rules }: CheckSummary): string[] {
  return rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
}
