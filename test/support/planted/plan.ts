import type { IncomingMessage } from 'node:http';

/** Rows, as these consumers believe them to be; like real ones, they do not look closely. */
export interface MessageRow {
  readonly Id: number;
  readonly Author: string;
  readonly Text?: string | null;
  readonly Payload?: string;
  readonly Received?: boolean;
  readonly Read?: boolean;
  readonly CreatedAt: number;
}

interface NamedRow {
  readonly Id: number;
  readonly Name?: string;
  readonly DisplayName?: string;
  readonly Title?: string;
  readonly TicketId?: number | null;
  readonly Type?: string;
  readonly Details?: unknown;
  readonly CreatedAt?: number;
}

interface EventRow {
  readonly Id: number;
  readonly Type: string;
  readonly ChatId: number;
  readonly ClientId?: number | null;
  readonly UserId: number | null;
  readonly Actor?: string | null;
  readonly CreatedAt: number;
  readonly Messages?: readonly MessageRow[] | null;
}

/** What came in a body. */
export interface Hook {
  readonly event: EventRow;
  readonly rels: {
    readonly ChatMessages?: readonly MessageRow[];
    readonly Channels?: readonly NamedRow[];
    readonly Chats?: readonly NamedRow[];
    readonly Clients?: readonly NamedRow[];
    readonly Users?: readonly NamedRow[];
  };
}

/** A body. */
export interface Body {
  readonly ChatEvent?: EventRow;
  readonly Rels?: Hook['rels'];
}

/** Instead of a status: the consumer never answers. */
export const hangs = 0;

/** Instead of a status: it drops the connection. */
export const drops = -1;

/** What a consumer does in its own way; each has a right default. */
export interface Plan {
  /** Status for a request, by its head alone. */
  readonly head?: (request: IncomingMessage) => number | undefined;
  readonly decode?: (chunks: readonly Buffer[]) => string;
  /** Status for a body, by its text. */
  readonly body?: (text: string) => number | undefined;
  readonly pick?: (body: Body) => Hook['event'] | undefined;
  /** Status for what is no webhook. */
  readonly broken?: number;
  /** Status for a webhook. */
  readonly judge?: (hook: Hook) => number | undefined;
  readonly text?: (text: string) => string;
  readonly id?: (id: number) => number;
  /** Whether an event was seen, by the ids in their order of arrival; `ids` may be changed. */
  readonly seen?: (ids: number[], hook: Hook) => boolean;
  readonly duplicateStatus?: number;
  readonly answer?: { readonly status: number; readonly body: string; readonly type?: string };
  /** Names of mistakes that a design makes in its state. */
  readonly state?: readonly string[];
  readonly signature?: 'any' | 'if there' | 'no age' | 'right';
}

/** A design of consumers. */
export interface Design {
  /** Applies an event that was not seen before. */
  take(hook: Hook): void | Promise<void>;
  /** What is known of a chat, by its id or that of its client. */
  show(id: number): unknown;
  /** Where that is found, with `{chat}` or `{client}` in it. */
  readonly path: string;
  /** What is answered to a good event. */
  readonly answer: { readonly status: number; readonly body: string; readonly type?: string };
  /** Whether events wait in a queue behind the answer. */
  readonly isQueued: boolean;
}

/** Whether a plan has a mistake of state. */
export const makes = (plan: Plan, name: string): boolean => plan.state?.includes(name) === true;
