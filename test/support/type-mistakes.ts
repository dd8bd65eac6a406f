import { join } from 'node:path';
import ts from 'typescript';

/** Options of the compiler as they stand in a tsconfig.json. */
export type TypeOptions = Readonly<Record<string, unknown>>;

/**
 * What the compiler says of files of a folder and of the declarations of iqmock that they use, a line for each mistake, as
 * `tsc --strict` would say it there. Declarations of others are read and not judged, which is what takes `tsc` its time.
 */
export function typeMistakes(folder: string, files: readonly string[], settings: TypeOptions): string[] {
  const { options, errors } = ts.convertCompilerOptionsFromJson(
    { noEmit: true, strict: true, ...settings },
    folder,
  );
  const host = ts.createCompilerHost(options);
  host.getCurrentDirectory = () => folder;
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    options,
    host,
  );
  const judged = program.getSourceFiles().filter(({ fileName }) => isOurs(fileName));
  const found = [
    ...errors,
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...judged.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ];
  const texts = found.map((one) => ts.formatDiagnostic(one, { ...host, getNewLine: () => '\n' }).trimEnd());
  return [...new Set(texts)];
}

/** Not of a package, unless it is iqmock as installed. */
function isOurs(fileName: string): boolean {
  const [, name = ''] = /.*\/node_modules\/([^/]+)/.exec(fileName) ?? [];
  return name === '' || name === 'iqmock';
}
