import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/listened-audio',
  severity: 'error',
  doc: 'Only a voice message is listened to: its file is of Type audio or has an audio content type.',
  why: 'A consumer marks the voice message as played and finds a text or a picture.',
  example: 'Rels.ChatMessages[0]: is listened to, but it has no file',
  check(body, report) {
    const { traits, message } = body;
    if (traits?.only !== 'voice' || message === undefined) return;
    if (message['FileId'] === undefined || message['FileId'] === null) {
      return report(body.messagePlace, 'is listened to, but it has no file');
    }
    const file = body.find('Files', message['FileId']);
    if (file === undefined || file['Type'] === 'audio' || String(file['ContentType']).startsWith('audio/'))
      return;
    report(
      body.messagePlace,
      `is listened to, but its file is ${String(file['ContentType'])}, which cannot be played`,
    );
  },
});
