/** One small mistake that a consumer can make. */
export interface Mistake {
  /** What the consumer does, as the end of "a consumer that …". */
  readonly does: string;
  /** Rules that fail with it, for the same cause. */
  readonly follows?: readonly string[];
  /** Rules that may fail with it, as chance will have it. */
  readonly mayFollow?: readonly string[];
}

/** Which mistakes a consumer makes, by the rules that find them. */
export type Mistakes = ReadonlySet<string>;

/** Node gives up an answer that is not ready when the other side closes; these consumers take their time. */
const late = ['DEL-04'];

/** A mistake for each rule, by the name of the rule. */
export const mistakes: Readonly<Record<string, Mistake>> = {
  'CON-01': { does: 'answers 2xx to JSON that is cut short' },
  'CON-02': { does: 'answers 2xx to an empty body' },
  'CON-03': { does: 'fails with 500 on JSON that is no object' },
  'CON-04': { does: 'answers 2xx to forms and plain text' },
  'CON-05': { does: 'compares the whole Content-Type header' },
  'CON-06': { does: 'demands a Content-Length' },
  'CON-07': { does: 'fails on Expect: 100-continue' },
  'CON-08': { does: 'fails with 500 on a compressed body' },
  'CON-09': { does: 'takes events by PUT' },
  'CON-10': { does: 'looks for Content-Type in exactly this case' },
  'CON-11': { does: 'refuses more than forty headers by 400' },
  'CON-13': { does: 'answers 200 with an error in the body' },
  'FMT-00': { does: 'reads the body as Latin-1', follows: ['FMT-19'] },
  'FMT-01': { does: 'refuses types that it does not know' },
  'FMT-02': { does: 'refuses keys that it does not know' },
  'FMT-03': { does: 'refuses kinds of messages that it does not know' },
  'FMT-04': { does: 'fails when there are no Clients', follows: ['FMT-22'] },
  'FMT-05': { does: 'fails when Details are null' },
  'FMT-06': { does: 'keeps ids in 32 bits', follows: ['FMT-07'] },
  'FMT-07': { does: 'keeps fifteen digits of an id' },
  'FMT-08': { does: 'refuses clients who were created before 1970' },
  'FMT-09': { does: 'fails on an event of 1970' },
  'FMT-10': { does: 'passes over messages that have neither a text nor a file' },
  'FMT-11': { does: 'cuts a text at the first emoji' },
  'FMT-12': { does: 'fails on U+0000' },
  'FMT-13': { does: 'cannot show a chat with half a surrogate pair' },
  'FMT-14': { does: 'takes tags out of texts' },
  'FMT-15': { does: 'keeps 255 letters of a text' },
  'FMT-16': { does: 'takes bodies of 100 kB at most' },
  'FMT-17': { does: 'fails on bodies of a megabyte' },
  'FMT-18': { does: 'fails on more than five hundred rows' },
  'FMT-19': { does: 'expects the keys in their usual order' },
  'FMT-20': { does: 'fails when an id is no number' },
  'FMT-21': { does: 'fails on a byte order mark' },
  'FMT-22': { does: 'demands a key that is new in 2023' },
  'DEL-01': {
    does: 'uses what it has of a body when the connection breaks',
    mayFollow: ['DEL-07', 'STA-12'],
  },
  'DEL-02': { does: 'reads one body at a time', follows: ['DEL-08'] },
  'DEL-03': { does: 'closes the connection after each answer' },
  'DEL-04': { does: 'drops a connection that is closed on the other side' },
  'DEL-05': { does: 'stops at an event that it cannot use' },
  'DEL-07': { does: 'uses a body that parses, though it is not all there' },
  'DEL-08': { does: 'reads ten bodies at a time' },
  'DEL-09': { does: 'takes a hundred connections at most' },
  'DEL-10': { does: 'needs most of the time for its answer' },
  'DEL-11': { does: 'refuses events of yesterday' },
  'DEL-12': { does: 'refuses events of the future', mayFollow: ['STA-16'] },
  'SEC-01': { does: 'checks a signature only if there is one' },
  'SEC-02': {
    does: 'looks for a signature and does not compute it',
    follows: ['SEC-03', 'SEC-06', 'SEC-07', 'SEC-09'],
  },
  'SEC-03': { does: 'does not sign the texts' },
  'SEC-04': { does: 'does not look at the age of a signature' },
  'SEC-05': { does: 'allows half a minute between the clocks' },
  'SEC-06': { does: 'does not sign the timestamp' },
  'SEC-07': { does: 'does not sign ids of another form' },
  'SEC-08': { does: 'looks at the first signature alone' },
  'SEC-09': { does: 'compares signatures without a look at their length' },
  'STA-01': { does: 'knows an Id only when the next one has come', follows: ['STA-02', 'STA-04'] },
  'STA-02': { does: 'looks an Id up, waits, and then notes it', mayFollow: ['STA-04'] },
  'STA-03': { does: 'remembers the last five Ids', follows: ['STA-07'] },
  'STA-04': {
    does: 'forgets the change when the answer cannot be written, and remembers the Id',
    mayFollow: late,
  },
  'STA-05': { does: 'forgets deletions of messages that it does not have yet', mayFollow: ['STA-08'] },
  'STA-06': {
    does: 'drops marks of reading for messages that it does not have yet',
    follows: ['STA-05'],
    mayFollow: ['STA-08'],
  },
  'STA-07': { does: 'opens a chat for every chat_created', follows: ['STA-03'] },
  'STA-08': { does: 'loses events of a chat when ten come at once', mayFollow: late },
  'STA-09': { does: 'skips second tries', mayFollow: ['STA-04', 'STA-12', 'STA-03'] },
  'STA-10': { does: 'loses events when several chats are in progress', mayFollow: ['STA-08', ...late] },
  'STA-11': { does: 'answers 409 to a duplicate' },
  'STA-12': { does: 'notes the Id before the body has come' },
  'STA-13': { does: 'counts a message for every message_created' },
  'STA-14': { does: 'lets the last assignment that arrives win', mayFollow: ['STA-08'] },
  'STA-16': { does: 'opens a chat only once' },
  'STA-17': { does: 'opens a chat when something is read in it', mayFollow: ['STA-05', 'STA-08'] },
  'STA-18': { does: 'fails on the deletion of an unknown message', mayFollow: ['STA-05', 'STA-08'] },
  'STA-19': { does: 'answers 404 for a chat that it does not know', mayFollow: ['STA-08'] },
  'STA-20': { does: 'stores typing' },
  'STA-23': { does: 'has one operator for all chats', mayFollow: ['STA-10', 'STA-14', 'STA-05', 'STA-08'] },
  'STA-24': {
    does: 'takes a message with a text that it has for a copy',
    mayFollow: ['FMT-10', 'FMT-11', 'FMT-12', 'FMT-13', 'FMT-14', 'FMT-15', 'STA-16'],
  },
  'STA-25': { does: 'keeps one message for a millisecond', mayFollow: ['FMT-09'] },
  'LOA-01': { does: 'answers 2xx to more than it can take', mayFollow: late },
  'LOA-02': { does: 'is slow when much comes at once', mayFollow: late },
};
