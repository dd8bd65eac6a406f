import { suggest } from '../errors.ts';
import { entities } from '../model/entities.gen.ts';
import { erasOf, loadSchema } from '../model/schemas.ts';
import type { EntityName } from '../model/spec.ts';
import { ownValue } from '../own.ts';
import { childOf, valueOf, type MapEntry, type Node } from './ast.ts';
import { bindValue } from './bind.ts';
import type { BindContext } from './steps/step.ts';
import { fileSchema, rowKinds } from './file-schema.ts';
import { refuseSpelling, spotInWords, kindsInWords } from './names.ts';
import { valueFault } from './payload-path.ts';
import type { PlannedRow, WorldPlan } from './world-plan.ts';

/** Checks the `world` of a scenario. Its names are known from the first step on. */
export function compileWorld(node: Node | undefined, context: BindContext): WorldPlan {
  const lists: Record<string, PlannedRow[]> = { channels: [], operators: [], clients: [] };
  const schema = fileSchema.properties?.['world'] ?? {};
  if (node?.kind !== 'map') return { project: {}, channels: [], operators: [], clients: [], ids: {} };
  // The rows are read one by one below, in the order in which they may name each other.
  const shallow = rowKinds.map(
    ({ list }) => [list, { type: ['object', 'null'], additionalProperties: true }] as const,
  );
  bindValue(
    node,
    { ...schema, properties: { ...schema.properties, ...Object.fromEntries(shallow) } },
    context,
  );
  for (const { list, kind, entity, row } of rowKinds) {
    const rows = childOf(node, list);
    if (rows?.kind !== 'map') continue;
    for (const [name, entry] of rows.entries) {
      declare(name, kind, entry, context);
      bindValue(entry.value, { ...row, type: ['object', 'null'] }, context, entry.key);
      checkSet(entry.value, entity, context);
      lists[list]?.push({ name, spec: asSpec(entry.value) });
    }
  }
  const project = childOf(node, 'project');
  if (project !== undefined) checkSet(project, 'Project', context);
  const { channels = [], operators = [], clients = [] } = lists;
  return { project: asSpec(project), channels, operators, clients, ids: asSpec(childOf(node, 'ids')) };
}

function asSpec(node: Node | undefined): Record<string, unknown> {
  return node?.kind === 'map' ? (valueOf(node) as Record<string, unknown>) : {};
}

function declare(
  name: string,
  kind: string,
  { key }: MapEntry,
  { names, mistakes, census }: BindContext,
): void {
  const spelling = refuseSpelling(name);
  const earlier = names.find(name);
  if (spelling !== undefined) mistakes.add(key, spelling.message, spelling.hint);
  else if (earlier !== undefined) {
    mistakes.add(
      key,
      `"${name}" is already the name of ${kindsInWords([earlier.kind])}${spotInWords(earlier.spot)}.`,
      'Choose another name: each name has one meaning.',
    );
  } else names.declare(name, { kind, spot: key });
  census.given.add(name);
}

/** `set` of a row: its keys are fields of the entity, its values of the types that they have. */
function checkSet(row: Node, entity: EntityName, { mistakes, era }: BindContext): void {
  const set = childOf(row, 'set');
  if (set?.kind !== 'map') return;
  const schema = loadSchema(entities[entity].schema);
  for (const [key, entry] of set.entries) {
    const property = ownValue(schema.properties, key);
    const eras = property === undefined ? [] : erasOf(schema, property);
    if (property === undefined)
      mistakes.add(
        entry.key,
        `${entity} has no field "${key}".`,
        suggest(key, Object.keys(schema.properties)),
      );
    else if (eras !== 'all' && !eras.includes(era)) {
      mistakes.add(
        entry.key,
        `${entity} has no field "${key}" in the era ${era}.`,
        `It is there in ${eras.join(', ')}.`,
      );
    } else {
      const fault = valueFault(key, property, valueOf(entry.value));
      if (fault !== undefined)
        mistakes.add(
          entry.value,
          fault,
          'Rows are always of the right types; to send a wrong one, write set_raw beside a step.',
        );
    }
  }
}
