// Made by `npm run gen`; do not edit.

/** Every option that a configuration file may give, by its key there. */
export interface ConfigOptions {
  /** Decides everything that is generated: names, texts, pauses. The same seed with the same start gives the same bytes. [default: the scenario's own, else a fresh one, which is printed] */
  readonly seed?: number;
  /** Decides the ids, with seed and start. Runs that differ in any of the three have other ids. [default: fresh; 0 where the start is given, so that it gives the same bytes again] */
  readonly ids?: number | string;
  /** The era of the wire format: its fields, their order, its zero time. [default: the scenario's own, else 2023] */
  readonly profile?: '2018' | 2018 | '2021' | 2021 | '2022' | 2022 | '2023' | 2023;
  /** The language of generated names and texts; texts in a scenario stay as written. [default: the scenario's own, else ru] */
  readonly locale?: 'ru' | 'en';
  /** When the clock of the simulated tenant begins. A given start gives the same ids each time. [default: the scenario's own, else now] */
  readonly start?: string | number;
  /** Which rows travel in Rels: every row an id refers to, or only those of the documented samples. [default: closed; documented in the era 2018] */
  readonly rels?: 'documented' | 'closed';
  /** Writes <, >, & and the separators U+2028 and U+2029 in strings as \u003c and so on, as the JSON encoder of Go does. */
  readonly escapeHtml?: boolean;
  /** human: people take a realistic time to read, type and listen; script: steps follow each other at once. [default: the scenario's own, else script] */
  readonly pace?: 'script' | 'human';
  /** How many times faster than the scenario's own time; max does not wait at all. [default: 1] */
  readonly speed?: number | string;
  /** Refuses scenarios whose probes start programs, before anything is sent. */
  readonly noCommands?: boolean;
  /** The consumer: a URL, a port of this machine, or unix:/path/to.sock:/hook. [default: an embedded consumer is started] */
  readonly to?: string | number;
  /** A named target of the configuration file: its address and its other settings. */
  readonly target?: string | number;
  /** A header on every webhook. Can be given several times. */
  readonly headers?: Readonly<Record<string, string | number | boolean>> | string | readonly string[];
  /** The token of an Authorization: Bearer header. */
  readonly bearer?: string | number;
  /** User and password of an Authorization: Basic header. */
  readonly basic?: string;
  /** Signs every try: standard-webhooks, or hmac-sha256:Header-Name. [default: none] */
  readonly sign?: string | number;
  /** The secret to sign with; for rotation, several, separated by commas. */
  readonly signSecret?: string | number;
  /** Accepts any certificate of the target. */
  readonly insecure?: boolean;
  /** A PEM file with the authority that signed the certificate of the target. */
  readonly ca?: string;
  /** A PEM file with the certificate iqmock shows (mutual TLS). */
  readonly cert?: string;
  /** A PEM file with the private key of --cert. */
  readonly key?: string;
  /** The proxy on the way to the target, or none. Loopback is always reached directly. [default: HTTP_PROXY, HTTPS_PROXY, NO_PROXY] */
  readonly proxy?: string | number;
  /** How long to wait for the target to accept connections before anything is sent. */
  readonly waitForTarget?: string | number;
  /** A set of defaults for delivery. default: Ten seconds for an answer, no retries, order kept per chat. strict: An impatient sender: three seconds for an answer, no retries, order kept per client. fast: Five retries within a second, for CI: waits and Retry-After are compressed. [default: default] */
  readonly policy?: 'default' | 'strict' | 'fast';
  /** How long one try may take, from connecting to the last byte of the answer. [default: 10s] */
  readonly timeout?: string | number;
  /** The number of tries after the first: the same bytes, with a new attempt number and signature. [default: 0] */
  readonly retries?: number;
  /** The waits before each retry, such as 1s,5s,30s; the last one repeats. [default: 1s,5s,30s,2m00s,10m00s] */
  readonly backoff?: readonly (string | number)[] | string | number;
  /** What is tried again: statuses, classes such as 5xx, and timeout, reset, refused, dns, unreachable, garbage, tls, other; or none. [default: 429,502,503,504,timeout,reset,refused] */
  readonly retryOn?: readonly (string | number)[] | string | number;
  /** Which webhooks wait for each other: those of a chat, of a client, all, or none. [default: chat] */
  readonly order?: 'chat' | 'client' | 'global' | 'none';
  /** The most webhooks in flight at once. [default: 16] */
  readonly concurrency?: number;
  /** A fault to inject, such as duplicate:5%, delay:3s@first=2 or cut:after=50%,share=1%. `iqmock list faults` lists them, `iqmock show faults/duplicate` explains one. Can be given several times. [default: nothing] */
  readonly faults?: readonly (string | object)[] | string | object;
  /** The number of bytes of each answer that are kept for expectations and reports. [default: 16.4 kB] */
  readonly maxResponse?: number;
  /** Additional names of headers and parameters whose values are masked in every output, such as x-tenant or *-ticket; a name after ! is never masked. Can be given several times. [default: the names in docs/security.md] */
  readonly mask?: readonly (string | number)[] | string | number;
  /** Writes a report: github, html, json, junit, ndjson, text. With =PATH to that file, else to stdout (html, junit: to a file named after the format). Can be given several times. */
  readonly report?: readonly (string | number)[] | string | number;
  /** Where the consumer shows what it knows about a chat: a URL, or a path of the target, with {chat}, {client} or {message} in it. */
  readonly probe?: string | number;
  /** A program that prints the state instead, with the same placeholders; it runs without a shell. */
  readonly probeCommand?: string | number;
  /** A header on every read of --probe, such as Authorization. Can be given several times. */
  readonly probeHeaders?: Readonly<Record<string, string | number | boolean>> | string | readonly string[];
  /** How long the state must stay unchanged before it counts as final. [default: learnt from clean conversations] */
  readonly settle?: string | number;
  /** Paths of the state that are not compared, such as $.updated or $.items[*].key; what differs between equal chats is learnt anyway. Can be given several times. */
  readonly ignore?: readonly (string | number)[] | string | number;
  /** Paths of lists whose order means nothing. Can be given several times. */
  readonly unordered?: readonly (string | number)[] | string | number;
  /** Allows a target that is neither this machine nor in a private network. */
  readonly allowRemote?: boolean;
  /** The port to listen on; 0 is any free one. [default: 4020] */
  readonly port?: number;
  /** The address to listen on. With 0.0.0.0 other machines can reach it. [default: 127.0.0.1] */
  readonly host?: string | number;
  /** Which types of events there are: the nine of the platform's document, or also those that only its clients get. [default: documented] */
  readonly events?: 'documented' | 'extended';
  /** A limit on a measure, such as 'p99<300ms', 'errors<0.1%' or 'p95{type:message_created}<200ms'. A broken one is exit code 4. Can be given several times. [default: errors<1%] */
  readonly thresholds?: readonly (string | number)[] | string | number;
  /** Ends the run as soon as a threshold is broken. */
  readonly abortOnFail?: boolean;
  /** Serves the live measures at http://127.0.0.1:PORT/metrics. */
  readonly prometheus?: number;
  /** Ends the run after this many events. */
  readonly maxEvents?: number;
  /** Stops the run after this time in any case. */
  readonly maxDuration?: string | number;
  /** The most chats open at once; arrivals beyond that are dropped and counted. [default: 20000, or one for each virtual user] */
  readonly maxChats?: number;
  /** For --rate: the number of chats to keep open. [default: as few as the rate needs] */
  readonly minChats?: number;
  /** How long an arrival may wait to start before it is dropped and counted. [default: 1s] */
  readonly dropAfter?: string | number;
  /** How long chats may continue after the end. [default: 30s] */
  readonly gracefulStop?: string | number;
  /** Number of worker processes on this machine. [default: 1] */
  readonly workers?: number;
  /** Keeps the schedule to 0.1 ms; uses about a third of a CPU core more. */
  readonly precise?: boolean;
  /** What is expected of every answer (status=2xx, latency<500ms, attempts<=3, body~ok, header.content-type~json) or of the whole run (p95<300ms, lost=0). Can be given several times. [default: a 2xx in time for every webhook] */
  readonly expect?: readonly (string | number)[] | string | number;
  /** How many webhooks may end without being accepted; more than that fail the run. */
  readonly maxFailures?: number;
  /** Open the page of the server in the browser. */
  readonly open?: boolean;
  /** Keeps the tenant and its pending webhooks in this file, and continues from it after a restart. */
  readonly state?: string;
  /** What the tenant does by itself, at a human pace: some of assign, close, read, receive, reply, separated by commas. [default: nothing] */
  readonly auto?: readonly ('assign' | 'close' | 'read' | 'receive' | 'reply')[] | string;
  /** A build folder of IQChannels' web widget: serves it at /widget/, and a page that contains it at /demo. */
  readonly widget?: string;
  /** Who may log in to the client API: anyone, as a new client if necessary, or only clients that the tenant knows. [default: open] */
  readonly signup?: 'open' | 'known';
  /** The bearer token that the control and operator APIs require; needed to listen beyond loopback. */
  readonly controlToken?: string | number;
  /** A host name that requests may use besides those of loopback, such as that of its container. Can be given several times. */
  readonly allowedHost?: readonly (string | number)[] | string | number;
  /** The most webhooks that may wait for the consumer; beyond that, calls are refused. [default: 10000] */
  readonly maxPending?: number;
  /** How many messages are kept in memory: the latest ones and the last one of each chat. [default: 3000] */
  readonly keepMessages?: number;
  /** The largest upload; larger files are refused. [default: 20000000] */
  readonly maxUpload?: number;
  /** Show less: data, failures, and one line per scenario. */
  readonly quiet?: boolean;
  /** Show nothing but data and errors; the exit code is the verdict. */
  readonly silent?: boolean;
  /** Show more: the configuration in use, the content of each answer, stack traces of errors. */
  readonly verbose?: boolean;
  /** Print without colour. NO_COLOR does the same; FORCE_COLOR does the opposite. */
  readonly noColor?: boolean;
}
