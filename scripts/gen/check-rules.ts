import { phases } from '../../src/check/rule.ts';
import { banner, namesIn, type Output } from './output.ts';

const directory = 'src/check/rules';

/** src/check/rules/index.gen.ts: the rules of `iqmock check`, by phase. */
export function writeCheckRules(): Output {
  const names = phases.map((phase) => [phase, namesIn(`${directory}/${phase}`, '.ts')] as const);
  const imports = names.flatMap(([phase, files]) =>
    files.map((file) => `import { definition as ${identifier(file)} } from './${phase}/${file}.ts';\n`),
  );
  const rows = names.map(([phase, files]) => `  ${phase}: [${files.map(identifier).join(', ')}],\n`);
  const text = `${banner}import type { CheckRule, Phase } from '../rule.ts';
${imports.join('')}
/** Every rule of a check, by phase, in order. */
export const rulesByPhase: Readonly<Record<Phase, readonly CheckRule[]>> = {
${rows.join('')}};
`;
  return { path: `${directory}/index.gen.ts`, text };
}

function identifier(name: string): string {
  return name.toLowerCase().replace('-', '');
}
