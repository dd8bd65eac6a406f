import type { ScenarioOutput, Webhook } from '../../src/webhook/webhook.ts';
import { parseScenario, type ScenarioOverrides } from '../../src/scenario/load.ts';
import { outputs, createPlayer, settingsOf, type PlaySettings } from '../../src/scenario/player.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** What the tenant's clock shows at the start of a play in the tests. */
export const startMs = Date.UTC(2024, 2, 1, 9);

/** The head of a scenario with two channels, two operators and two clients; steps follow, each line indented by two. */
export const head = `name: played
seed: 1
world:
  channels: { support: { type: iqchat }, community: { type: vk } }
  operators: { anna: {}, boris: {} }
  clients: { maria: { channel: support, topic: order }, oleg: { channel: support } }
steps:
`;

/** A scenario of steps in a chat of `maria` that is assigned to `anna`. */
export function inChat(steps: string): string {
  const opening = '- create_chat: { client: maria, as: chat }\n- assign: { chat: chat, to: anna }\n';
  return head + indent(opening + steps);
}

/** Indents each line by two. */
export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** The settings of a play in the tests. */
export function settingsFor(scenario: Scenario, more: Partial<PlaySettings> = {}): PlaySettings {
  return { ...settingsOf(scenario, { seed: 1, startMs }), ...more };
}

/** Everything that comes out of a scenario. */
export function playAll(scenario: Scenario, more: Partial<PlaySettings> = {}): ScenarioOutput[] {
  return [...outputs(createPlayer(scenario, settingsFor(scenario, more)))];
}

/** The webhooks of a scenario given as YAML. */
export function webhooksOf(yaml: string, overrides: ScenarioOverrides = {}): Webhook[] {
  return playAll(parseScenario(yaml, 'test.yaml', { overrides })).filter(isWebhook);
}

/** Whether it is a webhook rather than an effect. */
export function isWebhook(output: ScenarioOutput): output is Webhook {
  return output.kind === 'webhook';
}

/** The body of a webhook as text. */
export function textOf({ body }: Webhook): string {
  return Buffer.from(body).toString('utf8');
}

/** A body as far as the tests look into it. */
export interface Payload {
  ChatEvent: Record<string, unknown>;
  Rels: Record<string, Record<string, unknown>[]>;
}

/** The body of a webhook as values. */
export function payloadOf(webhook: Webhook): Payload {
  return JSON.parse(textOf(webhook)) as Payload;
}

/** The text of the message that a webhook carries. */
export function messageText(webhook: Webhook): unknown {
  return payloadOf(webhook).Rels['ChatMessages']?.[0]?.['Text'];
}
