import { startConsumer, type Consumer } from '../consumer/consumer.ts';
import { resolvePolicy } from '../delivery/policy-options.ts';
import type { DeliveryPolicy } from '../delivery/policy.ts';
import { parseTarget, requirePrivateTarget } from '../delivery/target.ts';
import { startMsOf } from '../emitter/options.ts';
import { idsOf } from '../emitter/tenant.ts';
import { readPackageText, type Host } from '../env/host.ts';
import { loadScenario } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { parseServeOptions } from './check-options.ts';
import { checkExposure } from './exposure.ts';
import { serverOptions } from './option-definitions.ts';
import type { ServeOptions } from './options.ts';
import type { ServeSettings } from './settings.ts';
import { findWidget } from './widget/widget-files.ts';

const mega = 1_000_000;

/** How serve delivers by default: until it is delivered, except for webhooks that the consumer refuses for good. */
const untilDelivered = {
  retries: Infinity,
  backoffMs: [250, 500, 1000, 2000, 5000, 10_000],
  retryOn: ['429', '5xx', 'timeout', 'reset', 'refused', 'dns', 'unreachable', 'garbage', 'tls', 'other'],
};

/** Settings with defaults, and the consumer that was started where no target was given. Throws what is wrong. */
export async function resolveSettings(
  given: ServeOptions,
  host: Host,
): Promise<{ readonly settings: ServeSettings; readonly consumer: Consumer | undefined }> {
  const options = parseServeOptions(given);
  const {
    controlToken,
    host: address = serverOptions.host.default,
    profile = '2023',
    locale = 'ru',
    events = serverOptions.events.default,
  } = options;
  checkExposure({ address, controlToken });
  const policy = policyOf(await resolvePolicy(options, host), options);
  const seed = options.seed ?? host.freshSeed();
  const widget = options.widget === undefined ? undefined : await findWidget(host, options.widget);
  const scenarios = await scenariosOf(options, { seed, profile }, host);
  const consumer =
    options.to === undefined
      ? await startConsumer({ strict: true, validate: { events }, keep: 100, machine: host })
      : undefined;
  const target = parseTarget(String(options.to ?? consumer?.url));
  if (options.allowRemote !== true)
    await requirePrivateTarget(target, 'If webhooks may go there, use --allow-remote.');
  const settings: ServeSettings = {
    host,
    version: (JSON.parse(readPackageText('package.json')) as { version: string }).version,
    port: options.port ?? serverOptions.port.default,
    address,
    seed,
    ids: idsOf(host, options.ids, options.start !== undefined),
    era: profile,
    locale,
    ...(options.rels === undefined ? {} : { rels: options.rels }),
    escapeHtml: options.escapeHtml ?? false,
    events,
    auto: options.auto ?? serverOptions.auto.default,
    widget,
    startMs: startMsOf(options.start) ?? host.clock.now(),
    scenarios,
    target,
    isEmbedded: consumer !== undefined,
    policy,
    ...limitsOf(options),
    ...safetyOf(options),
    stateFile: options.state,
    ...listenersOf(options),
  };
  return { settings, consumer };
}

/** The given callbacks. */
function listenersOf({ onAccess, onNotice, onBug }: ServeOptions) {
  return {
    onAccess,
    ...(onNotice === undefined ? {} : { onNotice }),
    ...(onBug === undefined ? {} : { onBug }),
  };
}

/** Who may ask, and what may be asked. */
function safetyOf({
  controlToken,
  allowedHosts = [],
  allowRemote = serverOptions.allowRemote.default,
  signup = serverOptions.signup.default,
}: ServeOptions) {
  return {
    controlToken,
    allowedHosts: allowedHosts.map((name) => name.toLowerCase()),
    allowRemote,
    signup,
  };
}

/** What keeps memory and disk from filling up. */
function limitsOf({
  maxPending = serverOptions.maxPending.default,
  keepMessages = serverOptions.keepMessages.default,
  maxUploadBytes = serverOptions.maxUploadBytes.default,
}: ServeOptions) {
  return {
    maxPending,
    keepMessages,
    maxUploadBytes,
    maxStoredBytes: 500 * mega,
    maxArchiveBytes: 1000 * mega,
    maxConnections: 10_000,
  };
}

function policyOf(policy: DeliveryPolicy, options: ServeOptions): DeliveryPolicy {
  const isPreset = options.policy !== undefined && options.policy !== 'default';
  return {
    ...policy,
    ...(isPreset || options.retries !== undefined ? {} : { retries: untilDelivered.retries }),
    ...(isPreset || options.backoff !== undefined ? {} : { backoffMs: untilDelivered.backoffMs }),
    ...(isPreset || options.retryOn !== undefined ? {} : { retryOn: untilDelivered.retryOn }),
    maxPending: Infinity,
  };
}

function scenariosOf(
  { scenarios = [] }: ServeOptions,
  overrides: { readonly seed: number; readonly profile: ServeSettings['era'] },
  host: Host,
): Promise<Scenario[]> {
  return Promise.all(
    scenarios.map(async (playable) =>
      typeof playable === 'string' ? loadScenario(host, playable, overrides) : playable.build(overrides),
    ),
  );
}
