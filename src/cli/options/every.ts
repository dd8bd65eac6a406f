import type { OptionDefinition } from '../../options/option.ts';
import * as check from './check.ts';
import { deliveryOptions } from './delivery.ts';
import { generalOptions } from './general.ts';
import * as generate from './generate.ts';
import * as init from './init.ts';
import * as listen from './listen.ts';
import * as load from './load.ts';
import { loadLimitOptions } from './load-limits.ts';
import * as output from './output.ts';
import { playOptions } from './play.ts';
import * as replay from './replay.ts';
import * as report from './report.ts';
import * as schema from './schema.ts';
import * as send from './send.ts';
import { serveOptions } from './serve.ts';
import { targetOptions } from './target.ts';
import { triggerOptions } from './trigger.ts';
import * as validate from './validate.ts';

/** Every option of every command: what a configuration file and the environment may name. */
export const everyOption: readonly OptionDefinition[] = [
  playOptions,
  targetOptions,
  deliveryOptions,
  output,
  init,
  send,
  serveOptions,
  triggerOptions,
  generate,
  listen,
  load,
  loadLimitOptions,
  replay,
  report,
  schema,
  validate,
  check,
  generalOptions,
].flatMap((group) => Object.values<object>(group).filter(isOption));

/** The modules also export their options as a set. */
function isOption(value: object): value is OptionDefinition {
  return 'kind' in value;
}
