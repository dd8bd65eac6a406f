// Made by `npm run gen`; do not edit.
import type { CommandListing } from '../command.ts';

/** Every command by its name. */
export const commands: Readonly<Record<string, CommandListing>> = {
  check: {
    doc: "Attacks a consumer with what real senders and networks do, and judges what it makes of that: MUST, SHOULD, INFO.",
    group: "Receive and judge",
    usage: "",
    load: async () => (await import('./check.ts')).definition,
  },
  completion: {
    doc: "Prints the script that makes a shell complete commands, flags and names.",
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
    doc: "Makes the bodies of scenarios without sending them: one JSON a line on stdout, or a file for each.",
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
    doc: "Lists what there is: scenarios, events, steps, schemas, formats of reports, rules, faults, errors.",
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
    doc: "Sends a recording or a recorded run again, byte for byte and with its original gaps.",
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
    doc: "Plays scenarios and sends every webhook to a consumer, which is judged by its answers.",
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
    doc: "Is the missing IQChannels: a living tenant that is steered over HTTP and sends its webhooks.",
    group: "Send webhooks",
    usage: "[scenario…]",
    load: async () => (await import('./serve.ts')).definition,
  },
  show: {
    doc: "Shows one thing by its name: the text of a scenario, an event with a body, a step, a rule, a fault, a schema, an error.",
    group: "Look around",
    usage: "<name>",
    load: async () => (await import('./show.ts')).definition,
  },
  trigger: {
    doc: "Sends one event; the chat and the messages it needs are made silently.",
    group: "Send webhooks",
    usage: "<event>",
    load: async () => (await import('./trigger.ts')).definition,
  },
  validate: {
    doc: "Judges captured bodies: their schema, their references, and their history from body to body.",
    group: "Receive and judge",
    usage: "[file…]",
    load: async () => (await import('./validate.ts')).definition,
  },
};
