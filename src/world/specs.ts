import type { FieldValues } from './set-fields.ts';

/** Facts of the project that a scenario may give; the rest is generated. */
export interface ProjectSpec {
  readonly name?: string;
  readonly slug?: string;
  readonly description?: string;
  /** Values for fields of the row. */
  readonly set?: FieldValues;
}

/** Facts of a channel that a scenario may give. */
export interface ChannelSpec {
  readonly type: 'iqchat' | 'vk' | 'telegram' | 'facebook' | 'infobip' | 'edna' | 'viber' | 'email';
  /** The title people see. The technical name is the human key. */
  readonly title?: string;
  readonly description?: string;
  readonly set?: FieldValues;
}

/** Facts of an operator that a scenario may give. */
export interface OperatorSpec {
  readonly name?: string;
  readonly department?: string;
  /** A deleted operator can do nothing. */
  readonly deleted?: boolean;
  readonly set?: FieldValues;
}

/** Facts of a client that a scenario may give. */
export interface ClientSpec {
  /** Known to the customer base (`crm`) or come from a social channel (`channel`). Default: by the type of the channel. */
  readonly type?: 'crm' | 'channel';
  /** Human key of the channel. Default: the first channel of the tenant. */
  readonly channel?: string;
  readonly name?: string;
  /** Decides what the client is like, where the key alone is not unique. Default: the key. */
  readonly identity?: string;
  /** The topic of the client's generated messages. */
  readonly topic?: string;
  /** Values for fields of the row. */
  readonly set?: FieldValues;
}
