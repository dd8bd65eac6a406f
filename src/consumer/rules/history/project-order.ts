import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'history',
  name: 'history/project-order',
  severity: 'error',
  doc: 'Event ids grow across all chats of the project; only judged when the stream keeps the order of the project.',
  why: 'There is one sequence of event ids; a consumer that resumes from the last id misses what came with a smaller one.',
  example: 'ChatEvent.Id: is 7, but event 8 of this project came before',
  check({ event }, { order, project, repeat, late }, report) {
    const { Id: id } = event;
    if (order !== 'project' || late || repeat !== undefined || typeof id !== 'number' || id === 0) return;
    if (id > project.lastEventId) return;
    report('ChatEvent.Id', `is ${id}, but event ${project.lastEventId} of this project came before`);
  },
});
