import type { IncomingHttpHeaders } from 'node:http';
import { createRandom, type Random } from '../env/random.ts';
import type { ConsumerSettings } from './consumer-options.ts';
import { prepareEra } from './era.ts';
import { fingerprint } from './history/memory.ts';
import { RecentMap } from './history/recent-map.ts';
import { rules } from './rules/index.gen.ts';
import { createValidator, type Validator } from './validate.ts';
import { isValid, type Verdict } from './verdict.ts';

/** A request whose body was read. */
export interface JudgedRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Empty if the body was too large. */
  readonly body: Uint8Array;
  readonly bodyBytes: number;
}

/** How a request is answered, and why. */
export interface AnswerDecision {
  readonly status: number;
  readonly answer: string;
  readonly verdicts: readonly Verdict[];
  /** It repeats what was answered with a failure. */
  readonly isRetry: boolean;
}

/** How a strict consumer answers what breaks a rule, where that is not 422. */
const statuses = new Map(
  Object.values(rules).flatMap((rule) =>
    rule.stage === 'request' && rule.refusedWith !== undefined
      ? [[rule.name, rule.refusedWith] as const]
      : [],
  ),
);

const noVerdicts: readonly Verdict[] = [];
const rememberedFailures = 10_000;

/** Decides how each request is answered: by the settings, and if they are strict by what is wrong with it. */
export class Judge {
  readonly validator: Validator | undefined;
  private readonly settings: ConsumerSettings;
  private readonly random: Random;
  /** Bodies that were answered with a failure: a repeat of them was asked for. */
  private readonly failed = new RecentMap<number, true>(rememberedFailures);

  constructor(settings: ConsumerSettings) {
    this.settings = settings;
    this.random = createRandom(settings.seed).fork('failures');
    this.validator = settings.validate === undefined ? undefined : createValidator(settings.validate);
    if (settings.validate !== undefined) prepareEra(settings.validate.profile);
  }

  /** Judges a request. Every request draws from the same stream of chance, so failures do not depend on what is sent. */
  judge(request: JudgedRequest): AnswerDecision {
    const { failRate, failStatus } = this.settings;
    const isChosen = failRate > 0 && this.random.chance(failRate);
    const isRetry = this.failed.size > 0 && this.failed.delete(fingerprint(request.body));
    const verdicts = this.check(request, isRetry);
    const refusal = this.refusal(request, verdicts);
    const { status, answer } =
      refusal ??
      (isChosen ? { status: failStatus, answer: '{"ok":false,"error":"failed on purpose"}' } : this.settings);
    if (status < 200 || status >= 300) this.unanswered(request.body);
    return { status, answer, verdicts, isRetry };
  }

  /** Notes a body that was not taken, as far as its sender knows: it will come again. */
  unanswered(body: Uint8Array): void {
    if (body.byteLength > 0) this.failed.set(fingerprint(body), true);
  }

  private check({ method, headers, body, bodyBytes }: JudgedRequest, isRetry: boolean): readonly Verdict[] {
    if (this.validator === undefined) return noVerdicts;
    const { maxBodyBytes } = this.settings;
    return this.validator.check(body, { request: { method, headers, bodyBytes, maxBodyBytes }, isRetry });
  }

  private refusal(
    { method, bodyBytes }: JudgedRequest,
    verdicts: readonly Verdict[],
  ): { status: number; answer: string } | undefined {
    const { maxBodyBytes, strict } = this.settings;
    if (method !== 'POST') return refuse(405, 'webhooks are sent by POST');
    if (bodyBytes > maxBodyBytes) return refuse(413, `the body is larger than ${maxBodyBytes} bytes`);
    if (!strict || isValid(verdicts)) return undefined;
    const status = verdicts.map(({ rule }) => statuses.get(rule)).find((found) => found !== undefined) ?? 422;
    return { status, answer: JSON.stringify({ ok: false, verdicts }) };
  }
}

function refuse(status: number, error: string): { status: number; answer: string } {
  return { status, answer: JSON.stringify({ ok: false, error }) };
}
