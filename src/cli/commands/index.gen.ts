// Made by `npm run gen`; do not edit.
import type { CommandListing } from '../command.ts';

/** Every command by its name. */
export const commands: Readonly<Record<string, CommandListing>> = {
  check: {
    doc: "Tests a consumer against the faults of real senders and networks, and judges it: MUST, SHOULD, INFO.",
    group: "Receive and judge",
    usage: "",
    load: async () => (await import('./check.ts')).definition,
  },
  completion: {
    doc: "Prints a script for shell completion of commands, flags and names.",
    group: "Set up",
    usage: "<shell>",
    load: async () => (await import('./completion.ts')).definition,
  },
  config: {
    doc: "Prints the settings in force and where each came from.",
    group: "Set up",
    usage: "",
    load: async () => (await import('./config.ts')).definition,
  },
  generate: {
    doc: "Generates the bodies of scenarios without sending them: one JSON object per line on stdout, or one file each.",
    group: "Send webhooks",
    usage: "[scenario…]",
    load: async () => (await import('./generate.ts')).definition,
  },
  init: {
    doc: "Writes a first scenario and a configuration file, with their schemas for your editor.",
    group: "Set up",
    usage: "[folder]",
    load: async () => (await import('./init.ts')).definition,
  },
  list: {
    doc: "Lists scenarios, events, steps, schemas, report formats, rules, faults and errors.",
    group: "Look around",
    usage: "[catalogue]",
    load: async () => (await import('./list.ts')).definition,
  },
  listen: {
    doc: "Runs a test consumer: receives webhooks, judges each, and misbehaves on request.",
    group: "Receive and judge",
    usage: "",
    load: async () => (await import('./listen.ts')).definition,
  },
  load: {
    doc: "Load-tests a consumer with many virtual clients and reports latency, errors and limits.",
    group: "Send webhooks",
    usage: "[scenario…]",
    load: async () => (await import('./load.ts')).definition,
  },
  replay: {
    doc: "Replays a recording or a run file, byte for byte and with its original pauses.",
    group: "Send webhooks",
    usage: "<file…>",
    load: async () => (await import('./replay.ts')).definition,
  },
  report: {
    doc: "Creates reports from recorded runs, in any format; several run files are merged into one report.",
    group: "Receive and judge",
    usage: "<file…>",
    load: async () => (await import('./report.ts')).definition,
  },
  run: {
    doc: "Plays scenarios, sends every webhook to a consumer, and judges its answers.",
    group: "Send webhooks",
    usage: "[scenario…]",
    load: async () => (await import('./run.ts')).definition,
  },
  schema: {
    doc: "Prints a JSON Schema, or an OpenAPI or AsyncAPI document of the webhooks.",
    group: "Look around",
    usage: "[name]",
    load: async () => (await import('./schema.ts')).definition,
  },
  serve: {
    doc: "Runs a mock IQChannels: a live tenant that you control over HTTP and that sends its webhooks.",
    group: "Send webhooks",
    usage: "[scenario…]",
    load: async () => (await import('./serve.ts')).definition,
  },
  show: {
    doc: "Shows one item by name: the text of a scenario, an event with a body, a step, a rule, a fault, a schema, an error.",
    group: "Look around",
    usage: "<name>",
    load: async () => (await import('./show.ts')).definition,
  },
  trigger: {
    doc: "Sends one event, and creates the chat and messages that it needs without sending them.",
    group: "Send webhooks",
    usage: "<event>",
    load: async () => (await import('./trigger.ts')).definition,
  },
  validate: {
    doc: "Validates captured bodies: schema, references, and history from one body to the next.",
    group: "Receive and judge",
    usage: "[file…]",
    load: async () => (await import('./validate.ts')).definition,
  },
};
