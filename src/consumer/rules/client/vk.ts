import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'client/vk',
  severity: 'error',
  doc: 'A client has VK exactly when VKId is set, and VK.Id equals it.',
  why: "A consumer that follows VKId finds no profile, or another person's.",
  example: 'Rels.Clients[0].VK.Id: is 5, but VKId is 6',
  check({ rows }, report) {
    for (const { row, plan, place, list } of rows) {
      if (list !== 'Clients' || !plan.keys.includes('VK')) continue;
      const { VKId: id } = row;
      const vk = row['VK'] as Record<string, unknown> | null | undefined;
      if (typeof id === 'number' && vk === undefined) report(`${place}.VK`, `is missing, but VKId is ${id}`);
      if (id === null && vk !== undefined) report(`${place}.VK`, 'is there, but VKId is null');
      if (typeof id === 'number' && typeof vk?.['Id'] === 'number' && vk['Id'] !== id) {
        report(`${place}.VK.Id`, `is ${vk['Id']}, but VKId is ${id}`);
      }
    }
  },
});
