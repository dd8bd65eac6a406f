export { triggerOptions } from '../../events/options.ts';
