import { sized } from '../../kinds/sized.ts';
import { defineCheckRule } from '../../rule.ts';

export const definition = defineCheckRule({
  name: 'FMT-16',
  doc: 'A body of 150 kB is accepted.',
  level: 'MUST',
  sends: 'A short conversation whose client has a comment that makes every body 150 kB long.',
  accepts: '2xx, and the texts of the conversation in the state.',
  why: 'The limit of many frameworks is 100 kB, and bodies grow with the fields of a client. A body that is refused for its size is refused on every retry.',
  sources: ['Shopify/shopify-app-js#233', 'cloud-gov/pages-core#866', 'matrix-org/matrix-hookshot#1090'],
  fix: 'Raise the limit: express.json({ limit: "1mb" }), client_max_body_size 1m.',
  requests: 4,
  judge: (lab) => sized(lab, [{ name: 'bodies of 150 kB', bytes: 150_000 }]),
});
