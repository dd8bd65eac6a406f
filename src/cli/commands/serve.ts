import { once } from 'node:events';
import { formatDurationMs } from '../../env/format.ts';
import { exitCodes } from '../../errors.ts';
import type { OptionValues } from '../../options/option.ts';
import type { ServeOptions } from '../../serve/options.ts';
import type { Server } from '../../serve/server.ts';
import type { AccessLine } from '../../serve/settings.ts';
import { defineCommand } from '../command.ts';
import { deliveryOptions } from '../options/delivery.ts';
import { generalOptions } from '../options/general.ts';
import { host, port } from '../../options/listening.ts';
import { allowRemote } from '../../delivery/options/target.ts';
import { escapeHtml, ids, locale, profile, rels, seed, start } from '../options/play.ts';
import { open, serveOptions } from '../options/serve.ts';
import { targetOptions } from '../options/target.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { listenForStop } from '../stop.ts';
import { events } from '../../serve/option-definitions.ts';
import type { Terminal } from '../terminal.ts';

const { waitForTarget: _later, ...target } = targetOptions;

const options = {
  port: { ...port, default: 4030 },
  host,
  open,
  ...serveOptions,
  events,
  ...target,
  allowRemote,
  ...deliveryOptions,
  seed: { ...seed, defaultText: 'a fresh one, which is printed' },
  ids,
  profile: { ...profile, defaultText: '2023' },
  locale: { ...locale, defaultText: 'ru' },
  start: { ...start, defaultText: 'now' },
  rels,
  escapeHtml,
} as const;

/** How long pending webhooks are sent first at the end. */
const drainMs = 10_000;

/** `iqmock serve` */
export const definition = defineCommand({
  name: 'serve',
  doc: 'Runs a mock IQChannels: a live tenant that you control over HTTP and that sends its webhooks.',
  group: 'Send webhooks',
  arguments: {
    scenario: {
      doc: 'Scenarios whose people and channels the tenant begins with; their steps are not played.',
      many: true,
      complete: 'scenario',
    },
  },
  options,
  examples: [
    { command: 'iqmock serve --open', doc: 'its page opens in the browser: play both sides of a chat there' },
    { command: 'iqmock serve', doc: 'an empty tenant on port 4030, with a built-in consumer' },
    {
      command: 'iqmock serve support-chat --to 3000',
      doc: 'the people of a scenario; webhooks go to port 3000',
    },
    {
      command:
        'iqmock serve --host 0.0.0.0 --control-token secret --allowed-host mock --to http://app:8080/hook',
      doc: 'in a container, for other containers',
    },
  ],
  notes: [
    'The control API is at /iqmock/v1, its OpenAPI document at /iqmock/v1/openapi.json; docs/serve.md shows how to use it. GET /healthz shows that the server is up, GET /readyz that it accepts calls.',
    'Webhooks are tried again until they are delivered; 4xx except 429 counts as delivered. Ctrl-C ends it, after up to ten seconds for pending webhooks. Exit code 0: it ended in order. 2: it could not start.',
  ],
  async run({ host: machine, terminal, arguments: { scenario: scenarios }, options: values }) {
    const { startServer } = await import('../../serve/server.ts');
    const { stop, abort, release } = listenForStop(machine, terminal, 'pending webhooks are sent first');
    const server = await startServer({ ...optionsOf(values), scenarios, ...callbacks(terminal) }, machine);
    showAddresses(terminal, server, values);
    if (values.start !== undefined && values.ids !== 'fresh' && values.state === undefined)
      warnAboutIds(terminal);
    if (values.open) void openInBrowser(machine, terminal, server.url);
    await once(stop, 'abort');
    abort.addEventListener('abort', () => void server.close(), { once: true });
    await server.close(drainMs);
    release();
    reportPending(terminal, server, values);
    return exitCodes.ok;
  },
});

type Values = OptionValues<typeof options>;

function optionsOf({ allowedHost, maxUpload, ...values }: Values): ServeOptions {
  // What says how the command line behaves is not the server's.
  const own = Object.entries(values).filter(
    ([name]) => name !== 'target' && name !== 'open' && !Object.hasOwn(generalOptions, name),
  );
  return { ...Object.fromEntries(own), allowedHosts: allowedHost, maxUploadBytes: maxUpload };
}

function callbacks(terminal: Terminal): Pick<ServeOptions, 'onAccess' | 'onBug' | 'onNotice'> {
  const onBug = (error: unknown): void =>
    terminal.insist(
      `${terminal.paint('red', 'error BUG')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  const onNotice = (text: string): void => terminal.insist(terminal.paint('yellow', text));
  if (!terminal.verbose) return { onBug, onNotice };
  return {
    onBug,
    onNotice,
    onAccess: ({ method, path, status, tookMs }: AccessLine) =>
      terminal.detail(
        `${method} ${path.replaceAll(/[^\x21-\x7e]/g, '?')} ${status} ${formatDurationMs(tookMs)}`,
      ),
  };
}

function reportPending(terminal: Terminal, { pending }: Server, { state }: Pick<Values, 'state'>): void {
  if (pending === 0) return;
  const what = pending === 1 ? '1 webhook was' : `${pending} webhooks were`;
  const are = pending === 1 ? 'is' : 'are';
  const where = state === undefined ? `and ${are} lost without --state` : `and ${are} kept in ${state}`;
  terminal.insist(terminal.paint('yellow', `${what} not delivered, ${where}.`));
}

function warnAboutIds(terminal: Terminal): void {
  terminal.say(
    `${terminal.paint('yellow', 'note')} Every start has the same ids, because --start is given. A consumer that remembers ids drops the events of the second.`,
  );
}

function showAddresses(terminal: Terminal, server: Server, { widget }: Pick<Values, 'widget'>): void {
  const embedded = server.consumer === undefined ? '' : ' (the built-in consumer, as no --to is given)';
  terminal.insist(`Serving on ${terminal.paint('bold', server.url)}`);
  terminal.say(`  page          ${server.url}/`);
  terminal.say(`  control API   ${server.url}/iqmock/v1   (OpenAPI: /iqmock/v1/openapi.json)`);
  terminal.say(`  client API    ${server.url}/public/api/v1`);
  terminal.say(`  operator API  ${server.url}/api/v1`);
  if (widget !== undefined) terminal.say(`  widget        ${server.url}/demo`);
  terminal.say(`  webhooks to   ${server.target}${embedded}`);
  terminal.say(terminal.paint('dim', '  Ctrl-C ends'));
}
