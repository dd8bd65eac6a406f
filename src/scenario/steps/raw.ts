import type { ArgumentSchema } from '../../entry.ts';
import { childOf } from '../ast.ts';
import { bindJson } from '../bind-deep.ts';
import { bindValue } from '../bind.ts';
import { fixed, nothing, type BoundValue } from '../bound.ts';
import { compactJson } from '../compact-json.ts';
import { defineStep } from './step.ts';

const args: ArgumentSchema = {
  type: 'object',
  additionalProperties: false,
  oneOf: [{ required: ['body'] }, { required: ['file'] }, { required: ['text'] }],
  properties: {
    body: {
      description: 'The body as YAML or JSON; sent as compact JSON. Texts in it may contain templates.',
    },
    file: {
      type: 'string',
      minLength: 1,
      description:
        'A JSON file beside the scenario; sent as compact JSON, keys in their order and numbers as written.',
      examples: ['samples/chat_closed.json'],
    },
    text: { type: 'string', description: 'The exact text of the body. It need not be JSON.' },
  },
};

/** Sends a body that was given. */
export const definition = defineStep<string>({
  name: 'raw',
  doc: 'Sends a given body unchanged. It does not affect the tenant: no id, counter or time changes.',
  args,
  example: { body: { ChatEvent: { Id: 1, Type: 'typing' }, Rels: {} } },
  sends: true,
  bind(node, context, at): BoundValue {
    const before = context.mistakes.count;
    const bound = bindValue(node, args, context, at);
    if (context.mistakes.count > before) return nothing;
    const [body, file, text] = ['body', 'file', 'text'].map((key) => childOf(node, key));
    if (body !== undefined) return bindJson(body, context);
    if (file?.kind !== 'scalar') return text?.kind === 'scalar' ? fixed(String(text.value)) : bound;
    const content = context.readFile(file);
    if (content === undefined) return nothing;
    try {
      return fixed(compactJson(content));
    } catch (error) {
      context.mistakes.add(
        file,
        `"${String(file.value)}" is not JSON: ${(error as Error).message}.`,
        'Correct the file, or send it unchanged with text.',
      );
      return nothing;
    }
  },
  run: (context, body) => context.send(Buffer.from(body, 'utf8')),
});
