import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api/client.ts';
import type { ScenarioEntry } from '../api/model.ts';
import { Dialog } from '../parts/dialog.tsx';
import { attempt } from '../state/session.ts';
import { show } from '../state/store.ts';
import { texts } from '../texts/language.ts';

const speeds = ['1', '5', '20', '100', 'max'] as const;
type Speed = (typeof speeds)[number];

async function play(scenario: string, seed: string, speed: Speed): Promise<void> {
  const body = {
    scenario,
    speed: speed === 'max' ? speed : Number(speed),
    ...(/^\d+$/.test(seed) ? { seed: Number(seed) } : {}),
  };
  const begun = await attempt(() => ask('post', '/plays', { body }));
  if (begun !== undefined) show(undefined);
}

/** Plays a scenario that ships with iqmock. */
export function RunScenario(): JSX.Element {
  const t = texts();
  const [scenarios, setScenarios] = useState<readonly ScenarioEntry[]>([]);
  const [search, setSearch] = useState('');
  const [seed, setSeed] = useState('');
  const [speed, setSpeed] = useState<Speed>('20');
  useEffect(() => {
    void attempt(() => ask('get', '/scenarios')).then((found) => setScenarios(found ?? []));
  }, []);
  const wanted = search.toLowerCase();
  const meant = scenarios.filter(({ name, doc }) => `${name} ${doc}`.toLowerCase().includes(wanted));
  return (
    <Dialog title={t.runScenario}>
      <div class="form">
        <input
          type="search"
          autofocus
          aria-label={t.searchScenarios}
          placeholder={t.searchScenarios}
          value={search}
          onInput={({ currentTarget: { value } }) => setSearch(value)}
        />
        <HowToPlay seed={seed} onSeed={setSeed} speed={speed} onSpeed={setSpeed} />
      </div>
      <ul class="choices">
        {meant.map(({ name, doc }) => (
          <li key={name}>
            <button type="button" class="choice" onClick={() => void play(name, seed, speed)}>
              <strong class="mono">{name}</strong>
              <span class="soft small">{doc}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface HowProps {
  readonly seed: string;
  readonly onSeed: (seed: string) => void;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
}

function HowToPlay({ seed, onSeed, speed, onSpeed }: HowProps): JSX.Element {
  const t = texts();
  return (
    <div class="tools-line">
      <label>
        {t.seed}{' '}
        <input
          class="short"
          inputMode="numeric"
          placeholder={t.anySeed}
          value={seed}
          onInput={({ currentTarget: { value } }) => onSeed(value)}
        />
      </label>
      <label>
        {t.speed}{' '}
        <select value={speed} onChange={({ currentTarget: { value } }) => onSpeed(value as Speed)}>
          {speeds.map((one) => (
            <option key={one} value={one}>
              {one === 'max' ? t.asFast : `× ${one}`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
