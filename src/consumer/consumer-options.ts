import type { Host } from '../env/host.ts';
import type { HeaderChoice } from './recorded-headers.ts';
import type { Received } from './received.ts';
import type { ValidatorOptions } from './validate.ts';

/** How an embedded consumer behaves. */
export interface ConsumerOptions {
  /** Default: 0, any free port. */
  readonly port?: number;
  /** Default: 127.0.0.1, so that only this machine reaches it. */
  readonly host?: string;
  /** Whether, and how, each body is judged. Default: true. */
  readonly validate?: boolean | ValidatorOptions;
  /** The status of every answer. Default: 200. */
  readonly status?: number;
  /** The body of every answer. Default: `{"ok":true}` for a 2xx status, else `{"ok":false}`. */
  readonly answer?: string;
  /** How long an answer is held back, in milliseconds. Default: 0. */
  readonly delayMs?: number;
  /** The share of requests that are answered `failStatus`, from 0 to 1. Default: 0. */
  readonly failRate?: number;
  /** Default: 500. */
  readonly failStatus?: number;
  /** Decides which requests fail. Default: 1. */
  readonly seed?: number;
  /** Refuse what is wrong: 422 with the verdicts, or 415 for the content type. Default: false, invalid bodies get 200 too. */
  readonly strict?: boolean;
  /** Larger bodies are refused with 413. Default: 1 MiB. */
  readonly maxBodyBytes?: number;
  /** How many requests `received` keeps: the latest ones, and of large bodies no more than 32 MB. Default: 1000. */
  readonly keep?: number;
  /** Called for each request once its answer is decided, before it is sent. */
  readonly onReceived?: (received: Received) => void;
  /** A file to which each request is added; see docs/validation.md for the form. */
  readonly out?: string;
  /** What the recording keeps of the headers. */
  readonly record?: HeaderChoice;
  /** Called once if the recording cannot be written any more. */
  readonly onRecordingFailure?: (error: Error) => void;
  /** Clock and files. Default: those of this machine. */
  readonly machine?: Host;
}

/** Options with their defaults filled in. */
export interface ConsumerSettings {
  readonly port: number;
  readonly host: string;
  readonly validate: ValidatorOptions | undefined;
  readonly status: number;
  readonly answer: string;
  readonly delayMs: number;
  readonly failRate: number;
  readonly failStatus: number;
  readonly seed: number;
  readonly strict: boolean;
  readonly maxBodyBytes: number;
  readonly keep: number;
}

/** Fills in the defaults. */
export function consumerSettingsOf(options: ConsumerOptions): ConsumerSettings {
  const { validate = true, status = 200 } = options;
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    validate: validate === true ? {} : validate === false ? undefined : validate,
    status,
    answer: options.answer ?? (status >= 200 && status < 300 ? '{"ok":true}' : '{"ok":false}'),
    delayMs: options.delayMs ?? 0,
    failRate: options.failRate ?? 0,
    failStatus: options.failStatus ?? 500,
    seed: options.seed ?? 1,
    strict: options.strict ?? false,
    maxBodyBytes: options.maxBodyBytes ?? 1024 * 1024,
    keep: options.keep ?? 1000,
  };
}
