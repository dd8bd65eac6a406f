// Made by `npm run gen`; do not edit.

/** Every option that a configuration file may give, by its key there. */
export interface ConfigOptions {
  /** Decides everything that is made up: names, texts, gaps. The same seed with the same start gives the same bytes. [default: the scenario's own, else a fresh one, which is printed] */
  readonly seed?: number;
  /** Decides the ids, with seed and start. Runs that differ in any of the three have other ids. [default: fresh; 0 where the start is given, so that it gives the same bytes again] */
  readonly ids?: number | string;
  /** The era of IQChannels to speak like: its fields, their order, its zero time. [default: the scenario's own, else 2023] */
  readonly profile?: '2018' | 2018 | '2021' | 2021 | '2022' | 2022 | '2023' | 2023;
  /** The language of what is made up; the texts that a scenario itself holds stay. [default: the scenario's own, else ru] */
  readonly locale?: 'ru' | 'en';
  /** The moment at which the simulated tenant begins. A given start gives the same ids each time. [default: the scenario's own, else now] */
  readonly start?: string | number;
  /** Which rows travel in Rels: every row an id refers to, or only those of the documented samples. [default: closed; documented in the era 2018] */
  readonly rels?: 'documented' | 'closed';
  /** Writes <, >, & and the separators U+2028 and U+2029 in strings as \u003c and so on, as the JSON encoder of Go does. */
  readonly escapeHtml?: boolean;
  /** With human, people read, type and listen as long as texts and voices are; with script, steps follow each other at once. [default: the scenario's own, else script] */
  readonly pace?: 'script' | 'human';
  /** How much faster than the scenario says; max does not wait at all. [default: 1] */
  readonly speed?: number | string;
  /** Refuses scenarios whose probes start programs, before anything is sent. */
  readonly noCommands?: boolean;
  /** The consumer: a URL, a port of this machine, or unix:/path/to.sock:/hook. [default: an embedded consumer is started] */
  readonly to?: string | number;
  /** A named target of the configuration file: its address and everything said with it. */
  readonly target?: string | number;
  /** A header on every webhook. May come several times. */
  readonly headers?: Readonly<Record<string, string | number | boolean>> | string | readonly string[];
  /** The token of an Authorization: Bearer header. */
  readonly bearer?: string | number;
  /** User and password of an Authorization: Basic header. */
  readonly basic?: string;
  /** Signs every try: standard-webhooks, or hmac-sha256:Header-Name. [default: none] */
  readonly sign?: string | number;
  /** The secret to sign with; several apart by commas, for rotation. */
  readonly signSecret?: string | number;
  /** Trusts any certificate of the target. */
  readonly insecure?: boolean;
  /** A PEM file with the authority that signed the certificate of the target. */
  readonly ca?: string;
  /** A PEM file with the certificate iqmock shows (mutual TLS). */
  readonly cert?: string;
  /** A PEM file with the private key of --cert. */
  readonly key?: string;
  /** The proxy on the way to the target, or none. Loopback is always reached directly. [default: HTTP_PROXY, HTTPS_PROXY, NO_PROXY] */
  readonly proxy?: string | number;
  /** Waits so long for the target to accept connections before it sends anything. */
  readonly waitForTarget?: string | number;
  /** A set of defaults for delivery. default: Ten seconds for an answer, no retries, order kept per chat. strict: A sender without patience: three seconds for an answer, no retries, order kept per client. fast: Five retries within a second, for CI: waits and Retry-After are compressed. [default: default] */
  readonly policy?: 'default' | 'strict' | 'fast';
  /** How long one try may take, from connecting to the last byte of the answer. [default: 10s] */
  readonly timeout?: string | number;
  /** Tries after the first: the same bytes again, with a new attempt number and signature. [default: 0] */
  readonly retries?: number;
  /** The waits before each retry, such as 1s,5s,30s; the last one repeats. [default: 1s,5s,30s,2m00s,10m00s] */
  readonly backoff?: readonly (string | number)[] | string | number;
  /** What is tried again: statuses, classes such as 5xx, and timeout, reset, refused, dns, unreachable, garbage, tls, other; or none. [default: 429,502,503,504,timeout,reset,refused] */
  readonly retryOn?: readonly (string | number)[] | string | number;
  /** Which webhooks wait for each other: those of a chat, of a client, all, or none. [default: chat] */
  readonly order?: 'chat' | 'client' | 'global' | 'none';
  /** How many webhooks are under way at once, at most. [default: 16] */
  readonly concurrency?: number;
  /** What goes wrong on purpose, such as duplicate:5%, delay:3s@first=2 or cut:after=50%,share=1%; repeatable. `iqmock list faults` lists them, `iqmock show faults/duplicate` explains one. May come several times. [default: nothing] */
  readonly faults?: readonly (string | object)[] | string | object;
  /** How many bytes of each answer are kept for expectations and reports. [default: 16.4 kB] */
  readonly maxResponse?: number;
  /** More names of headers and parameters whose values are masked in every output, such as x-tenant or *-ticket; a name after ! is shown. May come several times. [default: the names in docs/security.md] */
  readonly mask?: readonly (string | number)[] | string | number;
  /** Writes a report: github, html, json, junit, ndjson, text. With =PATH to a file, else to stdout (html, junit: to a file of that name). May come several times. */
  readonly report?: readonly (string | number)[] | string | number;
  /** Where the consumer shows what it knows of a chat: a URL, or a path of the target, with {chat}, {client} or {message} in it. */
  readonly probe?: string | number;
  /** A program that shows it instead, with the same placeholders; there is no shell. */
  readonly probeCommand?: string | number;
  /** A header on every read of --probe, such as Authorization. May come several times. */
  readonly probeHeaders?: Readonly<Record<string, string | number | boolean>> | string | readonly string[];
  /** How long the state must be still before it is final. [default: learnt from clean conversations] */
  readonly settle?: string | number;
  /** Paths of the state that are not compared, such as $.updated or $.items[*].key; what differs between equal chats is learnt anyway. May come several times. */
  readonly ignore?: readonly (string | number)[] | string | number;
  /** Paths of lists whose order means nothing. May come several times. */
  readonly unordered?: readonly (string | number)[] | string | number;
  /** Needed for a target that is neither this machine nor in a private network. */
  readonly allowRemote?: boolean;
  /** The port to listen on; 0 is any free one. [default: 4020] */
  readonly port?: number;
  /** The address to listen on. With 0.0.0.0 other machines can reach it. [default: 127.0.0.1] */
  readonly host?: string | number;
  /** Which types of events there are: the nine of the platform's document, or also those that only its clients get. [default: documented] */
  readonly events?: 'documented' | 'extended';
  /** A limit on a measure, such as 'p99<300ms', 'errors<0.1%' or 'p95{type:message_created}<200ms'. A broken one is exit code 4. May come several times. [default: errors<1%] */
  readonly thresholds?: readonly (string | number)[] | string | number;
  /** Ends the run as soon as a threshold is broken. */
  readonly abortOnFail?: boolean;
  /** Serves the live measures at http://127.0.0.1:PORT/metrics. */
  readonly prometheus?: number;
  /** Ends the run after this many events. */
  readonly maxEvents?: number;
  /** Stops the run after this time in any case. */
  readonly maxDuration?: string | number;
  /** How many chats may be open at once; arrivals beyond are dropped and counted. [default: 20000, or one for each virtual user] */
  readonly maxChats?: number;
  /** For --rate: how many chats are kept open. [default: as few as the rate needs] */
  readonly minChats?: number;
  /** How long an arrival may wait to start before it is dropped and counted. [default: 1s] */
  readonly dropAfter?: string | number;
  /** How long chats may live on after the end. [default: 30s] */
  readonly gracefulStop?: string | number;
  /** Number of worker processes on this machine. [default: 1] */
  readonly workers?: number;
  /** Keeps the schedule to 0.1 ms; uses about a third of a CPU core more. */
  readonly precise?: boolean;
  /** What is expected of every answer (status=2xx, latency<500ms, attempts<=3, body~ok, header.content-type~json) or of the whole run (p95<300ms, lost=0). May come several times. [default: a 2xx in time for every webhook] */
  readonly expect?: readonly (string | number)[] | string | number;
  /** How many webhooks may end without being accepted before the run fails. */
  readonly maxFailures?: number;
  /** Open the page of the server in the browser. */
  readonly open?: boolean;
  /** Keeps the tenant and what is pending in this file, and goes on with it after a restart. */
  readonly state?: string;
  /** What the tenant does by itself, at the pace of people: some of assign, close, read, receive, reply, apart by commas. [default: nothing] */
  readonly auto?: readonly ('assign' | 'close' | 'read' | 'receive' | 'reply')[] | string;
  /** A folder with a build of IQChannels' web widget, which is then at /widget/, and a page with it at /demo. */
  readonly widget?: string;
  /** Who may log in by the client API: anybody, who is then a new client, or only clients that the tenant knows. [default: open] */
  readonly signup?: 'open' | 'known';
  /** What must be sent as a bearer token to the control and operator APIs; needed to listen on more than loopback. */
  readonly controlToken?: string | number;
  /** A name under which the server may be asked, besides those of loopback, such as the one of its container. May come several times. */
  readonly allowedHost?: readonly (string | number)[] | string | number;
  /** How many webhooks may wait for the consumer; beyond that, calls are refused. [default: 10000] */
  readonly maxPending?: number;
  /** How many messages are kept in memory: the latest ones and the last one of each chat. [default: 5000] */
  readonly keepMessages?: number;
  /** Larger files are refused. [default: 20000000] */
  readonly maxUpload?: number;
  /** Show little: data, failures, and one line for each scenario. */
  readonly quiet?: boolean;
  /** Show nothing but data and errors; the exit code is the verdict. */
  readonly silent?: boolean;
  /** Say more: which configuration counts, what each answer held, stacks of errors. */
  readonly verbose?: boolean;
  /** Print without colour. NO_COLOR does the same; FORCE_COLOR does the opposite. */
  readonly noColor?: boolean;
}
