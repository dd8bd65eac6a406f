import type { DeliveryPolicy, OrderScope } from '../delivery/policy.ts';
import type { Target } from '../delivery/target.ts';

/** How much a rule weighs. MUST: the consumer loses or corrupts data, or is never sent to again. INFO: worth knowing. */
export type Level = 'MUST' | 'SHOULD' | 'INFO';

/** All levels, the heaviest first. */
export const levels = ['MUST', 'SHOULD', 'INFO'] as const satisfies readonly Level[];

/** What the consumer may rely on. The vendor promises nothing, so the levels of rules follow from what is declared here. */
export interface Contract {
  /** `at least once`: what was not acknowledged comes again. `at most once`: nothing is ever sent twice. */
  readonly repeats: 'at least once' | 'at most once';
  readonly order: OrderScope;
  /** How a webhook proves who sent it. */
  readonly proof: 'none' | 'login' | 'hmac-sha256' | 'standard-webhooks';
}

/** The contract that a policy amounts to. Only retries that were written down as 0 promise that nothing comes twice. */
export function contractOf(policy: DeliveryPolicy, target: Target, never: { retries: boolean }): Contract {
  const login = policy.auth ?? target.auth;
  return {
    repeats: never.retries ? 'at most once' : 'at least once',
    order: policy.order,
    proof: policy.sign?.name ?? (login === undefined ? 'none' : 'login'),
  };
}

const orderWords: Readonly<Record<OrderScope, string>> = {
  chat: 'order per chat, but not across retries',
  client: 'order per client, but not across retries',
  global: 'one order over all chats',
  none: 'no order',
};

const proofWords: Readonly<Record<Contract['proof'], string>> = {
  none: 'unsigned',
  login: 'with a login',
  'hmac-sha256': 'signed by HMAC',
  'standard-webhooks': 'signed by Standard Webhooks',
};

/** The contract as people read it: `at least once · order per chat, but not across retries · unsigned`. */
export function describeContract({ repeats, order, proof }: Contract): string {
  return [repeats, orderWords[order], proofWords[proof]].join(' · ');
}

/** A level that depends on the contract, with the words that the documentation uses for it. */
export interface LeveledBy {
  readonly text: string;
  of(contract: Contract): Level;
}

/** The level of rules about repeated webhooks. */
export const repeated: LeveledBy = {
  text: 'MUST; INFO with `--retries 0`',
  of: ({ repeats }) => (repeats === 'at most once' ? 'INFO' : 'MUST'),
};

/** The level of rules about order: retries break it, unless one order over all chats is kept. */
export const reordered: LeveledBy = {
  text: 'SHOULD; MUST with `--order none`; INFO with `--order global` or `--retries 0`',
  of: ({ order, repeats }) => {
    if (order === 'none') return 'MUST';
    return order === 'global' || repeats === 'at most once' ? 'INFO' : 'SHOULD';
  },
};

/** The level of a rule that only bites where no order is kept. */
export const unordered: LeveledBy = {
  text: 'INFO; MUST with `--order none`',
  of: ({ order }) => (order === 'none' ? 'MUST' : 'INFO'),
};

/** The level of a rule that a signature scheme asks for, and nobody else. */
export const bySignature: LeveledBy = {
  text: 'SHOULD; MUST with `--sign standard-webhooks`',
  of: ({ proof }) => (proof === 'standard-webhooks' ? 'MUST' : 'SHOULD'),
};

/** The level of a rule under a contract. */
export function levelOf(level: Level | LeveledBy, contract: Contract): Level {
  return typeof level === 'string' ? level : level.of(contract);
}
