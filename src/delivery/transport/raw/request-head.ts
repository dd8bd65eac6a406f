import { overlayHeaders } from '../../headers.ts';
import { shownHeaders } from '../answer-record.ts';
import type { Route } from '../route.ts';

/** How the length of a body is announced. */
export type BodyFraming = 'length' | 'chunked' | 'none';

/** The head of requests to one target, prepared as far as it goes. */
export class RequestHead {
  private readonly route: Route;
  private readonly names: ReadonlySet<string>;
  private readonly base: Buffer;
  private lastHeaders: Readonly<Record<string, string>> | undefined;
  private lastText = '';
  private lastShown: Readonly<Record<string, string>> | undefined;
  private shownOf: Readonly<Record<string, string>> | undefined;

  constructor(route: Route) {
    this.route = route;
    this.names = new Set(
      route.headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase()),
    );
    this.base = Buffer.from(this.textWith({}), 'latin1');
  }

  /** What all requests begin with, up to the headers that differ; undefined where `headers` replace some of it. */
  baseFor(headers: Readonly<Record<string, string>>): Buffer | undefined {
    for (const name in headers) if (this.names.has(name.toLowerCase())) return undefined;
    return this.base;
  }

  /** The whole head up to the length of the body, with headers that win over those of the route. */
  textWith(headers: Readonly<Record<string, string>>): string {
    const flat = overlayHeaders(this.route.headers, headers);
    const { host, requestPath } = this.route;
    const own = this.names.has('host') ? '' : `host: ${host}\r\n`;
    let text = `POST ${requestPath} HTTP/1.1\r\n${own}`;
    for (let index = 0; index < flat.length; index += 2) text += `${flat[index]}: ${flat[index + 1]}\r\n`;
    return text;
  }

  /** The headers that differ, as lines. */
  linesOf(headers: Readonly<Record<string, string>>): string {
    if (headers === this.lastHeaders) return this.lastText;
    let text = '';
    for (const [name, value] of Object.entries(headers)) text += `${name}: ${value}\r\n`;
    this.lastHeaders = headers;
    this.lastText = text;
    return text;
  }

  /** All headers as they may be shown: those of the route, and those that win over them. */
  shown(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (this.lastShown === undefined || headers !== this.shownOf) {
      this.lastShown = shownHeaders(overlayHeaders(this.route.headers, headers), this.route.capture);
      this.shownOf = headers;
    }
    return this.lastShown;
  }

  /** A whole head, for a request that is written by hand. */
  whole(headers: Readonly<Record<string, string>>, framing: BodyFraming, length: number): Buffer {
    const frame: Readonly<Record<BodyFraming, string>> = {
      length: `content-length: ${length}\r\n`,
      chunked: 'transfer-encoding: chunked\r\n',
      none: '',
    };
    return Buffer.from(`${this.textWith(headers)}${frame[framing]}\r\n`, 'latin1');
  }
}
