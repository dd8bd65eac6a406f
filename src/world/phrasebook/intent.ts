import type { Dialogue } from './dialogue.ts';
import type { OpenQuestion } from './question.ts';
import { plainText, type ReadyClarification } from './phrasebook.ts';
import { slotNames } from './slots.ts';
import type { Side } from './speech.ts';

/** Longer texts are no mere greetings. */
const longestGreeting = 40;
const orderPlace = slotNames.indexOf('order');

/** Understands a text that the script wrote itself, as far as patterns go. */
export function detectIntent(dialogue: Dialogue, from: Side, text: string): void {
  const plain = plainText(text);
  if (from === 'client') hearClient(dialogue, text, plain);
  else hearOperator(dialogue, text, plain);
}

function hearClient(dialogue: Dialogue, text: string, plain: string): void {
  const { talk, speech, state: state, clarification } = dialogue;
  const order = /(?<!\d)\d{2,}-\d{3,}(?!\d)/.exec(text)?.[0];
  dialogue.nudges = 0;
  const exchange = dialogue.phrasebook.find(text, dialogue.topicName);
  const asks = exchange !== undefined && (plain.includes('?') || state !== 'clarifying');
  if (asks) {
    dialogue.wait(exchange, -1, speech.newQuestion(), text);
    if (order !== undefined) speech.learn(orderPlace, order);
  } else if (state === 'clarifying') {
    learnReply(dialogue, clarification, text);
    dialogue.hearReply();
  } else if (!plain.includes('?') && talk.match.thanks.test(plain)) dialogue.state = 'thanked';
  else if (plain.length <= longestGreeting && !plain.includes('?') && talk.match.greeting.test(plain)) {
    dialogue.state = dialogue.pending.length > 0 ? 'asked' : 'greeted';
  } else dialogue.state = 'unclear';
  dialogue.clientSpoke = true;
}

/** «Мой заказ 77-1204» gives the order's number, if the operator asked for it. */
function learnReply(dialogue: Dialogue, clarification: ReadyClarification | undefined, text: string): void {
  const value = /[\p{L}*№]*\d[\d\p{L}*.-]*/u.exec(text)?.[0].replace(/[.-]+$/, '');
  if (clarification?.slot === undefined || value === undefined) return;
  // A date or an address is more than one word; such a reply is taken as a whole.
  const isNumber = /^(order|card|contract|tail|version)$/.test(slotNames[clarification.slot] ?? '');
  dialogue.speech.learn(clarification.slot, isNumber ? value : text.replace(/[.!?]+$/, ''));
}

function hearOperator(dialogue: Dialogue, text: string, plain: string): void {
  const { talk, pending } = dialogue;
  dialogue.etiquette.operatorWrote();
  dialogue.nudges = 0;
  const question = pending.at(-1);
  const clarification = clarificationIn(dialogue, question, plain);
  if (clarification !== undefined) {
    if (question !== undefined) question.clarified = true;
    dialogue.clarification = clarification;
    dialogue.state = 'clarifying';
  } else if (talk.match.stall.test(plain)) dialogue.state = question === undefined ? 'checking' : 'stalled';
  else if (talk.match.offer.test(plain))
    dialogue.state = dialogue.answered === undefined ? offered(dialogue) : 'more';
  else if (plain.trimEnd().endsWith('?')) dialogue.state = 'questioned';
  else {
    // Whatever it says, it is the operator's answer. Our follow-ups fit our answers only.
    pending.length = 0;
    dialogue.answered = undefined;
    dialogue.state = 'answered';
  }
}

function offered(dialogue: Dialogue): 'asked' | 'offered' {
  return dialogue.pending.length > 0 ? 'asked' : 'offered';
}

/** What an operator's own words ask the client for. */
function clarificationIn(
  dialogue: Dialogue,
  question: OpenQuestion | undefined,
  plain: string,
): ReadyClarification | undefined {
  if (!/\?|подскаж|уточни|напиши|назови|сообщите|please|could you|tell me/.test(plain)) return undefined;
  const own = question?.exchange.clarify;
  if (own?.match.test(plain) === true) return own;
  return dialogue.topic.exchanges.find(({ clarify }) => clarify?.match.test(plain) === true)?.clarify;
}
