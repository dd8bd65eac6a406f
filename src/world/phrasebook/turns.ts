import type { Dialogue } from './dialogue.ts';
import type { ConversationState } from './conversation-state.ts';

type Turn = (dialogue: Dialogue) => string;

/** So often the client only hurries before asking something else. */
const patience = 2;

/** What the client says, by the state of the conversation. */
export const clientTurns: Readonly<Record<ConversationState, Turn>> = {
  start: (it) => (it.random.chance(0.06) ? it.clientSays('hello', 'greeted') : it.ask()),
  greeted: (it) => it.ask(),
  offered: (it) => it.ask(),
  asked: hurryOrAsk,
  clarifying: (it) => it.reply(),
  stalled: (it) => (it.nudges++ === 0 ? it.clientSays('waiting', 'stalled') : hurryOrAsk(it)),
  answered: (it) => {
    const further = it.random.chance(0.6) ? it.followUp() : undefined;
    return further ?? (it.random.chance(0.55) ? it.clientSays('thanks', 'thanked') : it.ask('leadIn'));
  },
  thanked: (it) => it.ask('leadIn'),
  welcomed: (it) => it.ask('leadIn'),
  more: (it) => {
    if (!it.clientSpoke || !it.random.chance(0.45 / (1 + it.partings))) return it.ask('leadIn');
    it.partings++;
    return it.clientSays('farewell', 'parted');
  },
  parted: (it) => it.ask('comeBack'),
  closed: (it) => it.ask('comeBack'),
  informed: (it) =>
    it.clientSpoke && it.random.chance(0.3) ? it.clientSays('thanks', 'thanked') : it.ask('leadIn'),
  unclear: hurryOrAsk,
  checking: (it) => (it.nudges++ === 0 ? it.clientSays('waiting', 'checking') : hurryOrAsk(it)),
  questioned: (it) => it.clientSays('yes', it.pending.length > 0 ? 'asked' : 'unclear'),
};

/** What the operator says, by the state of the conversation. */
export const operatorTurns: Readonly<Record<ConversationState, Turn>> = {
  start: (it) => it.operatorSays('offer', 'offered'),
  greeted: (it) => it.operatorSays('offer', 'offered'),
  offered: (it) => it.monologue(),
  asked: (it) => it.respond(),
  clarifying: (it) => it.answerAfterStall(),
  stalled: (it) => it.answerAfterStall(),
  answered: (it) => nextInLine(it) ?? it.operatorSays('more', 'more'),
  thanked: (it) => nextInLine(it) ?? welcome(it),
  welcomed: (it) => it.operatorSays('more', 'more'),
  more: (it) => it.monologue(),
  parted: (it) => it.operatorSays('goodbye', 'closed'),
  closed: (it) => it.monologue(),
  informed: (it) => it.monologue(),
  unclear: (it) => it.operatorSays('check', 'checking'),
  checking: (it) => nextInLine(it) ?? it.outcome(),
  questioned: (it) => it.monologue(),
};

function hurryOrAsk(it: Dialogue): string {
  if (it.nudges >= patience || !it.random.chance(0.6)) return it.ask('leadIn');
  it.nudges++;
  return it.clientSays('nudge', it.state);
}

/** The answer to an older question that still waits. */
function nextInLine(it: Dialogue): string | undefined {
  return it.pending.length > 0 ? it.respond(it.talk.user.previous) : undefined;
}

function welcome(it: Dialogue): string {
  const thanks = it.operatorSays('welcome', 'welcomed');
  return it.random.chance(0.6) ? `${thanks} ${it.operatorSays('more', 'more')}` : thanks;
}
