import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Clock } from '../env/clock.ts';
import type { CommandOutcome } from '../env/host.ts';
import { IqmockError } from '../errors.ts';
import { secretsOf, type DeliveryPolicy } from '../delivery/policy.ts';
import type { Target } from '../delivery/target.ts';
import { maskGiven, secretsOfHeaders } from '../secrets/mask.ts';
import type { Twin } from './twin.ts';

/** What the consumer knows of a chat, as it says itself. */
export interface Reading {
  /** Parsed JSON, or the text; with ids in words. */
  readonly state: unknown;
  /** Why nothing could be read: a status that is not 2xx, no answer, an exit code. */
  readonly problem?: string;
  /** There is no such chat: 404 or 410. */
  readonly isNowhere?: true;
}

/** Reads the consumer's own side. */
export interface Prober {
  /** What is asked, with placeholders, for people. */
  readonly label: string;
  read(twin: Twin): Promise<Reading>;
  close(): void;
}

/** How the consumer's own side is asked. */
export interface ProbeOptions {
  /** An address with `{chat}`, `{client}` or `{message}` in it; one that begins with / is of the target. */
  readonly url?: string | undefined;
  /** A program with its arguments, with the same placeholders. */
  readonly command?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a prober needs of the world. */
export interface ProbeTools {
  readonly clock: Clock;
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  readonly runCommand: (argv: readonly string[], options: { timeoutMs: number }) => Promise<CommandOutcome>;
}

const askTimeoutMs = 5000;
const longestState = 20_000_000;

/** Makes a prober; undefined if there is nothing to ask. Throws USAGE if the address is not one or names no chat. */
export function createProber({ url, command, headers }: ProbeOptions, tools: ProbeTools): Prober | undefined {
  if (url !== undefined && command !== undefined) {
    throw new IqmockError('USAGE', '--probe and --probe-command cannot be used together.', {
      hint: 'Give one of them.',
    });
  }
  if (url === undefined && Object.keys(headers).length > 0) {
    throw new IqmockError('USAGE', '--probe-header has no effect here: no address is read.', {
      hint: 'Give --probe, or leave --probe-header out.',
    });
  }
  if (command !== undefined) return commandProber(command, tools);
  return url === undefined ? undefined : addressProber(url, headers, tools);
}

function filled(text: string, twin: Twin): string {
  const values = { chat: twin.chatId, client: twin.clientId, message: twin.messageId };
  return text.replaceAll(/\{(chat|client|message)\}/g, (_, name: keyof typeof values) =>
    String(values[name]),
  );
}

function checkPlaceholder(text: string, flag: string): void {
  if (/\{(chat|client|message)\}/.test(text)) return;
  throw new IqmockError('USAGE', `${flag}: "${text}" does not say which chat is meant.`, {
    hint: 'Write {chat} where the id of the chat goes, such as /chats/{chat}; {client} and {message} work too.',
  });
}

function addressProber(url: string, headers: ProbeOptions['headers'], tools: ProbeTools): Prober {
  checkPlaceholder(url, '--probe');
  const { target, policy, clock } = tools;
  if (!URL.canParse(url.replaceAll(/[{}]/g, ''), target.origin)) {
    throw new IqmockError('USAGE', `--probe: "${url}" is not an address.`, {
      hint: 'Write a URL, or a path of the target such as /chats/{chat}.',
    });
  }
  const agent = new HttpAgent({ keepAlive: true });
  const secrets = [...secretsOf(policy, target), ...secretsOfHeaders(headers, policy.mask)];
  return {
    label: url,
    async read(twin) {
      const address = new URL(filled(url, twin), target.origin);
      const secure = address.protocol === 'https:';
      const own = address.origin === target.origin;
      const given = {
        method: 'GET',
        headers: { Accept: 'application/json', ...headers },
        ...(own && target.socketPath !== undefined ? { socketPath: target.socketPath } : {}),
        ...(secure ? { rejectUnauthorized: !policy.tls.insecure, ...pemOf(policy) } : { agent }),
      };
      const answer = await ask(() => (secure ? httpsRequest : httpRequest)(address, given), clock);
      // A consumer may repeat what it was asked with.
      return readingOf({ ...answer, text: maskGiven(answer.text, secrets) }, twin);
    },
    close: () => agent.destroy(),
  };
}

function pemOf({ tls: { ca } }: DeliveryPolicy): { ca?: string } {
  return ca === undefined ? {} : { ca };
}

interface ProbeAnswer {
  readonly status?: number;
  readonly text: string;
  readonly problem?: string;
}

function ask(open: () => ReturnType<typeof httpRequest>, clock: Clock, again = true): Promise<ProbeAnswer> {
  return new Promise((resolve) => {
    const timer = new AbortController();
    const request = open();
    const end = (answer: ProbeAnswer): void => {
      timer.abort();
      resolve(answer);
    };
    void clock.sleep(askTimeoutMs, timer.signal).then(() => {
      if (timer.signal.aborted) return;
      end({ text: '', problem: 'no answer within 5s' });
      request.destroy();
    });
    request.on('error', (error) => {
      if (request.reusedSocket && again) return end2(ask(open, clock, false));
      end({ text: '', problem: `no answer: ${error.message}` });
    });
    const end2 = (next: Promise<ProbeAnswer>): void => {
      timer.abort();
      void next.then(resolve);
    };
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= longestState) chunks.push(chunk);
      });
      response.on('error', (error) => end({ text: '', problem: `no answer: ${error.message}` }));
      response.on('end', () =>
        end({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.end();
  });
}

function readingOf({ status = 0, text, problem }: ProbeAnswer, twin: Twin): Reading {
  if (problem !== undefined) return { state: `(${problem})`, problem };
  if (status >= 200 && status < 300) return { state: twin.restore(parsed(text)) };
  const excerpt = text.replaceAll(/\s+/g, ' ').slice(0, 100);
  const nowhere = status === 404 || status === 410 ? { isNowhere: true as const } : {};
  return {
    state: `(${status})`,
    problem: excerpt === '' ? String(status) : `${status}: ${excerpt}`,
    ...nowhere,
  };
}

function commandProber(command: string, { runCommand }: ProbeTools): Prober {
  checkPlaceholder(command, '--probe-command');
  const words = splitWords(command);
  return {
    label: command,
    async read(twin) {
      const argv = words.map((word) => filled(word, twin));
      const { exitCode, stdout, stderr } = await runCommand(argv, { timeoutMs: askTimeoutMs });
      if (exitCode === 0) return { state: twin.restore(parsed(stdout)) };
      return { state: `(exit code ${exitCode})`, problem: `exit code ${exitCode}: ${stderr.slice(0, 200)}` };
    },
    close: () => {},
  };
}

/** The words of a command line; quotes hold words together. There is no shell. */
function splitWords(text: string): string[] {
  const words = text.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, a?: string, b?: string) => a ?? b ?? ''),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
