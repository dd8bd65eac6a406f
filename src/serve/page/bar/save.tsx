import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { download } from '../state/downloads.ts';
import { texts } from '../texts/language.ts';

/** Saves what was played: as a scenario, a run file, or a report. */
export function Save(): JSX.Element {
  const t = texts();
  const [name, setName] = useState('played');
  return (
    <Dialog title={t.save}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void download(`/scenario?name=${encodeURIComponent(name)}`, `${name}.yaml`);
        }}
      >
        <label>
          {t.scenarioName}
          <input
            autofocus
            required
            maxLength={60}
            pattern="[A-Za-z0-9][A-Za-z0-9._\-]*"
            value={name}
            onInput={({ currentTarget: { value } }) => setName(value)}
          />
        </label>
        <button class="button strong">{t.saveScenario}</button>
      </form>
      <div class="tools-line">
        <button type="button" class="button" onClick={() => void download('/run', 'run.ndjson')}>
          {t.download}: {t.runFile}
        </button>
        <button type="button" class="button" onClick={() => void download('/report', 'report.html')}>
          {t.download}: {t.report}
        </button>
      </div>
    </Dialog>
  );
}
