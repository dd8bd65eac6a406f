import type { ConfigOptions } from './options.gen.ts';

/** What a named target says: its address and all that goes with it. It wins over the rest of the file. */
export type TargetConfig = Omit<ConfigOptions, 'target'>;

/** What a configuration file holds. */
export interface Config extends ConfigOptions {
  /** The address of a JSON Schema, for editors; it has no effect. */
  readonly $schema?: string;
  /** Named targets, for `--target`. */
  readonly targets?: Readonly<Record<string, TargetConfig>>;
}

/** Gives its argument back, checked by the compiler: `export default defineConfig({ … })` in `iqmock.config.ts`. */
export function defineConfig(config: Config): Config {
  return config;
}
