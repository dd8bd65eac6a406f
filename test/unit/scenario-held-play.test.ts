import { describe, expect, it } from 'vitest';
import { createHost } from '../../src/env/host.ts';
import { HoldingRoom, type Playable } from '../../src/scenario/held-play.ts';
import { listScenarios, loadScenario } from '../../src/scenario/load.ts';
import { createPlayer } from '../../src/scenario/player.ts';
import { rehearseToPlay } from '../../src/scenario/rehearse.ts';
import type { ScenarioOutput } from '../../src/webhook/webhook.ts';
import { settingsFor } from '../support/play.ts';

const host = createHost();
const names = (await listScenarios(host)).map(({ name }) => name);

/** When each output is due, and what it is. */
function sequenceOf(play: Playable): string[] {
  const sequence: string[] = [];
  for (let dueMs = play.peek(); dueMs !== undefined; dueMs = play.peek()) {
    const output = play.step();
    if (output !== undefined) sequence.push(`${dueMs} ${depthOf(play)} ${textOf(output)}`);
  }
  return sequence;
}

function depthOf(play: Playable): number {
  let depth = 0;
  for (let branch = play.branch; branch !== undefined; branch = branch.parent) depth++;
  return depth;
}

function textOf(output: ScenarioOutput): string {
  if (output.kind === 'effect') return JSON.stringify(output);
  return JSON.stringify({ ...output, summary: output.summary(), body: String(output.body) });
}

describe('a play that was rehearsed', () => {
  it.each(names)(
    'sends what the player of %s makes, in the same order and at the same times',
    async (name) => {
      const scenario = await loadScenario(host, name);
      const settings = settingsFor(scenario);
      const player = sequenceOf(createPlayer(scenario, settings));
      expect(sequenceOf(rehearseToPlay(scenario, settings, new HoldingRoom()))).toEqual(player);
      // Without room it is played again.
      const room = new HoldingRoom(10_000);
      expect(sequenceOf(rehearseToPlay(scenario, settings, room))).toEqual(player);
      expect(room.bytesLeft).toBe(player.length > 3 ? 10_000 : room.bytesLeft);
    },
  );

  it('ends when its last pause is over', async () => {
    const scenario = await loadScenario(host, 'support-chat');
    const settings = settingsFor(scenario);
    const endOf = (play: Playable): number => {
      let last = 0;
      for (let dueMs = play.peek(); dueMs !== undefined; dueMs = play.peek()) {
        last = dueMs;
        play.step();
      }
      return last;
    };
    expect(endOf(rehearseToPlay(scenario, settings, new HoldingRoom()))).toBe(
      endOf(createPlayer(scenario, settings)),
    );
  });
});
