import { oneLine } from '../../report/columns.ts';
import { levels } from '../contract.ts';
import { conclude } from '../report/conclusion.ts';
import { plainRule } from '../report/plain.ts';
import { defineCheckWriter } from '../report/writer.ts';

/** How many annotations of each kind GitHub shows for a step. */
const annotationsShown = 10;
const kinds = { MUST: 'error', SHOULD: 'warning', INFO: 'notice' } as const;

/** The GitHub report: Markdown for the step summary, and one annotation per failed rule. */
export const definition = defineCheckWriter({
  name: 'github',
  doc: 'A step summary in Markdown for GitHub Actions, and an annotation for each rule that failed.',
  extension: 'md',
  appendsTo: 'GITHUB_STEP_SUMMARY',
  write(result, options) {
    const { sentence, failed, counts } = conclude(result, options);
    const rows = levels.map(
      (level) =>
        `| ${level} | ${counts[level].held} | ${counts[level].failed} | ${counts[level].notJudged} |`,
    );
    const details = failed.map((outcome) => {
      const lines = plainRule(outcome, options.command).map((line) => line.replaceAll('`', "'"));
      const title = `${outcome.level} ${outcome.rule.name}: ${escape(outcome.rule.doc)}`;
      return `<details><summary>${title}</summary>\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n\n</details>`;
    });
    const table = ['| level | held | failed | not judged |', '|---|---|---|---|', ...rows];
    return [`### iqmock check: ${escape(sentence)}`, '', ...table, '', ...details, ''].join('\n');
  },
  announce(result, options) {
    const { failed, verdict, sentence } = conclude(result, options);
    // A check may fail by no rule: the consumer took no good event, or could not be reached.
    if (verdict !== 'passed' && failed.length === 0)
      return `::error title=iqmock check::${data(oneLine(sentence))}\n`;
    return levels
      .flatMap((level) => failed.filter((outcome) => outcome.level === level).slice(0, annotationsShown))
      .map(({ rule, level, failures }) => {
        const [failure] = failures;
        const text = `${rule.doc} Expected ${failure?.expected ?? ''}, got ${failure?.actual ?? ''}. ${rule.fix}`;
        return `::${kinds[level]} title=iqmock ${rule.name}::${data(oneLine(text))}\n`;
      })
      .join('');
  },
});

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Text that Markdown and HTML leave as it is. */
function escape(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|~#$@]/g, (character) => `&#${character.charCodeAt(0)};`);
}
