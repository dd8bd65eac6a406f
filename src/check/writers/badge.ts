import { badgeText, conclude } from '../report/conclusion.ts';
import { defineCheckWriter } from '../report/writer.ts';

const colours = {
  passed: 'brightgreen',
  failed: 'red',
  incomplete: 'yellow',
  interrupted: 'lightgrey',
} as const;

/** The badge: JSON in shields.io's endpoint format, with the number of rules that held at each level. */
export const definition = defineCheckWriter({
  name: 'badge',
  doc: 'A badge for shields.io (its "endpoint" form): how many rules of each level held, and how many were not judged.',
  extension: 'json',
  defaultFile: 'iqmock-badge.json',
  write(result, options) {
    const { counts, verdict } = conclude(result, options);
    const badge = {
      schemaVersion: 1,
      label: 'iqmock check',
      message: badgeText(counts),
      color: colours[verdict],
    };
    return `${JSON.stringify(badge)}\n`;
  },
});
