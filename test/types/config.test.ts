import { describe, expect, expectTypeOf, test } from 'vitest';
import { defineConfig, type Config, type ConfigOptions, type TargetConfig } from '../../src/index.ts';

// These lines are held to their word by checked.test.ts, which runs the compiler over them.

describe('defineConfig', () => {
  test('gives back what it gets', () => {
    const config = defineConfig({
      seed: 42,
      profile: 2023,
      speed: 'max',
      headers: { 'X-Environment': 'staging' },
      report: ['junit=results.xml', 'html'],
      thresholds: ['p99<300ms'],
      targets: { local: { to: 3000, waitForTarget: '30s', insecure: true } },
    });
    expect(config.targets?.['local']?.to).toBe(3000);
    expectTypeOf(config).toEqualTypeOf<Config>();
  });

  test('takes nothing else', () => {
    // @ts-expect-error There is no such key.
    defineConfig({ sede: 42 });
    // @ts-expect-error Keys are in camelCase.
    defineConfig({ 'wait-for-target': '30s' });
    // @ts-expect-error There is no such era.
    defineConfig({ profile: '2020' });
    // @ts-expect-error A switch is on or off.
    defineConfig({ insecure: 'very' });
    // @ts-expect-error A target has no targets.
    defineConfig({ targets: { local: { target: 'other' } } });
    // @ts-expect-error Overrides make sense in one call only.
    defineConfig({ set: ['a=b'] });
  });

  test('has names for its parts', () => {
    expectTypeOf<Config>().toExtend<ConfigOptions>();
    expectTypeOf<NonNullable<Config['targets']>>().toEqualTypeOf<Readonly<Record<string, TargetConfig>>>();
    expectTypeOf<TargetConfig>().not.toHaveProperty('target');
    expectTypeOf<ConfigOptions['order']>().toEqualTypeOf<'chat' | 'client' | 'global' | 'none' | undefined>();
  });
});
