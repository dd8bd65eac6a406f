// Made by `npm run gen`; do not edit.
import type { CommandListing } from '../command.ts';

/** Every command by its name. */
export const commands: Readonly<Record<string, CommandListing>> = {
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
  init: {
    doc: "Writes a first scenario, its schema for your editor, and a configuration file.",
    group: "Set up",
    usage: "[folder]",
    load: async () => (await import('./init.ts')).definition,
  },
  list: {
    doc: "Lists what there is: scenarios, events, steps, schemas, formats of reports, rules, errors.",
    group: "Look around",
    usage: "[catalogue]",
    load: async () => (await import('./list.ts')).definition,
  },
  schema: {
    doc: "Prints a JSON Schema: of the wire format, an entity, or the scenario language.",
    group: "Look around",
    usage: "[name]",
    load: async () => (await import('./schema.ts')).definition,
  },
  show: {
    doc: "Shows one thing by its name: the text of a scenario, an event with a body, a step, a rule, a schema, an error.",
    group: "Look around",
    usage: "<name>",
    load: async () => (await import('./show.ts')).definition,
  },
};
