import type { Hook } from './plan.ts';
import type { Plant } from './plant-wire.ts';
import { drops } from './plan.ts';
import { rightHead } from './start.ts';

const copies = ['STA-01', 'STA-02', 'STA-03', 'STA-04', 'STA-07', 'STA-12'];
const order = ['STA-05', 'STA-06', 'STA-08', 'STA-14'];
const crossing = ['STA-10', 'STA-23'];
const when = (is: (hook: Hook) => boolean, status: number) => (hook: Hook) => (is(hook) ? status : undefined);
const throws =
  (action: (hook: Hook) => unknown, status = 500) =>
  (hook: Hook) => {
    try {
      action(hook);
      return undefined;
    } catch {
      return status;
    }
  };

/** Mistakes in two designs that nobody tuned the rules for. */
export const plantsOfMoreDesigns: readonly Plant[] = [
  { design: 'card', does: 'has one agent for all contacts', rules: crossing, plan: { state: ['one agent'] } },
  { design: 'card', does: 'has one name for all contacts', rules: crossing, plan: { state: ['one name'] } },
  {
    design: 'card',
    does: 'has one channel for all contacts',
    rules: crossing,
    plan: { state: ['one channel'] },
  },
  {
    design: 'timeline',
    does: 'has one ticket for all chats',
    rules: crossing,
    plan: { state: ['one ticket'] },
  },
  {
    design: 'card',
    does: 'counts up and down, and knows no copies',
    rules: copies,
    plan: { seen: () => false, state: ['counts as it goes'] },
  },
  {
    design: 'timeline',
    does: 'counts each arrival',
    rules: copies,
    plan: { seen: () => false, state: ['counts facts'] },
  },
  {
    design: 'timeline',
    does: 'goes by the order of arrival',
    rules: order,
    plan: { state: ['order of arrival'] },
  },
  {
    design: 'card',
    does: 'lets what comes last count',
    rules: order,
    plan: { state: ['what comes last counts'] },
  },
  {
    design: 'card',
    does: 'opens again with any message',
    rules: ['STA-17', 'STA-07'],
    plan: { state: ['a message opens'] },
  },
  { design: 'timeline', does: 'never opens again', rules: ['STA-16'], plan: { state: ['closed is closed'] } },
  {
    design: 'card',
    does: 'takes a message with the text of another for a copy',
    rules: ['STA-24', 'STA-13', 'STA-16'],
    plan: { state: ['equal texts are copies'] },
  },
  {
    design: 'timeline',
    does: 'keeps one event for a time',
    rules: ['STA-25', 'STA-14'],
    plan: { state: ['one event for a time'] },
  },
  {
    design: 'timeline',
    does: 'shows what was deleted when a later mark comes',
    rules: ['STA-18', 'STA-05', 'STA-06', 'STA-08'],
    plan: { state: ['deletes come last only'] },
  },
  {
    design: 'card',
    does: 'forgets what it deletes, so that a late mark brings it back',
    rules: ['STA-18', 'STA-05', 'STA-06', 'STA-08'],
    plan: { state: ['forgets what it deletes'] },
  },
  {
    design: 'timeline',
    does: 'deletes one message of several',
    rules: ['STA-18'],
    plan: { state: ['deletes one'] },
  },
  { design: 'card', does: 'counts typing', rules: ['STA-20'], plan: { state: ['counts typing'] } },
  {
    design: 'timeline',
    does: 'loses facts that come at once',
    rules: ['STA-10', 'STA-08', 'STA-02', 'FMT-00'],
    plan: { state: ['reads, waits, writes'] },
  },
  {
    design: 'card',
    does: 'makes a date of each time, and fails on far ones',
    rules: ['FMT-08', 'FMT-09'],
    plan: { judge: throws(({ event }) => new Date(event.CreatedAt * 1000).toISOString()) },
  },
  {
    design: 'timeline',
    does: 'reads the first client without looking',
    rules: ['FMT-04'],
    plan: { judge: throws(({ rels }) => (rels.Clients as unknown as { Name: string }[])[0]?.Name.length) },
  },
  {
    design: 'card',
    does: 'says 200 to kinds of messages that it does not know, and loses them',
    rules: ['FMT-03'],
    plan: {
      judge: when(
        ({ rels }) =>
          (rels.ChatMessages ?? []).some(
            ({ Payload }) =>
              Payload !== undefined &&
              !['text', 'file', 'image', 'voice', 'audio', 'ticket-rating'].includes(Payload),
          ),
        200,
      ),
    },
  },
  {
    design: 'timeline',
    does: 'keeps texts up to the first letter of four bytes',
    rules: ['FMT-11'],
    plan: { text: (text) => text.replace(/[\u{10000}-\u{10ffff}][^]*$/u, '') },
  },
  {
    design: 'card',
    does: 'ends a text at U+0000',
    rules: ['FMT-12'],
    plan: { text: (text) => text.split('\0')[0] ?? '' },
  },
  {
    design: 'timeline',
    does: 'keeps a thousand letters of a text',
    rules: ['FMT-15'],
    plan: { text: (text) => text.slice(0, 1000) },
  },
  {
    design: 'card',
    does: 'unescapes entities in texts',
    rules: ['FMT-14'],
    plan: { text: (text) => text.replaceAll('&amp;', '&').replaceAll('&lt;', '<') },
  },
  {
    design: 'timeline',
    does: 'keeps ids in 32 bits without a sign',
    rules: ['FMT-06'],
    plan: { id: (id) => id >>> 0 },
  },
  {
    design: 'card',
    does: 'wants the content type to the letter',
    rules: ['CON-05'],
    plan: {
      head: (request) =>
        request.headers['content-type'] === 'application/json; charset=utf-8' ? rightHead(request) : 415,
    },
  },
  {
    design: 'timeline',
    does: 'answers 500 to GET',
    rules: ['CON-09'],
    plan: { head: (request) => (request.method === 'POST' ? rightHead(request) : 500) },
  },
  {
    design: 'card',
    does: 'drops the connection where an id is a text',
    rules: ['FMT-20'],
    plan: { body: (text) => (text.slice(0, 200).includes('"ChatId":"') ? drops : undefined) },
  },
];
