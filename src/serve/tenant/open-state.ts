import type { ServeSettings } from '../settings.ts';
import { Journal } from './journal.ts';
import { stateVersion, type JournalHead, type JournalLine } from './journal-format.ts';
import { StateKeeper } from './state-keeper.ts';

/** A state that a server goes on with. */
export interface OpenState {
  /** The settings, with what the state decides. */
  readonly settings: ServeSettings;
  readonly keeper: StateKeeper;
  readonly lines: Iterable<JournalLine>;
}

/** Opens the state of a server, if it keeps one. Throws INPUT for another server's, or one of other settings. */
export function openState(settings: ServeSettings): OpenState | undefined {
  const { host, stateFile, version, era, locale, scenarios, seed, ids, startMs } = settings;
  if (stateFile === undefined) return undefined;
  const startedAt = host.clock.now();
  const names = scenarios.map(({ name }) => name);
  const fresh: JournalHead = {
    kind: 'state',
    fileVersion: stateVersion,
    version,
    era,
    locale,
    scenarios: names,
    seed,
    ids,
    startMs,
    startedAt,
  };
  const { journal, read } = Journal.open(host, stateFile, fresh);
  const head = read.head ?? fresh;
  const keeper = new StateKeeper(journal);
  if (read.isTruncated) settings.onNotice?.(`The last line of ${stateFile} was not whole; it is left out.`);
  return {
    settings: {
      ...settings,
      seed: head.seed,
      ids: head.ids,
      startMs: head.startMs,
      aheadMs: head.startMs - head.startedAt,
    },
    keeper,
    lines: read.lines,
  };
}
