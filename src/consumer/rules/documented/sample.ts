import { documentedSample } from '../../documented.ts';
import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'text',
  settles: true,
  counts: 'documented',
  name: 'documented/sample',
  severity: 'notice',
  doc: "One of the twelve samples of the vendor's document, value for value, is recognised and not judged.",
  why: 'The samples contradict themselves (one event under six types, flags that were not set), so judging them would only repeat that.',
  example: 'documented sample 9 (message_read), taken verbatim; not judged',
  check({ value }, report) {
    const sample = documentedSample(value);
    if (sample !== undefined)
      report('', `documented sample ${sample.number} (${sample.type}), taken verbatim; not judged`);
  },
});
