import type { components } from './control-api.gen.ts';

type Schemas = components['schemas'];

/** A chat of the list, with its client, channel and last message. */
export type Chat = Schemas['Chat'];
/** A message of a chat, with its receipts and file. */
export type Message = Schemas['Message'];
/** Who wrote or did something: a client, an operator or the system. */
export type Person = Schemas['Person'];
/** Where webhooks go, how many are pending, and the settings of the tenant. */
export type Status = Schemas['Status'];
/** The project, its channels and operators, and the names that steps may use. */
export type World = Schemas['World'];
/** A webhook as a row of the list: no body, no headers. */
export type Delivery = Schemas['Delivery'];
/** A webhook with its body, headers and latest answers. */
export type DeliveryDetail = Schemas['DeliveryDetail'];
/** A fault with its settings, and how many webhooks it hit. */
export type Fault = Schemas['Fault'];
/** A scenario that is being played, or was. */
export type Play = Schemas['Play'];
/** What one entry of the stream reports of a chat. */
export type Happened = Schemas['StreamHappened'];
/** An error of the control API: code, message and hint. */
export type Failure = Schemas['Failure'];
/** An uploaded file, as a message refers to it. */
export type UploadedFile = Schemas['File'];

/** A side of a chat. */
export type Side = 'client' | 'operator';

/** A scenario that ships with iqmock. */
export interface ScenarioEntry {
  readonly name: string;
  readonly doc: string;
}
