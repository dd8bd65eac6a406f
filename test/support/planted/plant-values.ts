import { drops, hangs, type Hook } from './plan.ts';
import type { Plant } from './plant-wire.ts';

const when = (isWrong: (hook: Hook) => boolean | undefined, status: number) => (hook: Hook) =>
  isWrong(hook) === true ? status : undefined;
const allRows = ({ rels }: Hook): { readonly CreatedAt?: number }[] => Object.values(rels).flat();
const types =
  /^(chat_created|ticket_assigned|typing|message_(created|received|read|listened)|delete-messages|chat_closed)$/;
const lists = new Set(['Channels', 'Chats', 'ChatMessages', 'Clients', 'Files', 'Projects', 'Users']);
const dayMs = 86_400_000;

/** Mistakes in the values of a body. */
export const plantsOfValues: readonly Plant[] = [
  {
    design: 'journal',
    does: 'refuses types of events that it does not know',
    rules: ['FMT-01'],
    plan: { judge: when(({ event }) => !types.test(event.Type), 422) },
  },
  {
    design: 'desk',
    does: 'never answers to a type that it does not know',
    rules: ['FMT-01'],
    plan: { judge: when(({ event }) => !types.test(event.Type), hangs) },
  },
  {
    design: 'journal',
    does: 'refuses events with keys that are new',
    rules: ['FMT-02'],
    plan: {
      judge: when(
        ({ event }) =>
          Object.keys(event).some(
            (key) =>
              !/^(Id|Type|ChatId|MessageId|Actor|ClientId|UserId|CreatedAt|Transitive|Messages|SessionId|Ticket\w*)$/.test(
                key,
              ),
          ),
        400,
      ),
    },
  },
  {
    design: 'desk',
    does: 'fails on lists of rows that are new',
    rules: ['FMT-02'],
    plan: { judge: when(({ rels }) => Object.keys(rels).some((key) => !lists.has(key)), 500) },
  },
  {
    design: 'journal',
    does: 'refuses actors that it does not know',
    rules: ['FMT-03'],
    plan: { judge: when(({ event }) => !/^(client|user|system|bot|)$/.test(event.Actor ?? ''), 400) },
  },
  {
    design: 'desk',
    does: 'fails on types of channels that it does not know',
    rules: ['FMT-03'],
    plan: {
      judge: when((hook) => hook.rels.Channels?.some(({ Type }) => !/^[a-z]{2,12}$/.test(Type ?? '')), 500),
    },
  },
  {
    design: 'journal',
    does: 'fails when there is no client in a message',
    rules: ['FMT-04'],
    plan: {
      judge: when(
        (hook) => (hook.rels.ChatMessages ?? []).length > 0 && hook.rels.Clients === undefined,
        500,
      ),
    },
  },
  {
    design: 'desk',
    does: 'drops the connection when there is no channel',
    rules: ['FMT-04'],
    plan: {
      judge: when(({ event, rels }) => event.Type !== 'typing' && rels.Channels === undefined, drops),
    },
  },
  {
    design: 'journal',
    does: 'fails when the details of a client are null',
    rules: ['FMT-05'],
    plan: { judge: when((hook) => hook.rels.Clients?.some(({ Details }) => Details === null), 500) },
  },
  {
    design: 'desk',
    does: 'fails when a client has no CRMId',
    rules: ['FMT-05'],
    plan: { judge: when((hook) => hook.rels.Clients?.some((row) => !Object.hasOwn(row, 'CRMId')), 500) },
  },
  {
    design: 'journal',
    does: 'keeps ids in 32 bits',
    rules: ['FMT-06', 'FMT-07'],
    plan: { id: (id) => id | 0 },
  },
  {
    design: 'desk',
    does: 'keeps ids in 32 bits without a sign',
    rules: ['FMT-06', 'FMT-07'],
    plan: { id: (id) => id >>> 0 },
  },
  {
    design: 'desk',
    does: 'fails on times before 1970 in a row',
    rules: ['FMT-08'],
    plan: { judge: when((hook) => allRows(hook).some((row) => (row.CreatedAt ?? 0) < 0), 500) },
  },
  {
    design: 'journal',
    does: 'fails on events of the year 1970',
    rules: ['FMT-09'],
    plan: { judge: when(({ event }) => event.CreatedAt < dayMs, 500) },
  },
  { design: 'journal', does: 'trims texts', rules: ['FMT-10'], plan: { text: (text) => text.trim() } },
  {
    design: 'desk',
    does: 'writes (empty) for a text of nothing',
    rules: ['FMT-10'],
    plan: { text: (text) => (text === '' ? '(empty)' : text) },
  },
  {
    design: 'journal',
    does: 'writes a question mark for each emoji',
    rules: ['FMT-11'],
    plan: { text: (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?') },
  },
  {
    design: 'desk',
    does: 'takes joiners and accents out of texts',
    rules: ['FMT-11'],
    plan: { text: (text) => text.replaceAll(/[\p{M}\p{Cf}]/gu, '') },
  },
  {
    design: 'desk',
    does: 'drops the connection on U+0000',
    rules: ['FMT-12'],
    plan: { body: (text) => (text.includes(String.raw`\u0000`) ? drops : undefined) },
  },
  {
    design: 'journal',
    does: 'takes markup out of texts',
    rules: ['FMT-14'],
    plan: { text: (text) => text.replaceAll(/<\/?\w[^>]*>/g, '') },
  },
  {
    design: 'desk',
    does: 'doubles quotes in texts',
    rules: ['FMT-14'],
    plan: { text: (text) => text.replaceAll("'", "''") },
  },
  {
    design: 'journal',
    does: 'evaluates {{…}} in texts',
    rules: ['FMT-14'],
    plan: {
      text: (text) => text.replaceAll(/\{\{(\d+)\*(\d+)\}\}/g, (_, one, other) => String(one * other)),
    },
  },
  {
    design: 'journal',
    does: 'cuts texts at 255 bytes',
    rules: ['FMT-15'],
    plan: { text: (text) => Buffer.from(text).subarray(0, 255).toString('utf8') },
  },
  {
    design: 'desk',
    does: 'cuts texts at 4096 letters',
    rules: ['FMT-15'],
    plan: { text: (text) => text.slice(0, 4096) },
  },
  {
    design: 'journal',
    does: 'refuses events of yesterday',
    rules: ['DEL-11'],
    plan: {
      judge: when(({ event }) => event.CreatedAt > 1e9 && event.CreatedAt < Date.now() - 2 * dayMs, 400),
    },
  },
  {
    design: 'desk',
    does: 'passes old events over, and says 202',
    rules: ['DEL-11'],
    plan: {
      judge: when(({ event }) => event.CreatedAt > 1e9 && event.CreatedAt < Date.now() - dayMs, 202),
    },
  },
  {
    design: 'desk',
    does: 'refuses events of the future',
    rules: ['DEL-12'],
    plan: { judge: when(({ event }) => event.CreatedAt > Date.now() + 300_000, 400) },
  },
];
