import type { Random } from '../../env/random.ts';
import type { AttachmentForm } from './attachment.ts';
import type { ReadySmallTalk } from './phrasebook.ts';
import { joined, type Side, type Speech } from './speech.ts';

const gotFile = { file: 'gotFile', image: 'gotImage', voice: 'gotVoice' } as const;

/** Greetings, and words about files: the phrases around the matter itself. */
export class Etiquette {
  private readonly talk: ReadySmallTalk;
  private readonly speech: Speech;
  private readonly random: Random;
  private readonly clientIsKnown: boolean;
  private introduced = false;
  private operatorSpoke = false;
  /** Files that a side got and has not said a word about. */
  private readonly unseen: Partial<Record<Side, AttachmentForm>> = {};
  /** Words that go with the file that was sent just now. */
  private caption: { readonly from: Side; readonly text: string } | undefined = undefined;

  constructor(talk: ReadySmallTalk, speech: Speech, random: Random, clientIsKnown: boolean) {
    this.talk = talk;
    this.speech = speech;
    this.random = random;
    this.clientIsKnown = clientIsKnown;
  }

  /** What opens the operator's message: a greeting if it is due, and that a file came. '' if neither. */
  operatorOpeners(): string {
    const hello = this.introduced ? '' : this.hello();
    this.operatorWrote();
    const form = this.unseen.user;
    delete this.unseen.user;
    return joined(hello, form === undefined ? '' : this.speech.say(this.talk.user[gotFile[form]], 'user'));
  }

  /** The client's word about a file that came; undefined if none did, or if the client passes it over. */
  clientAcknowledges(): string | undefined {
    const form = this.unseen.client;
    delete this.unseen.client;
    if (form === undefined || this.random.chance(0.25)) return undefined;
    return this.speech.say(this.talk.client[gotFile[form]], 'client');
  }

  /** What a side adds to the file it sent just now; undefined if there is nothing to add. */
  captionOf(from: Side): string | undefined {
    const { caption } = this;
    this.caption = undefined;
    return caption?.from !== from || this.random.chance(0.25) ? undefined : caption.text;
  }

  /** One side sent a file: the other will say that it came, and the sender may add a word about it. */
  sent(from: Side, form: AttachmentForm, caption: string): void {
    this.unseen[from === 'client' ? 'user' : 'client'] = form;
    this.caption = caption === '' ? undefined : { from, text: caption };
  }

  /** The operator wrote something: no greeting is due any more. */
  operatorWrote(): void {
    this.introduced = true;
    this.operatorSpoke = true;
  }

  /** Another operator is at the desk, who will greet. */
  operatorChanged(): void {
    this.introduced = false;
  }

  private hello(): string {
    const { hello, takeOver } = this.talk;
    const operatorIsKnown = this.speech.operator !== '';
    if (this.operatorSpoke && operatorIsKnown) {
      return this.speech.say(this.clientIsKnown ? takeOver.both : takeOver.operator, 'user');
    }
    if (this.clientIsKnown) return this.speech.say(operatorIsKnown ? hello.both : hello.client, 'user');
    return this.speech.say(operatorIsKnown ? hello.operator : hello.none, 'user');
  }
}
