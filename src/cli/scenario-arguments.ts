/** The argument of the commands that play scenarios one after the other: names, files, folders or patterns. */
export const scenarioArguments = {
  scenario: {
    doc: 'Scenarios by name, file, folder or pattern; - reads one from stdin. Without any: support-chat.',
    many: true,
    complete: 'scenario',
  },
} as const;
