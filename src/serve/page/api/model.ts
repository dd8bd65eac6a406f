import type { components } from './control-api.gen.ts';

type Schemas = components['schemas'];

export type Chat = Schemas['Chat'];
export type Message = Schemas['Message'];
export type Person = Schemas['Person'];
export type Status = Schemas['Status'];
export type World = Schemas['World'];
export type Delivery = Schemas['Delivery'];
export type DeliveryDetail = Schemas['DeliveryDetail'];
export type Fault = Schemas['Fault'];
export type Play = Schemas['Play'];
export type Happened = Schemas['StreamHappened'];
export type Failure = Schemas['Failure'];
export type UploadedFile = Schemas['File'];

/** A side of a chat. */
export type Side = 'client' | 'operator';

/** A scenario that ships with iqmock. */
export interface ScenarioEntry {
  readonly name: string;
  readonly doc: string;
}
