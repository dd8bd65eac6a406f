import { readdirSync } from 'node:fs';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { repositoryPath } from '../support/cli.ts';

const entry = repositoryPath('src/index.ts');
const typeTests = readdirSync(repositoryPath('test/types'))
  .filter((file) => file.endsWith('.test.ts') && file !== 'checked.test.ts')
  .map((file) => repositoryPath(`test/types/${file}`));
const examples = readdirSync(repositoryPath('docs/examples'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => repositoryPath(`docs/examples/${file}`));

/** A file that is not there, to see that the compiler would have found something. */
const wrong = repositoryPath('test/types/wrong.ts');
const wrongText = `
import { expectTypeOf } from 'vitest';
import { createEmitter, type WebhookPayload } from '../../src/index.ts';
expectTypeOf<WebhookPayload['ChatEvent']['Id']>().toEqualTypeOf<string>();
void createEmitter({ to: 1, retires: 2 });
`;

let program: ts.Program;
let checker: ts.TypeChecker;
beforeAll(() => {
  const { config } = ts.readConfigFile(repositoryPath('tsconfig.json'), ts.sys.readFile) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, repositoryPath('.'));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === wrong || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === wrong
      ? ts.createSourceFile(file, wrongText, ts.ScriptTarget.Latest)
      : getSourceFile(file, ...rest);
  program = ts.createProgram([entry, ...typeTests, ...examples, wrong], options, host);
  checker = program.getTypeChecker();
}, 120_000);

/** What the compiler says of a file. */
function diagnosticsOf(file: string): string[] {
  const source = program.getSourceFile(file);
  expect(source, file).toBeDefined();
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

describe('the compiler', () => {
  test('finds what is wrong', () => {
    const found = diagnosticsOf(wrong);
    expect(found).toHaveLength(2);
    expect(found[1]).toContain("'retires' does not exist in type 'EmitterOptions'");
  });

  test.each(typeTests.map((file) => [file.replace(/.*\//, ''), file] as const))(
    'agrees with %s',
    (_, file) => {
      expect(diagnosticsOf(file)).toEqual([]);
    },
  );

  test('agrees with the examples of the documentation, which import the package by its name', () => {
    for (const file of examples) expect(diagnosticsOf(file), file).toEqual([]);
  });
});

/** The symbols that the package exports, with what stands behind an alias. */
function exported(): ts.Symbol[] {
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry) as ts.SourceFile);
  return checker
    .getExportsOfModule(module as ts.Symbol)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

describe('every export', () => {
  test('says in a comment what it is', () => {
    const silent = exported().filter(
      (symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker)) === '',
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(exported().length).toBeGreaterThan(40);
  });

  test('is an option or a method that says in a comment what it is', () => {
    const silent = exported().flatMap((symbol) =>
      /Options$|^(Emitter|Consumer|Validator|PlayResult)$/.test(symbol.name)
        ? checker
            .getDeclaredTypeOfSymbol(symbol)
            .getProperties()
            .filter(
              (member) =>
                !member.name.startsWith('__@') &&
                ts.displayPartsToString(member.getDocumentationComment(checker)) === '',
            )
            .map((member) => `${symbol.name}.${member.name}`)
        : [],
    );
    expect(silent).toEqual([]);
  });

  test('is declared with names that are exported too', () => {
    const known = new Set(exported());
    const forgotten = new Set<string>();
    for (const symbol of known) {
      for (const declaration of symbol.declarations ?? []) {
        if (opaque.has(symbol.name) || !ours(declaration)) continue;
        for (const named of typesNamedIn(declaration))
          if (!known.has(named) && !helpers.has(named.name)) forgotten.add(`${symbol.name}: ${named.name}`);
      }
    }
    expect([...forgotten].sort()).toEqual([]);
  });
});

/** Types that are passed on and not looked into. */
const opaque = new Set(['Scenario']);

/** Types that nobody needs to name: a row of a table, half of an interface, what a schema gives, an event inside a tenant. */
const helpers = new Set([
  'Certainties',
  'Happening',
  'Infer',
  'ModifierMethods',
  'Outline',
  'Profile',
  'RuleOutcome',
  'StepMethods',
]);

function ours(declaration: ts.Node): boolean {
  return declaration.getSourceFile().fileName.startsWith(repositoryPath('src/'));
}

/** The types of ours that the outside of a declaration names: bodies of functions and private members do not count. */
function typesNamedIn(declaration: ts.Node): Set<ts.Symbol> {
  const found = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node) || isPrivate(node)) return;
    // What a constant is made of is not named; its type is written where it matters.
    if (ts.isVariableDeclaration(node) && node.type === undefined) return;
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
      const name = ts.isTypeReferenceNode(node) ? node.typeName : node.expression;
      const symbol = checker.getSymbolAtLocation(name);
      const behind =
        symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias
          ? checker.getAliasedSymbol(symbol)
          : symbol;
      const isParameter = behind !== undefined && (behind.flags & ts.SymbolFlags.TypeParameter) !== 0;
      if (behind !== undefined && !isParameter && behind.declarations?.some(ours) === true) found.add(behind);
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return found;
}

function isPrivate(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)
  );
}
