import { formatDurationMs } from '../env/format.ts';
import type { Attempt } from '../delivery/delivery.ts';
import { looksLikeLogin } from './advice.ts';
import { excerpt } from './columns.ts';
import type { CheckRecord, ResultRecord } from './record.ts';
import { isObject } from '../own.ts';

/** A check that did not hold, without what it is about. */
export type Finding = Pick<
  CheckRecord,
  'name' | 'expected' | 'actual' | 'why' | 'advice' | 'severity' | 'measured'
>;

/** An answer that took more than this share of the timeout is worth a warning. */
const slowShare = 0.5;

/** What is suspicious in the content of a 2xx answer: an error in the body, a page for people, a login page. */
export function suspectContent(attempt: Attempt): Finding | undefined {
  const body = attempt.body ?? '';
  const isPage = looksLikePage(body);
  if (isPage && isLoginPage(body)) {
    return {
      name: 'login-page',
      expected: 'an answer of the webhook handler',
      actual: `a login page: ${excerpt(body)}`,
      why: 'A login page with status 200 looks like success, but the handler never saw the event.',
      advice: 'Exempt the path from login; answer 401 when credentials are missing.',
      severity: 'error',
    };
  }
  if (isPage) {
    return {
      name: 'html-answer',
      expected: 'a short answer or none',
      actual: `an HTML page: ${excerpt(body)}`,
      why: 'An HTML page often means that something other than the handler answered.',
      advice: 'Check the path of --to; answer 2xx with an empty or JSON body.',
      severity: 'warning',
    };
  }
  return errorIn(body) ? errorBody(body) : undefined;
}

/** Many frameworks call any text text/html, so only the text itself is evidence: a page begins with a doctype, or has its frame. */
function looksLikePage(body: string): boolean {
  return /^\s*(?:<!--[^]*?-->\s*)*<!doctype\s+html|<(?:html|head|body)[\s>]/i.test(body);
}

/** A form that asks for a password, or a page that leads to one. */
function isLoginPage(body: string): boolean {
  if (/<input\b[^>]*\btype\s*=\s*["']?password\b/i.test(body)) return true;
  const refresh = /<meta\b[^>]*http-equiv\s*=\s*["']?refresh\b[^>]*/i.exec(body)?.[0];
  const moved = /\blocation(?:\.href|\.replace)?\s*(?:=|\()\s*["'`]([^"'`]+)/i.exec(body)?.[1];
  return [refresh, moved].some((address) => address !== undefined && looksLikeLogin(address));
}

function errorBody(body: string): Finding {
  return {
    name: 'error-body',
    expected: 'no error in a 2xx answer',
    actual: excerpt(body),
    why: 'To the sender 2xx means "stored, do not send again": whatever went wrong is lost.',
    advice:
      'Answer 5xx when the event could not be stored; expect `body: { path: $.error, exists: false }` to fail on it.',
    severity: 'warning',
  };
}

function errorIn(body: string): boolean {
  if (!body.trimStart().startsWith('{')) return false;
  try {
    const json: unknown = JSON.parse(body);
    if (!isObject(json)) return false;
    const failed =
      json['success'] === false || json['ok'] === false || json['OK'] === false || json['status'] === 'error';
    return (
      failed || hasSomething(json['error']) || hasSomething(json['Error']) || hasSomething(json['errors'])
    );
  } catch {
    return false;
  }
}

function hasSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== '' && value !== 0;
}

/** A warning if an answer took more than half of the time allowed. */
export function suspectSlowness(serviceMs: number, timeoutMs: number): Finding | undefined {
  if (serviceMs <= timeoutMs * slowShare) return undefined;
  return {
    name: 'slow',
    expected: `an answer within half of the timeout (${formatDurationMs(timeoutMs * slowShare)})`,
    actual: formatDurationMs(serviceMs),
    why: 'With a little more load the sender times out and sends again, and the event arrives twice.',
    advice: 'Store the event, answer at once and process it later.',
    severity: 'warning',
    measured: true,
  };
}

/** What was odd on the wire though an answer came: sent again after an idle close, an answer against the rules of HTTP. */
export function suspectWire({ attempts }: Pick<ResultRecord, 'attempts'>): Finding[] {
  const warning = attempts.at(-1)?.warning;
  const findings: Finding[] = [];
  if (attempts.some(({ resent }) => resent)) findings.push(resentFinding);
  if (warning !== undefined) findings.push(oddAnswer(warning));
  return findings;
}

const resentFinding: Finding = {
  name: 'resent',
  expected: 'an idle connection that stays open while a request is on its way',
  actual: 'the consumer closed it just then, so iqmock sent the same request again on a new connection',
  why: 'The event may have arrived twice: this happens to every sender that keeps connections alive.',
  advice:
    'Keep idle connections open longer, or announce how long (Keep-Alive: timeout=5); apply an event with a known id only once.',
  severity: 'warning',
};

function oddAnswer(warning: string): Finding {
  return {
    name: 'odd-answer',
    expected: 'an answer by the rules of HTTP',
    actual: warning,
    why: 'Other senders may treat this answer as a broken connection, and send the event again.',
    advice: 'Answer 200 or 204 without a body, and let the framework write Content-Length.',
    severity: 'warning',
  };
}
