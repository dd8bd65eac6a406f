import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'event/transitive',
  severity: 'error',
  doc: 'A typing event is transitive and has the Id 0; every other event is stored and has its own Id.',
  why: 'A consumer that drops repeats by event id drops all typing events but one, or a real event that has the Id 0.',
  example: 'ChatEvent.Id: is 7, but a typing event is not stored and has the Id 0',
  check({ event, type, traits }, report) {
    if (traits === undefined) return;
    const { Id: id, Transitive: transitive } = event;
    if (traits.transitive) {
      if (typeof id === 'number' && id !== 0) {
        report('ChatEvent.Id', `is ${id}, but a ${type} event is not stored and has the Id 0`);
      }
      if (transitive === false) report('ChatEvent.Transitive', `is false, but a ${type} event is transitive`);
    } else {
      if (id === 0) report('ChatEvent.Id', `is 0, but a ${type} event is stored and has its own Id`);
      if (transitive === true) {
        report('ChatEvent.Transitive', `is true, but a ${type} event is stored`);
      }
    }
  },
});
