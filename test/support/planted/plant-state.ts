import type { Hook } from './plan.ts';
import type { Plant } from './plant-wire.ts';

const idOf = ({ event }: Hook): number => event.Id;
const order = ['STA-05', 'STA-06', 'STA-08', 'STA-14'];
const copies = ['STA-01', 'STA-02', 'STA-03', 'STA-04', 'STA-07'];

/** Mistakes in what is kept between requests. */
export const plantsOfState: readonly Plant[] = [
  {
    design: 'journal',
    does: 'knows no copies, and shows each',
    rules: [...copies, 'STA-13'],
    plan: { seen: () => false, state: ['each copy is a line'] },
  },
  {
    design: 'desk',
    does: 'knows no copies, and counts each arrival',
    rules: [...copies, 'STA-13'],
    plan: { seen: () => false, state: ['counts arrivals'] },
  },
  {
    design: 'desk',
    does: 'counts the unread up and down, and knows no copies',
    rules: [...copies, 'STA-13'],
    plan: { seen: () => false, state: ['counts by steps'] },
  },
  {
    design: 'journal',
    does: 'remembers the last three ids, and shows each copy',
    rules: ['STA-03', 'STA-07', 'STA-10'],
    plan: { seen: (ids, hook) => ids.slice(-3).includes(idOf(hook)), state: ['each copy is a line'] },
  },
  {
    design: 'desk',
    does: 'passes over ids below the greatest',
    rules: [...order, 'STA-10'],
    plan: { seen: (ids, hook) => ids.some((id) => id >= idOf(hook)) },
  },
  {
    design: 'desk',
    does: 'looks an id up, waits, and counts',
    rules: ['STA-02'],
    plan: { state: ['looks, then waits', 'counts arrivals'] },
  },
  { design: 'journal', does: 'answers 409 to copies', rules: ['STA-11'], plan: { duplicateStatus: 409 } },
  { design: 'desk', does: 'fails with 500 on copies', rules: ['STA-11'], plan: { duplicateStatus: 500 } },
  {
    design: 'journal',
    does: 'works when the answer has gone out',
    rules: ['STA-04'],
    plan: { state: ['works after the answer'] },
  },
  {
    design: 'desk',
    does: 'takes each retry for a copy',
    rules: ['STA-09', 'STA-12', 'STA-04'],
    plan: { state: ['retries are copies'] },
  },
  {
    design: 'journal',
    does: 'goes by the order of arrival',
    rules: order,
    plan: { state: ['order of arrival'] },
  },
  {
    design: 'desk',
    does: 'goes by the order of arrival',
    rules: order,
    plan: { state: ['order of arrival'] },
  },
  {
    design: 'desk',
    does: 'lets the last assignment win',
    rules: ['STA-14', 'STA-05'],
    plan: { state: ['last assignment'] },
  },
  {
    design: 'desk',
    does: 'drops marks of messages that it does not have',
    rules: ['STA-06', 'STA-05'],
    plan: { state: ['marks need a message'] },
  },
  {
    design: 'journal',
    does: 'opens a chat for each message',
    rules: ['STA-17'],
    plan: { state: ['any message opens'] },
  },
  {
    design: 'desk',
    does: 'opens a chat for a mark of reading',
    rules: ['STA-17'],
    plan: { state: ['any message opens'] },
  },
  {
    design: 'journal',
    does: 'closes a chat for good',
    rules: ['STA-16'],
    plan: { state: ['closes for good'] },
  },
  {
    design: 'desk',
    does: 'closes a ticket for good',
    rules: ['STA-16'],
    plan: { state: ['closes for good'] },
  },
  {
    design: 'journal',
    does: 'deletes the first message alone',
    rules: ['STA-18'],
    plan: { state: ['deletes the first'] },
  },
  {
    design: 'desk',
    does: 'forgets deletions of messages that it does not have',
    rules: ['STA-05', 'STA-06', 'STA-18'],
    plan: { state: ['deletes what is there'] },
  },
  { design: 'journal', does: 'keeps typing', rules: ['STA-20'], plan: { state: ['keeps typing'] } },
  {
    design: 'desk',
    does: 'shows the last sign of life',
    rules: ['STA-20', 'STA-05'],
    plan: { state: ['keeps typing'] },
  },
  {
    design: 'journal',
    does: 'has one chat at a time',
    rules: ['STA-10', 'LOA-01'],
    plan: { state: ['one chat at a time'] },
  },
  {
    design: 'desk',
    does: 'has one operator for all chats',
    rules: ['STA-23', 'STA-10', 'LOA-01'],
    plan: { state: ['one chat at a time'] },
  },
  {
    design: 'journal',
    does: 'reads its file of all chats, waits, and writes it back',
    rules: ['STA-08', 'STA-10', 'STA-02', 'LOA-01'],
    plan: { state: ['reads, waits, writes'] },
  },
  {
    design: 'desk',
    does: 'drops what its queue cannot hold',
    rules: ['LOA-01', 'STA-08', 'STA-10'],
    plan: { state: ['drops when full'] },
  },
  {
    design: 'desk',
    does: 'stops its queue at an error',
    rules: ['DEL-05'],
    plan: { state: ['stops at an error'] },
  },
];
