import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/messages',
  severity: 'error',
  doc: 'An event about several messages carries them: in ChatEvent.Messages in 2023, in Rels.ChatMessages before. In all other events ChatEvent.Messages is null.',
  why: "The vendor's own clients delete exactly the messages in ChatEvent.Messages; one of them crashes when it is null.",
  example: 'ChatEvent.Messages: is null, but a delete-messages event carries messages',
  check({ event, type, traits, profile, subjects }, report) {
    if (traits === undefined) return;
    const { Messages: messages } = event;
    const isAboutSeveral = traits.about === 'messages';
    const what = `a ${type} event carries messages`;
    if (!profile.hasMessagesInEvent) {
      if (isAboutSeveral && subjects.length === 0)
        report('Rels.ChatMessages', `holds no message, but ${what}`);
      return;
    }
    if (isAboutSeveral && messages === null) report('ChatEvent.Messages', `is null, but ${what}`);
    if (isAboutSeveral && Array.isArray(messages) && messages.length === 0) {
      report('ChatEvent.Messages', `is empty, but ${what}`);
    }
    if (!isAboutSeveral && Array.isArray(messages)) {
      report('ChatEvent.Messages', `is a list, but a ${type} event carries no messages`);
    }
  },
});
