import { choice } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { presets, type PresetName } from '../policy.ts';
import { definePart, groups } from './part.ts';

const names = Object.keys(presets) as [PresetName, ...PresetName[]];

/** `--policy`; which preset that is, is settled before all other parts. */
export const preset = definePart({
  options: {
    policy: defineOption<PresetName>({
      name: 'policy',
      group: groups.delivery,
      doc: `A set of defaults for delivery. ${names.map((name) => `${name}: ${presets[name].doc}`).join(' ')}`,
      kind: choice(names),
      defaultText: presets.default.policy.preset,
    }),
  },
  describe: (policy) => ({ preset: policy.preset }),
});
