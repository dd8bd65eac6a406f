import { dirname, resolve } from 'node:path';
import { IqmockError, formatMistake, suggest, type Mistake } from '../errors.ts';
import { wantedOf } from '../options/given.ts';
import { type ConfigFile } from './file.ts';
import { configKeyOf, environmentName, type OptionDefinition } from '../options/option.ts';
import { plain, type PlacedMap, type PlacedValue } from './placed.ts';
import { ownValue } from '../own.ts';

/** Where a value came from: the kind of source, and what it is called there. */
export interface Origin {
  readonly kind: 'flag' | 'environment' | 'config' | 'default';
  /** `--seed`, `IQMOCK_SEED`, `iqmock.config.yaml:3:1`, or empty for a default. */
  readonly name: string;
}

/** One option with its value and where that came from. */
export interface Setting {
  readonly option: OptionDefinition;
  readonly value: unknown;
  readonly origin: Origin;
  /** As it was written, on the command line or in the environment. */
  readonly texts?: readonly string[];
}

/** The names that `mask` adds, where that is among the settings. */
export function maskedNames(settings: readonly Setting[]): readonly string[] | undefined {
  return settings.find(({ option }) => option.name === 'mask')?.value as readonly string[] | undefined;
}

/** What the values are taken from: flags win over the environment, it over the file, it over defaults. */
export interface Sources {
  /** Texts of the flags given, by option name. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file?: ConfigFile;
  /** The named target of the file that is in force. */
  readonly target?: string;
}

/** Merges all sources. Throws USAGE for a wrong flag, CONFIG for the rest, all mistakes of the file at once. */
export function mergeSettings(options: readonly OptionDefinition[], sources: Sources): readonly Setting[] {
  const layers = configLayers(sources);
  const mistakes: Mistake[] = [];
  const settings = options.map((option) => {
    const given = fromFlag(option, sources) ?? fromEnvironment(option, sources);
    const configured = fromConfig(option, layers, sources.file, mistakes);
    return (
      given ?? configured ?? { option, value: option.default, origin: { kind: 'default', name: '' } as const }
    );
  });
  if (mistakes.length > 0) {
    throw new IqmockError('CONFIG', `${sources.file?.path ?? 'The configuration'} has wrong values.`, {
      mistakes: mistakes.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    });
  }
  return settings;
}

/** Variables that start like one of an option but belong to no option, each with the nearest name. */
export function unknownEnvVars(
  environment: Readonly<Record<string, string | undefined>>,
  options: readonly OptionDefinition[],
): Mistake[] {
  const known = options.map(environmentName);
  return Object.keys(environment)
    .filter((name) => name.startsWith('IQMOCK_') && !known.includes(name))
    .map((name) => ({
      message: `${name} belongs to no option and has no effect.`,
      hint: suggest(name, known),
    }));
}

/** The maps of the file that count, the strongest first: the chosen target, then the file itself. */
function configLayers({ file, target }: Sources): readonly PlacedMap[] {
  if (target === undefined) return file === undefined ? [] : [file.values];
  const chosen = file?.targets.get(target);
  if (file !== undefined && chosen !== undefined) return [chosen, file.values];
  throw new IqmockError('CONFIG', `There is no target named "${target}".`, {
    hint:
      file === undefined
        ? 'Named targets are in iqmock.config.yaml under "targets:", and no such file was found.'
        : suggest(target, file.targets.keys()),
  });
}

function fromFlag(option: OptionDefinition, { flags }: Sources): Setting | undefined {
  const texts = flags.get(option.name);
  if (texts === undefined) return undefined;
  const name = `--${option.name}`;
  return { option, value: option.kind.parse(texts, name), origin: { kind: 'flag', name }, texts };
}

function fromEnvironment(option: OptionDefinition, { environment }: Sources): Setting | undefined {
  const name = environmentName(option);
  const written = ownValue(environment, name);
  if (written === undefined || written === '') return undefined;
  const { separator, takes } = option.kind;
  const texts =
    takes === 'many' ? written.split(separator ?? '\n').filter((text) => text.trim() !== '') : [written];
  try {
    return { option, value: option.kind.parse(texts, name), origin: { kind: 'environment', name }, texts };
  } catch (error) {
    throw asConfigError(error);
  }
}

function fromConfig(
  option: OptionDefinition,
  layers: readonly PlacedMap[],
  file: ConfigFile | undefined,
  mistakes: Mistake[],
): Setting | undefined {
  const key = configKeyOf(option);
  const layer = layers.find((map) => key !== undefined && map.has(key));
  if (key === undefined || file === undefined || layer === undefined) return undefined;
  const placed = layer.get(key) as PlacedValue;
  const place = placed.place ?? { file: file.path };
  try {
    const texts = textsOf(option, key, placed, dirname(file.path));
    return {
      option,
      value: option.kind.parse(texts, key),
      origin: { kind: 'config', name: formatMistake({ ...place, message: '' }).trim() },
    };
  } catch (error) {
    if (!(error instanceof IqmockError)) throw error;
    mistakes.push({ ...place, message: error.message, hint: error.hint });
    return undefined;
  }
}

function textsOf(
  option: OptionDefinition,
  key: string,
  { value }: PlacedValue,
  folder: string,
): readonly string[] {
  const texts = option.kind.texts(plain(value));
  if (texts === undefined) {
    throw new IqmockError('CONFIG', `${key} has the wrong type.`, {
      hint: `Expected ${wantedOf(option.kind)}.`,
    });
  }
  // An empty text would become the folder itself.
  return option.kind.isPath === true ? texts.map((text) => text && resolve(folder, text)) : texts;
}

function asConfigError(error: unknown): unknown {
  if (!(error instanceof IqmockError)) return error;
  return new IqmockError('CONFIG', error.message, { hint: error.hint, mistakes: error.mistakes });
}
