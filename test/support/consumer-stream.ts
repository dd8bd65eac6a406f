import { events } from '../../src/events/index.gen.ts';
import { profiles } from '../../src/model/profile.ts';
import type { EraName } from '../../src/model/spec.ts';
import type { ChatEntity, MessageEntity } from '../../src/world/entities.ts';
import { World } from '../../src/world/world.ts';

/** A script with every event type in every variant, in three chats of two clients that overlap. */
export function conversation(era: EraName, seed = 1): Uint8Array[] {
  const world = new World({
    name: 'talk',
    seed,
    profile: profiles[era],
    locale: 'ru',
    startMs: 1_700_000_000_000,
  });
  world.addChannel('support', { type: 'iqchat' });
  world.addChannel('group', { type: 'vk' });
  const [anna, boris] = [world.addOperator('anna'), world.addOperator('boris')];
  const maria = world.addClient('maria', { channel: 'support' });
  const ivan = world.addClient('ivan', { type: 'channel', channel: 'group' });
  const bodies: Uint8Array[] = [];
  const emit = (type: keyof typeof events, args: object): unknown => {
    world.advanceTo(world.nowMs + 70);
    const emission = world.emit(events[type] as never, args as never);
    bodies.push(emission.encode());
    return emission.made;
  };
  const open = (args: object): ChatEntity => emit('chat_created', args) as ChatEntity;
  const say = (args: object): MessageEntity => emit('message_created', args) as MessageEntity;

  const chat = open({ client: maria });
  emit('ticket_assigned', { chat, to: anna });
  emit('typing', { chat, by: maria });
  const question = say({ chat, from: maria });
  emit('message_received', { message: question });
  emit('message_read', { message: question });
  emit('typing', { chat, by: anna });
  const answer = say({ chat, from: anna, reply_to: question });
  const other = open({ client: ivan });
  emit('message_received', { message: answer });
  emit('message_read', { message: answer });
  const file = say({ chat, from: anna, file: true });
  const image = say({ chat, from: maria, image: true });
  emit('ticket_assigned', { chat: other, to: boris });
  const voice = say({ chat, from: maria, voice: true });
  emit('message_listened', { message: voice });
  const spoken = say({ chat: other, from: boris, voice: true });
  emit('message_received', { message: spoken });
  emit('message_listened', { message: spoken });
  emit('message_read', { message: image });
  emit('ticket_assigned', { chat, to: boris });
  emit('delete-messages', { messages: [file] });
  const slip = say({ chat, from: boris });
  emit('delete-messages', { messages: [slip, voice] });
  say({ chat, from: boris });
  emit('chat_closed', { chat });
  say({ chat: other, from: ivan });
  const again = open({ client: maria });
  emit('ticket_assigned', { chat: again, to: anna });
  const second = say({ chat: again, from: anna });
  emit('message_read', { message: second });
  say({ chat: again, from: maria });
  emit('chat_closed', { chat: again, by: anna });
  emit('message_read', { message: spoken });
  emit('chat_closed', { chat: other, by: ivan });
  return bodies;
}
