import type { IncomingMessage } from 'node:http';
import { drops, hangs, type Body, type Plan } from './plan.ts';
import { rightHead } from './start.ts';

/** A mistake, planted in a consumer of a design. */
export interface Plant {
  readonly design: 'journal' | 'desk' | 'card' | 'timeline';
  /** What the consumer does, as the end of "a consumer that …". */
  readonly does: string;
  /** The rules that may find it. */
  readonly rules: readonly string[];
  readonly plan: Plan;
}

const typeOf = (request: IncomingMessage): string => request.headers['content-type'] ?? '';
const lengthOver = (limit: number, status: number) => (text: string) =>
  Buffer.byteLength(text) > limit ? status : undefined;
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Mistakes in the reading of requests. */
export const plantsOfTheWire: readonly Plant[] = [
  { design: 'journal', does: 'fails with 500 on broken JSON', rules: ['CON-01'], plan: { broken: 500 } },
  {
    design: 'desk',
    does: 'never answers to broken JSON',
    rules: ['CON-01', 'CON-02'],
    plan: { broken: hangs },
  },
  {
    design: 'journal',
    does: 'takes an empty body for a test of the address',
    rules: ['CON-02'],
    plan: { body: (text) => (text === '' ? 200 : undefined) },
  },
  {
    design: 'desk',
    does: 'drops the connection on a list or a number',
    rules: ['CON-03'],
    plan: { body: (text) => (isJson(text) && !text.trimStart().startsWith('{') ? drops : undefined) },
  },
  {
    design: 'journal',
    does: 'wants the charset beside the content type',
    rules: ['CON-05'],
    plan: { head: (request) => (typeOf(request).includes('charset') ? rightHead(request) : 415) },
  },
  {
    design: 'desk',
    does: 'compares the content type in lower case',
    rules: ['CON-05'],
    plan: { head: (request) => (typeOf(request).startsWith('application/json') ? rightHead(request) : 400) },
  },
  {
    design: 'journal',
    does: 'reads no body without a Content-Length',
    rules: ['CON-06'],
    plan: { head: (request) => (request.headers['content-length'] === undefined ? 400 : rightHead(request)) },
  },
  {
    design: 'desk',
    does: 'takes events by any method',
    rules: ['CON-09'],
    plan: { head: (request) => (request.headers['content-encoding'] === undefined ? undefined : 415) },
  },
  {
    design: 'journal',
    does: 'answers 200 with a page of HTML',
    rules: ['CON-13'],
    plan: { answer: { status: 200, body: '<!doctype html><title>Login</title>', type: 'text/html' } },
  },
  {
    design: 'desk',
    does: 'answers 200 with success: false',
    rules: ['CON-13'],
    plan: { answer: { status: 200, body: '{"success":false}', type: 'application/json' } },
  },
  {
    design: 'journal',
    does: 'reads windows-1252',
    rules: ['FMT-00'],
    plan: { decode: (chunks) => Buffer.concat(chunks).toString('latin1') },
  },
  {
    design: 'desk',
    does: 'reads the first chunk of a body alone',
    rules: ['CON-06', 'FMT-15', 'FMT-16', 'FMT-17', 'DEL-02'],
    plan: { decode: ([first]) => first?.toString('utf8') ?? '' },
  },
  {
    design: 'journal',
    does: 'decodes each chunk for itself, and breaks letters that lie across two',
    rules: ['FMT-00', 'CON-06', 'FMT-15', 'FMT-16', 'DEL-02'],
    plan: { decode: (chunks) => chunks.map((chunk) => chunk.toString('utf8')).join('') },
  },
  {
    design: 'journal',
    does: 'takes bodies of 64 KiB at most',
    rules: ['FMT-16'],
    plan: { body: lengthOver(65_536, 413) },
  },
  {
    design: 'desk',
    does: 'drops the connection on bodies of more than 100 kB',
    rules: ['FMT-16'],
    plan: { body: lengthOver(100_000, drops) },
  },
  {
    design: 'desk',
    does: 'fails on bodies of more than half a megabyte',
    rules: ['FMT-17'],
    plan: { body: lengthOver(500_000, 500) },
  },
  {
    design: 'journal',
    does: 'reads the head of an event by a pattern',
    rules: ['FMT-19'],
    plan: {
      body: (text) =>
        text.startsWith('{') && isJson(text) && !/"Id":\d+,"Type":"/.test(text) ? 400 : undefined,
    },
  },
  {
    design: 'desk',
    does: 'takes the first value of a body for the event',
    rules: ['FMT-19'],
    plan: { pick: (body) => Object.values(body)[0] as Body['ChatEvent'] },
  },
  {
    design: 'journal',
    does: 'reads one body at a time',
    rules: ['DEL-02'],
    plan: { state: ['one body at a time'] },
  },
  {
    design: 'journal',
    does: 'accepts webhooks without a signature',
    rules: ['SEC-01'],
    plan: { signature: 'if there' },
  },
  {
    design: 'desk',
    does: 'does not compute the signature',
    rules: ['SEC-02', 'SEC-03'],
    plan: { signature: 'any' },
  },
  {
    design: 'desk',
    does: 'accepts signatures of any age',
    rules: ['SEC-04'],
    plan: { signature: 'no age' },
  },
];
