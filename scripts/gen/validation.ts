import { fillMarkdown, table } from './markdown.ts';
import { importModule, type Output } from './output.ts';

/** docs/validation.md: the table of references that need not resolve, and the rules by group. */
export async function writeValidation(): Promise<Output> {
  const { rules } = await importModule<typeof import('../../src/consumer/rules/index.gen.ts')>(
    'src/consumer/rules/index.gen.ts',
  );
  const { referenceExceptions } = await importModule<
    typeof import('../../src/consumer/reference-exceptions.ts')
  >('src/consumer/reference-exceptions.ts');
  const exceptions = table(
    ['id', 'why'],
    referenceExceptions.map(({ entity, key, onlyZero, why }) => [
      `\`${entity}.${key}\`${onlyZero === true ? ' if it is 0' : ''}`,
      why,
    ]),
  );
  const sections = Object.values(rules).map(
    ({ name, severity, doc, why, example }) =>
      `### ${name}\n\n**${severity}.** ${doc}\n\n${why}\n\n\`\`\`text\n${example}\n\`\`\``,
  );
  return fillMarkdown('docs/validation.md', { exceptions, rules: sections.join('\n\n') });
}
