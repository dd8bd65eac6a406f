// Made by `npm run gen`; do not edit.

/** What each step takes, by the step's name; how a list of steps is given is up to the caller. */
export interface StepArguments<StepList> {
  /** Gives the ticket of a chat to an operator. Repeating it with another operator is a transfer. */
  readonly assign: {
    /** The chat. */
    readonly chat: string;
    /** The operator who takes the ticket. */
    readonly to: string;
  };
  /** Closes the ticket of a chat. Unread messages stay unread. */
  readonly close: {
    /** The chat. */
    readonly chat: string;
    /** Who closes. Default: the operator it is assigned to, or else the system. */
    readonly by?: string;
  };
  /** A client opens a chat. Name a client of the world, or describe a new one here, which is useful in a repeat. */
  readonly create_chat: {
    /** Who opens it: the name of a client, or a new client with its facts. */
    readonly client:
      | string
      | {
          /** Known to the customer base (crm), or come from a social network (channel). Default: by the type of the channel. */
          readonly type?: 'crm' | 'channel';
          /** Where the client writes. Default: the first channel. */
          readonly channel?: string;
          /** The full name. Default: generated. */
          readonly name?: string;
          /** The topic of the generated messages. Default: drawn from the seed. */
          readonly topic?: 'order' | 'delivery' | 'card' | 'loan' | 'app';
          /** Values for fields of the row, by their names on the wire. */
          readonly set?: Readonly<Record<string, unknown>>;
          /** A name for the new client. */
          readonly as?: string;
        };
    /** Where. Default: the client's own channel. */
    readonly channel?: string;
    /** The topic of the generated messages. Default: drawn from the seed. */
    readonly topic?: 'order' | 'delivery' | 'card' | 'loan' | 'app';
    /** A name for the chat. */
    readonly as?: string;
  };
  /** Hides one or several messages of a chat from the client, with one event. */
  readonly delete: {
    /** The messages, all of one chat. */
    readonly messages?: readonly string[];
    /** The operator who deletes: no client of the platform can. Default: the operator the chat is assigned to, else the operator who wrote the first message, else the system (a bot). */
    readonly by?: string;
    /** The message, if there is only one. */
    readonly message?: string;
  };
  /** Sends any event, by its type on the wire, with the arguments of that event. */
  readonly emit:
    | {
        /** The chat. */
        readonly chat: string;
        /** Who closes. Default: the operator it is assigned to, or else the system. */
        readonly by?: string;
        /** The event type, as on the wire. */
        readonly type: 'chat_closed';
      }
    | {
        /** Who writes. */
        readonly client: string;
        /** Where. Default: the client's own channel. */
        readonly channel?: string;
        /** The topic of the generated messages. Default: drawn from the seed. */
        readonly topic?: 'order' | 'delivery' | 'card' | 'loan' | 'app';
        /** The event type, as on the wire. */
        readonly type: 'chat_created';
        /** A name for what the event makes. */
        readonly as?: string;
      }
    | {
        /** A chat of the client. */
        readonly chat: string;
        /** The new name. Default: the name stays. */
        readonly name?: string;
        /** The event type, as on the wire. */
        readonly type: 'client_changed';
      }
    | {
        /** The messages, all of one chat. */
        readonly messages: readonly string[];
        /** The event type, as on the wire. */
        readonly type: 'close-system-chat';
      }
    | {
        /** The messages, all of one chat. */
        readonly messages: readonly string[];
        /** The operator who deletes: no client of the platform can. Default: the operator the chat is assigned to, else the operator who wrote the first message, else the system (a bot). */
        readonly by?: string;
        /** The event type, as on the wire. */
        readonly type: 'delete-messages';
      }
    | {
        /** The message that carries the file. */
        readonly message: string;
        /** The result of the check. Default: approved. */
        readonly state?: 'approved' | 'rejected' | 'on_checking' | 'sent_for_checking' | 'check_error';
        /** The event type, as on the wire. */
        readonly type: 'file_updated';
      }
    | {
        /** The chat. */
        readonly chat: string;
        /** Who writes. */
        readonly from: string;
        /** The text. Default: generated, fitting the conversation; empty with a file. */
        readonly text?: string;
        /** The message that is quoted. */
        readonly reply_to?: string;
        /** A document. Write true to generate it, a file name, or an object with some of its properties. */
        readonly file?:
          | boolean
          | string
          | {
              /** File name with its extension. */
              readonly name?: string;
              /** Size in bytes. */
              readonly size?: number;
              /** Content type, such as application/pdf. */
              readonly type?: string;
              /** Width of an image in pixels. */
              readonly width?: number;
              /** Height of an image in pixels. */
              readonly height?: number;
              /** A file that was uploaded to the running server, such as file:ID. */
              readonly upload?: string;
            };
        /** A picture. Write true to generate it, a file name, or an object with some of its properties. */
        readonly image?:
          | boolean
          | string
          | {
              /** File name with its extension. */
              readonly name?: string;
              /** Size in bytes. */
              readonly size?: number;
              /** Content type, such as application/pdf. */
              readonly type?: string;
              /** Width of an image in pixels. */
              readonly width?: number;
              /** Height of an image in pixels. */
              readonly height?: number;
              /** A file that was uploaded to the running server, such as file:ID. */
              readonly upload?: string;
            };
        /** A voice message, which can be listened to. Write true to generate it, a file name, or an object with some of its properties. */
        readonly voice?:
          | boolean
          | string
          | {
              /** File name with its extension. */
              readonly name?: string;
              /** Size in bytes. */
              readonly size?: number;
              /** Content type, such as application/pdf. */
              readonly type?: string;
              /** Width of an image in pixels. */
              readonly width?: number;
              /** Height of an image in pixels. */
              readonly height?: number;
              /** A file that was uploaded to the running server, such as file:ID. */
              readonly upload?: string;
            };
        /** The operator asks the client for a rating: Payload is then `rating`. */
        readonly rating?: boolean;
        /** The event type, as on the wire. */
        readonly type: 'message_created';
        /** A name for what the event makes. */
        readonly as?: string;
      }
    | {
        /** The message, which an operator wrote. */
        readonly message: string;
        /** The new text. Default: generated. */
        readonly text?: string;
        /** The operator who edits. Default: the one who wrote it. */
        readonly by?: string;
        /** The event type, as on the wire. */
        readonly type: 'message_edited';
      }
    | {
        /** The voice message that was played. */
        readonly message: string;
        /** The recipient. Default: the chat's client, or the operator the chat is assigned to. */
        readonly by?: string;
        /** The event type, as on the wire. */
        readonly type: 'message_listened';
      }
    | {
        /** The message that was read. */
        readonly message: string;
        /** The recipient. Default: the chat's client, or the operator the chat is assigned to. */
        readonly by?: string;
        /** The event type, as on the wire. */
        readonly type: 'message_read';
      }
    | {
        /** The message that arrived. */
        readonly message: string;
        /** The recipient. Default: the chat's client, or the operator the chat is assigned to. */
        readonly by?: string;
        /** The event type, as on the wire. */
        readonly type: 'message_received';
      }
    | {
        /** The message that asks for a rating. */
        readonly message: string;
        /** The event type, as on the wire. */
        readonly type: 'rating_ignored';
      }
    | {
        /** The chat. */
        readonly chat: string;
        /** The operator who takes the ticket. */
        readonly to: string;
        /** The event type, as on the wire. */
        readonly type: 'ticket_assigned';
      }
    | {
        /** The chat. */
        readonly chat: string;
        /** Who is typing. */
        readonly by: string;
        /** The event type, as on the wire. */
        readonly type: 'typing';
      };
  /** The other side plays a voice message. */
  readonly listen: {
    /** The voice message that was played. */
    readonly message: string;
    /** The recipient. Default: the chat's client, or the operator the chat is assigned to. */
    readonly by?: string;
  };
  /** The client or an operator writes: a text, a reply that quotes a message, a file, an image or a voice message. */
  readonly message: {
    /** The chat. */
    readonly chat: string;
    /** Who writes. */
    readonly from: string;
    /** The text. Default: generated, fitting the conversation; empty with a file. */
    readonly text?: string;
    /** The message that is quoted. */
    readonly reply_to?: string;
    /** A document. Write true to generate it, a file name, or an object with some of its properties. */
    readonly file?:
      | boolean
      | string
      | {
          /** File name with its extension. */
          readonly name?: string;
          /** Size in bytes. */
          readonly size?: number;
          /** Content type, such as application/pdf. */
          readonly type?: string;
          /** Width of an image in pixels. */
          readonly width?: number;
          /** Height of an image in pixels. */
          readonly height?: number;
          /** A file that was uploaded to the running server, such as file:ID. */
          readonly upload?: string;
        };
    /** A picture. Write true to generate it, a file name, or an object with some of its properties. */
    readonly image?:
      | boolean
      | string
      | {
          /** File name with its extension. */
          readonly name?: string;
          /** Size in bytes. */
          readonly size?: number;
          /** Content type, such as application/pdf. */
          readonly type?: string;
          /** Width of an image in pixels. */
          readonly width?: number;
          /** Height of an image in pixels. */
          readonly height?: number;
          /** A file that was uploaded to the running server, such as file:ID. */
          readonly upload?: string;
        };
    /** A voice message, which can be listened to. Write true to generate it, a file name, or an object with some of its properties. */
    readonly voice?:
      | boolean
      | string
      | {
          /** File name with its extension. */
          readonly name?: string;
          /** Size in bytes. */
          readonly size?: number;
          /** Content type, such as application/pdf. */
          readonly type?: string;
          /** Width of an image in pixels. */
          readonly width?: number;
          /** Height of an image in pixels. */
          readonly height?: number;
          /** A file that was uploaded to the running server, such as file:ID. */
          readonly upload?: string;
        };
    /** The operator asks the client for a rating: Payload is then `rating`. */
    readonly rating?: boolean;
    /** A name for the message. */
    readonly as?: string;
  };
  /** Plays several lists of steps at once, and continues when all of them are done. Branches do not see names of other branches; the steps after it see all of them. */
  readonly parallel:
    | readonly StepList[]
    | {
        /** The branches, each a list of steps. */
        readonly branches: readonly StepList[];
      };
  /** Reads the consumer's own state, from its API or from a program, and compares it. A wrong answer fails the run, which continues. */
  readonly probe: {
    /** An address to request; one that begins with / belongs to the target. */
    readonly get?: string;
    /** An address to POST to, with `body`, with `text`, or with neither. */
    readonly post?: string;
    /** Headers for `get` and `post`. */
    readonly headers?: Readonly<Record<string, string>>;
    /** What `post` sends, as JSON. */
    readonly body?: unknown;
    /** What `post` sends, as literal text. */
    readonly text?: string;
    /** The status of the answer: 2xx, 201, or a list of which one must come. */
    readonly status?: number | string | readonly (number | string)[];
    /** The expected answer: equal to this JSON, or a comparison such as { matches: regex }, { path: $.ok, equals: true } or { path: $[*].id, values: [1, 2] }. */
    readonly expect?: unknown;
    /** Repeats the probe until it holds, for at most this long. */
    readonly within?: string | number;
    /** A program with its arguments, without a shell. It must exit with 0, and its output is compared. */
    readonly command?: readonly string[];
  };
  /** Sends a given body unchanged. It does not affect the tenant: no id, counter or time changes. */
  readonly raw: {
    /** The body as YAML or JSON; sent as compact JSON. Texts in it may contain templates. */
    readonly body?: unknown;
    /** A JSON file beside the scenario; sent as compact JSON, keys in their order and numbers as written. */
    readonly file?: string;
    /** The exact text of the body. It need not be JSON. */
    readonly text?: string;
  };
  /** The other side reads a message; or, with `chat`, every message that it has not read, each with a separate event. */
  readonly read: {
    /** The message that was read. */
    readonly message?: string;
    /** The recipient. Default: the chat's client, or the operator the chat is assigned to. */
    readonly by?: string;
    /** Instead of a message: every message of it that the other side has not read; with "by", only those of one side. */
    readonly chat?: string;
  };
  /** A message reaches the other side; or, with `chat`, every message that has not, each with a separate event. */
  readonly receive: {
    /** The message that arrived. */
    readonly message?: string;
    /** The recipient. Default: the chat's client, or the operator the chat is assigned to. */
    readonly by?: string;
    /** Instead of a message: every message of it that has not reached the other side; with "by", only those of one side. */
    readonly chat?: string;
  };
  /** Plays its steps many times. Every round has its own names; {{ index }} counts the rounds from 1. */
  readonly repeat: {
    /** How many rounds. */
    readonly times: number;
    /** A name for the round counter, besides {{ index }}. */
    readonly as?: string;
    /** The minimum time from the start of one round to the start of the next. Default: a round begins when the previous one is over. */
    readonly every?: string | number;
    /** The most rounds in progress at once. Default: 1. */
    readonly parallel?: number;
    /** The steps of a round. */
    readonly steps: StepList;
  };
  /** Calls the consumer, such as to reset or prepare it before or between webhooks. A call to the target's address carries the target's authentication. An unexpected answer fails the run. `generate` and `load` skip this step. */
  readonly request: {
    /** An address to request; one that begins with / belongs to the target. */
    readonly get?: string;
    /** An address to POST to, with `body`, with `text`, or with neither. */
    readonly post?: string;
    /** Headers for `get` and `post`. */
    readonly headers?: Readonly<Record<string, string>>;
    /** What `post` sends, as JSON. */
    readonly body?: unknown;
    /** What `post` sends, as literal text. */
    readonly text?: string;
    /** The status of the answer: 2xx, 201, or a list of which one must come. */
    readonly status?: number | string | readonly (number | string)[];
    /** The expected answer: equal to this JSON, or a comparison such as { matches: regex }, { path: $.ok, equals: true } or { path: $[*].id, values: [1, 2] }. */
    readonly expect?: unknown;
    /** Repeats the probe until it holds, for at most this long. */
    readonly within?: string | number;
  };
  /** The client or an operator is typing. The event is transitive: its Id is 0. */
  readonly typing: {
    /** The chat. */
    readonly chat: string;
    /** Who is typing. */
    readonly by: string;
  };
  /** Waits until a probe holds, for at most 10s unless "within" gives another time. The next steps follow when it holds. */
  readonly until: {
    /** An address to request; one that begins with / belongs to the target. */
    readonly get?: string;
    /** An address to POST to, with `body`, with `text`, or with neither. */
    readonly post?: string;
    /** Headers for `get` and `post`. */
    readonly headers?: Readonly<Record<string, string>>;
    /** What `post` sends, as JSON. */
    readonly body?: unknown;
    /** What `post` sends, as literal text. */
    readonly text?: string;
    /** The status of the answer: 2xx, 201, or a list of which one must come. */
    readonly status?: number | string | readonly (number | string)[];
    /** The expected answer: equal to this JSON, or a comparison such as { matches: regex }, { path: $.ok, equals: true } or { path: $[*].id, values: [1, 2] }. */
    readonly expect?: unknown;
    /** Repeats the probe until it holds, for at most this long. */
    readonly within?: string | number;
    /** A program with its arguments, without a shell. It must exit with 0, and its output is compared. */
    readonly command?: readonly string[];
  };
  /** Plays the steps of another scenario here. Names that both worlds have mean the rows of this one; other rows are added. Names that its steps give are not known outside. */
  readonly use:
    | string
    | {
        /** The name of a scenario that ships with iqmock, or the path of a file from this one. */
        readonly scenario: string;
        /** Maps names of its world to names of this scenario. */
        readonly with?: Readonly<Record<string, string>>;
      };
  /** Nothing happens for a while, such as 250ms, 2s or 1m30s; a bare number counts milliseconds. */
  readonly wait: string | number;
}

/** What can stand beside a step that sends webhooks. */
export interface Modifiers {
  /** What is expected of the consumer's answer to each webhook of this step. */
  readonly expect?: {
    /** The status of the answer: 2xx, 201, or a list of which one must come. */
    readonly status?: number | string | readonly (number | string)[];
    /** Limit on the time to the answer. */
    readonly latency?: string;
    /** The body of the answer: equal to this JSON, or a comparison such as { matches: regex }, { path: $.ok, equals: true } or { path: $[*].id, values: [1, 2] }. */
    readonly body?: unknown;
    /** Headers of the answer by name, each equal to this JSON, or a comparison such as { matches: regex }, { path: $.ok, equals: true } or { path: $[*].id, values: [1, 2] }. */
    readonly header?: Readonly<Record<string, unknown>>;
    /** How many tries it may take: 1, or "<= 3". */
    readonly attempts?: number | string;
  };
  /** Changes of the payload, from path to value, such as ChatEvent.Actor: system or Rels.Clients[0].Name: X. The path must exist in the payload, and the value must have an allowed type. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Faults to inject into the webhooks of this step: by name, each with its value, a map of its parameters, or true. */
  readonly deliver?: {
    /** Leaves keys out whose value is null. */
    readonly absent_field?: boolean;
    /** Spoils the proof of who sent it. */
    readonly bad_signature?:
      | boolean
      | 'missing'
      | 'wrong'
      | 'stale'
      | 'tampered'
      | {
          /** What is wrong with it. */
          readonly is?: 'missing' | 'wrong' | 'stale' | 'tampered';
        };
    /** Sends the body in chunks (RFC 9112, section 7.1). */
    readonly chunked?:
      | boolean
      | number
      | string
      | {
          /** Bytes of each chunk except the last. */
          readonly bytes?: number | string;
        };
    /** Sends another Content-Type, or none. */
    readonly content_type?:
      | boolean
      | string
      | {
          /** The value of the header, or none. */
          readonly is?: string;
        };
    /** Cuts the connection in the middle of a request. */
    readonly cut?:
      | boolean
      | number
      | string
      | {
          /** How much is sent before the cut. */
          readonly after?: number | string;
          /** fin closes the connection in order, rst resets it. */
          readonly by?: 'fin' | 'rst';
          /** How many tries are cut. */
          readonly tries?: number;
          /** Whether iqmock retries it automatically. */
          readonly retry?: boolean;
        };
    /** Sends a webhook later than it is due. */
    readonly delay?:
      | boolean
      | string
      | number
      | {
          /** How much later, in real time at any speed. */
          readonly by?: string | number;
          /** An additional delay of at most this, drawn from the seed. */
          readonly jitter?: string | number;
          /** Later events of the chat wait for it. */
          readonly hold_chat?: boolean;
        };
    /** Sends the body slowly, in pieces. */
    readonly drip?:
      | boolean
      | string
      | number
      | {
          /** From the first piece to the last. */
          readonly over?: string | number;
          /** How many pieces. */
          readonly pieces?: number;
        };
    /** Sends a webhook more than once. */
    readonly duplicate?:
      | boolean
      | number
      | {
          /** Deliveries in all. */
          readonly times?: number;
          /** The time from the answer to the previous one until each copy is sent; later events of the chat may come in between. */
          readonly gap?: string | number;
          /** All are sent at the same moment, on separate connections. */
          readonly at_once?: boolean;
        };
    /** Puts emoji, right-to-left text and combining marks into the texts of messages. */
    readonly emoji?: boolean;
    /** Empties the texts of messages. */
    readonly empty_text?:
      | boolean
      | 'nothing'
      | 'spaces'
      | {
          /** Nothing at all, or spaces. */
          readonly to?: 'nothing' | 'spaces';
        };
    /** Asks for permission before it sends the body (RFC 9110, section 10.1.1). */
    readonly expect_continue?:
      | boolean
      | string
      | number
      | {
          /** How long it waits for 100 Continue. */
          readonly wait?: string | number;
        };
    /** Sends the body compressed. */
    readonly gzip?: boolean;
    /** Closes the sending half of the connection after the request and reads on. */
    readonly half_close?: boolean;
    /** Writes the names of the headers in another case. */
    readonly header_case?:
      | boolean
      | 'lower'
      | 'upper'
      | 'mixed'
      | {
          /** How they are written. */
          readonly as?: 'lower' | 'upper' | 'mixed';
        };
    /** Makes ids huge. */
    readonly huge_id?:
      | boolean
      | 'int32'
      | 'exact'
      | 'inexact'
      | {
          /** How huge. */
          readonly over?: 'int32' | 'exact' | 'inexact';
        };
    /** Sends a webhook again, long after its time. */
    readonly late?:
      | boolean
      | string
      | number
      | {
          /** When: after the chat was closed, at the end of the run, or after this long in real time. */
          readonly after?: string | number;
        };
    /** Puts half of a surrogate pair into the texts of messages (RFC 8259, section 8.2). */
    readonly lone_surrogate?: boolean;
    /** Makes the texts of messages long. */
    readonly long_text?:
      | boolean
      | number
      | {
          /** Characters (UTF-16 units). */
          readonly length?: number;
        };
    /** Loses the first try: it is never sent, and the retry delivers the webhook. */
    readonly lose_first?:
      | boolean
      | number
      | {
          /** How many tries are lost. */
          readonly tries?: number;
        };
    /** Sends the whole request and loses the answer; then it tries again. */
    readonly lost_answer?:
      | boolean
      | 'answer'
      | 'sent'
      | {
          /** When to cut: as the answer begins, or as soon as the request is sent. */
          readonly at?: 'answer' | 'sent';
          /** fin closes the connection in order, rst resets it. */
          readonly by?: 'fin' | 'rst';
          /** How many answers are lost. */
          readonly tries?: number;
          /** Whether iqmock retries it automatically. */
          readonly retry?: boolean;
        };
    /** Puts HTML, SQL, templates, formulas and paths into the texts of messages. */
    readonly markup?: boolean;
    /** Puts the character U+0000 into the texts of messages. */
    readonly nul?: boolean;
    /** Writes null where IQChannels leaves a key or a list out. */
    readonly null_field?: boolean;
    /** Sends nothing at all for a while, then the whole backlog. */
    readonly outage?:
      | boolean
      | string
      | number
      | {
          /** How long it lasts, in real time at any speed. */
          readonly for?: string | number;
          /** Ends the outage when this many webhooks are held, or at a probe or the end. 0: only time ends it. */
          readonly events?: number;
        };
    /** Sends neighbouring webhooks of a chat in another order. */
    readonly reorder?:
      | boolean
      | number
      | {
          /** How many webhooks are shuffled: 2 swaps neighbours. */
          readonly window?: number;
        };
    /** Sends a whole conversation again when it is over. */
    readonly replay?:
      | boolean
      | number
      | {
          /** How many more times. */
          readonly times?: number;
        };
    /** Makes bodies big. */
    readonly size?:
      | boolean
      | number
      | string
      | {
          /** Bytes of the whole body. */
          readonly bytes?: number | string;
          /** What makes it big. */
          readonly by?: 'text' | 'rows' | 'field';
        };
    /** Signs with a clock that is wrong. */
    readonly skew?:
      | boolean
      | string
      | number
      | {
          /** By how much the clock is ahead, or with a minus behind. */
          readonly by?: string | number;
        };
    /** Gives a new value to a field with a few known values. */
    readonly unknown_enum?:
      | boolean
      | 'Payload'
      | 'ChannelType'
      | 'ClientType'
      | 'FileType'
      | 'Author'
      | 'Actor'
      | {
          /** Which field. */
          readonly field?: 'Payload' | 'ChannelType' | 'ClientType' | 'FileType' | 'Author' | 'Actor';
        };
    /** Adds fields that the consumer does not know, as a newer IQChannels would. */
    readonly unknown_field?: boolean;
    /** Gives an event a type that the consumer does not know. */
    readonly unknown_type?:
      | boolean
      | string
      | {
          /** The type. */
          readonly type?: string;
        };
    /** Sends Go's zero time for times of channels, clients, projects and operators. */
    readonly zero_time?:
      | boolean
      | 'go'
      | 'nanoseconds'
      | {
          /** Which zero. */
          readonly is?: 'go' | 'nanoseconds';
        };
  };
  /** Like `set`, for a value of any type: to test how the consumer handles a wrong one. */
  readonly set_raw?: Readonly<Record<string, unknown>>;
}

/** What can be said of a scenario besides its name and steps. */
export interface ScenarioFacts {
  /** One sentence that says what the scenario shows. Default: the first comment of the file. */
  readonly doc?: string;
  /** Decides everything that the scenario leaves open. Default: a fresh one for each run. */
  readonly seed?: number;
  /** The vintage of the wire format. Default: 2023. */
  readonly profile?: '2018' | '2021' | '2022' | '2023' | 2018 | 2021 | 2022 | 2023;
  /** The language of generated names and texts. Default: ru. */
  readonly locale?: 'ru' | 'en';
  /** When the tenant's clock starts: a date, a date with a time (UTC without a zone), or UTC milliseconds. Default: now. */
  readonly start?: string | number;
  /** Which rows an event carries in Rels: those of the documented samples, or one for every id. Default: that of the era. */
  readonly rels?: 'documented' | 'closed';
  /** Which types `emit` may name: the nine of the platform's document, or also those that only clients of the platform get. Default: documented. */
  readonly events?: 'documented' | 'extended';
  /** human: people take a realistic time to read, type and listen. script: steps follow each other within 160 ms. Default: script. */
  readonly pace?: 'script' | 'human';
  /** How many times faster than its own time the scenario is played, unless --speed is given. Default: 1. Load runs and the library have other defaults. */
  readonly speed?: number;
  /** The tenant as the scenario finds it. */
  readonly world?: {
    /** The project: one in every tenant. */
    readonly project?: {
      /** Default: generated. */
      readonly name?: string;
      /** The name in addresses. Default: generated. */
      readonly slug?: string;
      /** Default: generated. */
      readonly description?: string;
      /** Values for fields of the row, by their names on the wire. */
      readonly set?: Readonly<Record<string, unknown>>;
    };
    /** The channels, by name. The name is also the technical name of the channel on the wire. */
    readonly channels?: Readonly<
      Record<
        string,
        {
          /** The network through which its clients write. */
          readonly type: 'iqchat' | 'vk' | 'telegram' | 'facebook' | 'infobip' | 'edna' | 'viber' | 'email';
          /** The title that people see. Default: generated. */
          readonly title?: string;
          /** What the channel is for. Default: generated. */
          readonly description?: string;
          /** Values for fields of the row, by their names on the wire. */
          readonly set?: Readonly<Record<string, unknown>>;
        } | null
      >
    >;
    /** The operators, by name. On the wire they are Users. */
    readonly operators?: Readonly<
      Record<
        string,
        {
          /** The full name. Default: generated. */
          readonly name?: string;
          /** Default: generated. */
          readonly department?: string;
          /** A deleted operator can do nothing. Default: false. */
          readonly deleted?: boolean;
          /** Values for fields of the row, by their names on the wire. */
          readonly set?: Readonly<Record<string, unknown>>;
        } | null
      >
    >;
    /** The clients, by name. */
    readonly clients?: Readonly<
      Record<
        string,
        {
          /** Known to the customer base (crm), or come from a social network (channel). Default: by the type of the channel. */
          readonly type?: 'crm' | 'channel';
          /** Where the client writes. Default: the first channel. */
          readonly channel?: string;
          /** The full name. Default: generated. */
          readonly name?: string;
          /** The topic of the generated messages. Default: drawn from the seed. */
          readonly topic?: 'order' | 'delivery' | 'card' | 'loan' | 'app';
          /** Values for fields of the row, by their names on the wire. */
          readonly set?: Readonly<Record<string, unknown>>;
        } | null
      >
    >;
    /** The first id of a kind, where it matters. Default: drawn from the seed and the name of the scenario. */
    readonly ids?: {
      readonly project?: number;
      readonly channel?: number;
      readonly user?: number;
      readonly client?: number;
      readonly chat?: number;
      readonly ticket?: number;
      readonly event?: number;
      readonly message?: number;
      readonly ticket_message?: number;
      readonly field?: number;
    };
  };
  /** Faults to inject into the webhooks of this scenario: a list, each with a selection of webhooks (on, first, share). */
  readonly faults?: readonly (
    | string
    | {
        /** Leaves keys out whose value is null. */
        readonly absent_field?:
          | boolean
          | {
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Spoils the proof of who sent it. */
        readonly bad_signature?:
          | boolean
          | 'missing'
          | 'wrong'
          | 'stale'
          | 'tampered'
          | {
              /** What is wrong with it. */
              readonly is?: 'missing' | 'wrong' | 'stale' | 'tampered';
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends the body in chunks (RFC 9112, section 7.1). */
        readonly chunked?:
          | boolean
          | number
          | string
          | {
              /** Bytes of each chunk except the last. */
              readonly bytes?: number | string;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends another Content-Type, or none. */
        readonly content_type?:
          | boolean
          | string
          | {
              /** The value of the header, or none. */
              readonly is?: string;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Cuts the connection in the middle of a request. */
        readonly cut?:
          | boolean
          | number
          | string
          | {
              /** How much is sent before the cut. */
              readonly after?: number | string;
              /** fin closes the connection in order, rst resets it. */
              readonly by?: 'fin' | 'rst';
              /** How many tries are cut. */
              readonly tries?: number;
              /** Whether iqmock retries it automatically. */
              readonly retry?: boolean;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends a webhook later than it is due. */
        readonly delay?:
          | boolean
          | string
          | number
          | {
              /** How much later, in real time at any speed. */
              readonly by?: string | number;
              /** An additional delay of at most this, drawn from the seed. */
              readonly jitter?: string | number;
              /** Later events of the chat wait for it. */
              readonly hold_chat?: boolean;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends the body slowly, in pieces. */
        readonly drip?:
          | boolean
          | string
          | number
          | {
              /** From the first piece to the last. */
              readonly over?: string | number;
              /** How many pieces. */
              readonly pieces?: number;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends a webhook more than once. */
        readonly duplicate?:
          | boolean
          | number
          | {
              /** Deliveries in all. */
              readonly times?: number;
              /** The time from the answer to the previous one until each copy is sent; later events of the chat may come in between. */
              readonly gap?: string | number;
              /** All are sent at the same moment, on separate connections. */
              readonly at_once?: boolean;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Puts emoji, right-to-left text and combining marks into the texts of messages. */
        readonly emoji?:
          | boolean
          | {
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Empties the texts of messages. */
        readonly empty_text?:
          | boolean
          | 'nothing'
          | 'spaces'
          | {
              /** Nothing at all, or spaces. */
              readonly to?: 'nothing' | 'spaces';
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Asks for permission before it sends the body (RFC 9110, section 10.1.1). */
        readonly expect_continue?:
          | boolean
          | string
          | number
          | {
              /** How long it waits for 100 Continue. */
              readonly wait?: string | number;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends the body compressed. */
        readonly gzip?:
          | boolean
          | {
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Closes the sending half of the connection after the request and reads on. */
        readonly half_close?:
          | boolean
          | {
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Writes the names of the headers in another case. */
        readonly header_case?:
          | boolean
          | 'lower'
          | 'upper'
          | 'mixed'
          | {
              /** How they are written. */
              readonly as?: 'lower' | 'upper' | 'mixed';
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Makes ids huge. */
        readonly huge_id?:
          | boolean
          | 'int32'
          | 'exact'
          | 'inexact'
          | {
              /** How huge. */
              readonly over?: 'int32' | 'exact' | 'inexact';
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends a webhook again, long after its time. */
        readonly late?:
          | boolean
          | string
          | number
          | {
              /** When: after the chat was closed, at the end of the run, or after this long in real time. */
              readonly after?: string | number;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Puts half of a surrogate pair into the texts of messages (RFC 8259, section 8.2). */
        readonly lone_surrogate?:
          | boolean
          | {
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Makes the texts of messages long. */
        readonly long_text?:
          | boolean
          | number
          | {
              /** Characters (UTF-16 units). */
              readonly length?: number;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Loses the first try: it is never sent, and the retry delivers the webhook. */
        readonly lose_first?:
          | boolean
          | number
          | {
              /** How many tries are lost. */
              readonly tries?: number;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends the whole request and loses the answer; then it tries again. */
        readonly lost_answer?:
          | boolean
          | 'answer'
          | 'sent'
          | {
              /** When to cut: as the answer begins, or as soon as the request is sent. */
              readonly at?: 'answer' | 'sent';
              /** fin closes the connection in order, rst resets it. */
              readonly by?: 'fin' | 'rst';
              /** How many answers are lost. */
              readonly tries?: number;
              /** Whether iqmock retries it automatically. */
              readonly retry?: boolean;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Puts HTML, SQL, templates, formulas and paths into the texts of messages. */
        readonly markup?:
          | boolean
          | {
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Puts the character U+0000 into the texts of messages. */
        readonly nul?:
          | boolean
          | {
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Writes null where IQChannels leaves a key or a list out. */
        readonly null_field?:
          | boolean
          | {
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends nothing at all for a while, then the whole backlog. */
        readonly outage?:
          | boolean
          | string
          | number
          | {
              /** How long it lasts, in real time at any speed. */
              readonly for?: string | number;
              /** Ends the outage when this many webhooks are held, or at a probe or the end. 0: only time ends it. */
              readonly events?: number;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends neighbouring webhooks of a chat in another order. */
        readonly reorder?:
          | boolean
          | number
          | {
              /** How many webhooks are shuffled: 2 swaps neighbours. */
              readonly window?: number;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends a whole conversation again when it is over. */
        readonly replay?:
          | boolean
          | number
          | {
              /** How many more times. */
              readonly times?: number;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Makes bodies big. */
        readonly size?:
          | boolean
          | number
          | string
          | {
              /** Bytes of the whole body. */
              readonly bytes?: number | string;
              /** What makes it big. */
              readonly by?: 'text' | 'rows' | 'field';
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Signs with a clock that is wrong. */
        readonly skew?:
          | boolean
          | string
          | number
          | {
              /** By how much the clock is ahead, or with a minus behind. */
              readonly by?: string | number;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Gives a new value to a field with a few known values. */
        readonly unknown_enum?:
          | boolean
          | 'Payload'
          | 'ChannelType'
          | 'ClientType'
          | 'FileType'
          | 'Author'
          | 'Actor'
          | {
              /** Which field. */
              readonly field?: 'Payload' | 'ChannelType' | 'ClientType' | 'FileType' | 'Author' | 'Actor';
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Adds fields that the consumer does not know, as a newer IQChannels would. */
        readonly unknown_field?:
          | boolean
          | {
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Gives an event a type that the consumer does not know. */
        readonly unknown_type?:
          | boolean
          | string
          | {
              /** The type. */
              readonly type?: string;
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Sends Go's zero time for times of channels, clients, projects and operators. */
        readonly zero_time?:
          | boolean
          | 'go'
          | 'nanoseconds'
          | {
              /** Which zero. */
              readonly is?: 'go' | 'nanoseconds';
              /** Only events of this type, or of these. */
              readonly on?:
                | 'chat_closed'
                | 'chat_created'
                | 'client_changed'
                | 'close-system-chat'
                | 'delete-messages'
                | 'file_updated'
                | 'message_created'
                | 'message_edited'
                | 'message_listened'
                | 'message_read'
                | 'message_received'
                | 'rating_ignored'
                | 'ticket_assigned'
                | 'typing'
                | readonly (
                    | 'chat_closed'
                    | 'chat_created'
                    | 'client_changed'
                    | 'close-system-chat'
                    | 'delete-messages'
                    | 'file_updated'
                    | 'message_created'
                    | 'message_edited'
                    | 'message_listened'
                    | 'message_read'
                    | 'message_received'
                    | 'rating_ignored'
                    | 'ticket_assigned'
                    | 'typing'
                  )[];
              /** Only the first N webhooks that it could hit. */
              readonly first?: number;
              /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
              readonly share?: number | string;
            };
        /** Only events of this type, or of these. */
        readonly on?:
          | 'chat_closed'
          | 'chat_created'
          | 'client_changed'
          | 'close-system-chat'
          | 'delete-messages'
          | 'file_updated'
          | 'message_created'
          | 'message_edited'
          | 'message_listened'
          | 'message_read'
          | 'message_received'
          | 'rating_ignored'
          | 'ticket_assigned'
          | 'typing'
          | readonly (
              | 'chat_closed'
              | 'chat_created'
              | 'client_changed'
              | 'close-system-chat'
              | 'delete-messages'
              | 'file_updated'
              | 'message_created'
              | 'message_edited'
              | 'message_listened'
              | 'message_read'
              | 'message_received'
              | 'rating_ignored'
              | 'ticket_assigned'
              | 'typing'
            )[];
        /** Only the first N webhooks that it could hit. */
        readonly first?: number;
        /** Only this share of them, such as 5%; seed and webhook alone decide which. With `first`: a share of the first N. */
        readonly share?: number | string;
      }
  )[];
  /** What is expected of the whole run. */
  readonly expect?: {
    /** How many events may be lost. */
    readonly lost?: number;
    /** How many webhooks may end without being accepted. */
    readonly max_failures?: number;
    /** Limit on the median of the consumer's answer times. */
    readonly p50?: string;
    /** Limit on 90 % of the consumer's answer times. */
    readonly p90?: string;
    /** Limit on 95 % of the consumer's answer times. */
    readonly p95?: string;
    /** Limit on 99 % of the consumer's answer times. */
    readonly p99?: string;
    /** Limit on the longest of the consumer's answer times. */
    readonly max?: string;
  };
  /** Limits on a load run. */
  readonly thresholds?: readonly string[];
}
