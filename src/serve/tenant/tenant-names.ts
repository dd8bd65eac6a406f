import { ScopedNames, type Name } from '../../scenario/names.ts';
import { Scope } from '../../scenario/scope.ts';
import type { Registry } from './registry.ts';
import type { Tenant } from './tenant.ts';

/** The names of a tenant, as far as the checker of a step asks for them: human keys, and references such as `chat:1042`. */
export class TenantNames extends ScopedNames {
  private readonly registry: Registry;

  constructor(registry: Registry) {
    super();
    this.registry = registry;
  }

  override find(name: string): Name | undefined {
    const own = super.find(name);
    if (own !== undefined) return own;
    const row = this.registry.find(name);
    return row === undefined
      ? undefined
      : { kind: row.kind, spot: { place: undefined, path: 'this tenant' } };
  }

  override list(kinds?: readonly string[]): string[] {
    return [...super.list(kinds), ...this.registry.nameList(kinds)];
  }
}

/** What the names of a tenant mean while a step is played in it. */
export class TenantScope extends Scope {
  private readonly registry: Registry;

  constructor({ world, registry }: Tenant) {
    super({ world, locale: world.settings.locale }, world.settings.seed, '');
    this.registry = registry;
  }

  override get(name: string): unknown {
    return super.get(name) ?? this.registry.find(name);
  }
}
