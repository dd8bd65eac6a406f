import type { PolicyOptions } from '../delivery/policy-options.ts';
import type { TenantOptions } from '../emitter/options.ts';
import type { EventScope } from '../model/validator.ts';
import type { Playable } from '../emitter/playable.ts';
import type { AutoDeedName } from './option-definitions.ts';
import type { AccessLine } from './settings.ts';

/** How a server is made. The delivery options of the command line are here too, under the same names. */
export interface ServeOptions extends PolicyOptions, TenantOptions {
  /** Where webhooks go: a URL, `localhost:3000/hook`, or a port of this machine. Default: a consumer built in. */
  readonly to?: string | number | undefined;
  /** The port to listen on. Default: 0, any free one. */
  readonly port?: number | undefined;
  /** The address to listen on. Default: 127.0.0.1. Another one needs `controlToken`. */
  readonly host?: string | undefined;
  /** Scenarios whose people and channels the tenant begins with; their steps are not played. */
  readonly scenarios?: readonly Playable[] | undefined;
  /** What has to be sent as a bearer token to the control and operator APIs. */
  readonly controlToken?: string | undefined;
  /** Host names under which the server may be asked, besides those of loopback. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Webhooks may go to an address that is neither this machine nor in a private network. */
  readonly allowRemote?: boolean | undefined;
  /** Who may log in to the client API: anyone, or only clients that the tenant knows. Default: open. */
  readonly signup?: 'open' | 'known' | undefined;
  /** Which events go to the consumer: the nine of the document, or also those that only clients get. Default: documented. */
  readonly events?: EventScope | undefined;
  /** What the tenant does by itself, at the pace of people. Default: nothing. */
  readonly auto?: readonly AutoDeedName[] | undefined;
  /** A folder with a build of the vendor's web widget, served at `/widget/`, with a page that has it at `/demo`. */
  readonly widget?: string | undefined;
  /** A file in which the tenant is kept over restarts. */
  readonly state?: string | undefined;
  /** How many webhooks may be pending. Default: 10,000. */
  readonly maxPending?: number | undefined;
  /** How many messages are kept. Default: 3000. */
  readonly keepMessages?: number | undefined;
  /** The largest upload, bytes. Default: 20 MB. */
  readonly maxUploadBytes?: number | undefined;
  /** Called with every answered request. */
  readonly onAccess?: ((line: AccessLine) => void) | undefined;
  /** Called with notices for people, such as a state file whose last line is truncated. */
  readonly onNotice?: ((text: string) => void) | undefined;
  /** Called with an unexpected error. */
  readonly onBug?: ((error: unknown) => void) | undefined;
}
