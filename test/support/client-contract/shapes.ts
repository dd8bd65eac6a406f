/**
 * What the strictest of the vendor's clients demands of a row: a type is `int`, `text`, `bool`, `map`, `any` or another shape,
 * `[]` is a list of it, `?` may be null or absent. Swift wants what has no `?` to be there, Kotlin fails on another kind.
 */
type Shape = Readonly<Record<string, string>>;

export const shapes: Readonly<Record<string, Shape>> = {
  ChatEvent: {
    Id: 'int',
    Type: 'text',
    ChatId: 'int?',
    MessageId: 'int?',
    Actor: 'text?',
    ClientId: 'int?',
    UserId: 'int?',
    Messages: 'ChatMessage[]?',
    CreatedAt: 'int',
    Transitive: 'bool?',
  },
  ChatMessage: {
    Id: 'int',
    // Null equals null where the widget looks a message up by it.
    LocalId: 'int',
    ChatId: 'int',
    EventId: 'int',
    Author: 'text',
    ClientId: 'int?',
    UserId: 'int?',
    Payload: 'text',
    Text: 'text',
    FileId: 'text?',
    RatingId: 'int?',
    ReplyToMessageId: 'int?',
    BotpressPayload: 'text?',
    IsDropDown: 'bool?',
    DisableFreeText: 'bool?',
    Actions: 'Action[]?',
    SingleChoices: 'SingleChoice[]?',
    Product: 'map?',
    TransferToChannel: 'map?',
    TicketId: 'int?',
    InfoRequestId: 'int?',
    CreatedAt: 'int',
    Received: 'bool',
    ReceivedAt: 'int?',
    Read: 'bool',
    ReadAt: 'int?',
    EditedAt: 'int?',
    My: 'bool',
  },
  SingleChoice: { Id: 'int', ChatMessageId: 'int', ClientId: 'int', Deleted: 'bool' },
  Action: { Id: 'int', ChatMessageId: 'int', ClientId: 'int' },
  Client: {
    Id: 'int',
    Name: 'text',
    PersonalManagerId: 'int?',
    PersonalManagerGroupId: 'int?',
    MultiChatsInfo: 'MultiChatsInfo?',
  },
  MultiChatsInfo: {
    PersonalManagerName: 'text',
    ChannelName: 'text',
    ChannelIconColor: 'text',
    ChannelType: 'text',
    EnableForPersonalManagers: 'bool',
    EnableChat: 'bool',
  },
  Session: {
    Id: 'int',
    ClientId: 'int',
    Token: 'text',
    Integration: 'bool',
    IntegrationHash: 'text',
    IntegrationCredentials: 'text',
    CreatedAt: 'int',
  },
  ClientAuth: { Client: 'Client', Session: 'Session' },
  // The widget reads the client itself, an older reading is a login.
  AnonymousAuth: { Id: 'int', Name: 'text', Type: 'text', Client: 'Client', Session: 'Session' },
  Refreshed: { Client: 'Client' },
  // Swift throws on a state that is none of five; the widget splits Path at its dots.
  File: {
    Id: 'text',
    Type: 'text',
    Name: 'text',
    Path: 'text',
    Size: 'int',
    State: 'fileState?',
    ImageWidth: 'int?',
    ImageHeight: 'int?',
    ContentType: 'text',
    CreatedAt: 'int',
  },
  User: {
    Id: 'int',
    Name: 'text',
    DisplayName: 'text',
    AvatarId: 'text?',
    Online: 'bool?',
    CreatedAt: 'int',
  },
  Rating: {
    Id: 'int',
    ProjectId: 'int',
    TicketId: 'int',
    ClientId: 'int',
    UserId: 'int',
    State: 'ratingState',
    Value: 'int?',
    Comment: 'text',
    CreatedAt: 'int',
    UpdatedAt: 'int',
    RatingPollId: 'int?',
    QuestionText: 'text',
  },
  RatingPoll: {
    Id: 'int',
    FeedbackThanks: 'bool',
    FeedbackThanksText: 'text',
    ShowOffer: 'bool',
    Questions: 'RatingPollQuestion[]',
  },
  RatingPollQuestion: {
    Id: 'int',
    AsTicketRating: 'bool',
    Text: 'text',
    Type: 'text',
    Scale: 'Scale?',
    Answers: 'RatingPollAnswer[]?',
  },
  Scale: { FromValue: 'int', ToValue: 'int', Items: 'map?' },
  RatingPollAnswer: { Id: 'int', Text: 'text', FCR: 'bool?' },
  InfoRequest: { Id: 'int', State: 'text', ClientId: 'int', ClientConsent: 'bool', Form: 'Form' },
  Form: { Fields: 'FormField[]' },
  FormField: {
    Name: 'text',
    Label: 'text',
    Required: 'bool',
    ValidationRegexp: 'text',
    CorrespondingField: 'text',
  },
  FileToken: { Token: 'text' },
  FilesConfig: {
    MaxFileSizeMb: 'int?',
    MaxImageHeight: 'int?',
    MaxImageWidth: 'int?',
    AllowedExtensions: 'text[]?',
    ForbiddenExtensions: 'text[]?',
  },
  Version: { Version: 'text' },
  Greetings: {
    Greeting: 'text',
    GreetingBold: 'text',
    PersonalDataRequestType: 'text',
    ChannelType: 'text',
  },
  Blocker: { Enabled: 'bool', Text: 'text' },
  ChatSettings: {
    Id: 'int',
    Message: 'text',
    Enabled: 'bool',
    GreetFrom: 'text',
    Lifetime: 'int',
    TotalOpenedTickets: 'int',
    OperatorName: 'text',
    Pseudonym: 'text',
    AvatarId: 'text?',
    ChatTitle: 'text',
  },
  EndAppeals: { QuestionText: 'text', HasComment: 'bool' },
  Languages: { Languages: 'Language[]' },
  Language: { Code: 'text', Name: 'text', Default: 'bool' },
  LastMessages: { channels: 'ChannelSummary[]' },
  ChannelSummary: { name: 'text', chatType: 'text', lastMessage: 'LastMessage?', unreadCount: 'int' },
  LastMessage: { text: 'text', fileId: 'text?', isSurvey: 'bool', date: 'int' },
  Unread: { id: 'int', type: 'text', name: 'text', lastMessage: 'text', unreadCount: 'int' },
};

/** The shape of the rows of each list in `Rels`. */
const lists: Readonly<Record<string, string>> = {
  ChatMessages: 'ChatMessage',
  Clients: 'Client',
  Files: 'File',
  InfoRequests: 'InfoRequest',
  RatingPolls: 'RatingPoll',
  Ratings: 'Rating',
  Users: 'User',
};

const simple: Readonly<Record<string, (value: unknown) => boolean>> = {
  any: () => true,
  none: (value) => value === null,
  int: Number.isSafeInteger,
  text: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  map: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  fileState: (value) =>
    ['approved', 'rejected', 'on_checking', 'sent_for_checking', 'check_error'].includes(String(value)),
  ratingState: (value) => ['pending', 'ignored', 'rated', 'poll', 'finished'].includes(String(value)),
};

/** Where a value is not of a type; empty if it is. */
export function misshapen(value: unknown, type: string, at: string): string[] {
  if (type.endsWith('?')) return value == null ? [] : misshapen(value, type.slice(0, -1), at);
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, index) => misshapen(item, type.slice(0, -2), `${at}[${index}]`));
  }
  const isSimple = simple[type];
  if (isSimple !== undefined)
    return isSimple(value) ? [] : [`${at} is not ${type}: ${JSON.stringify(value)}`];
  if (!simple['map']?.(value)) return [`${at} is no ${type}`];
  const row = value as Readonly<Record<string, unknown>>;
  return [
    ...fallTogether(Object.keys(row), at),
    ...Object.entries(shapes[type] ?? { missing: type }).flatMap(([key, of]) =>
      misshapen(row[key], of, `${at}.${key}`),
    ),
  ];
}

/** Where the related rows are not as clients read them. */
export function misshapenRels(rels: unknown): string[] {
  if (!simple['map']?.(rels)) return ['Rels is no map'];
  return Object.entries(rels as object).flatMap(([name, rows]) =>
    misshapen(rows, `${lists[name] ?? 'unknown list'}[]`, `Rels.${name}`),
  );
}

/** Swift reads keys by a rule under which two of them may become one. */
function fallTogether(keys: readonly string[], at: string): string[] {
  const read = keys.map((key) =>
    /^[A-Z]+$/.test(key)
      ? key.toLowerCase()
      : `${key.charAt(0).toLowerCase()}${key.slice(1)}`.replaceAll('Id', 'ID'),
  );
  return read.flatMap((key, index) =>
    read.indexOf(key) === index ? [] : [`${at} has ${keys[index]} twice for Swift`],
  );
}
