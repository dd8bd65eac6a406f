import type { JSX } from 'preact';
import { NewClient } from '../chats/new-client.tsx';
import { useTopics } from '../state/store.ts';
import { WebhookDialog } from '../webhooks/webhook-dialog.tsx';
import { ChangeTarget } from './change-target.tsx';
import { Faults } from './faults.tsx';
import { Palette } from './palette.tsx';
import { Reset } from './reset.tsx';
import { RunScenario } from './run-scenario.tsx';
import { Save } from './save.tsx';

/** The dialog that is open, if any. */
export function DialogOnTop({ onLanguage }: { readonly onLanguage: () => void }): JSX.Element | null {
  const { dialog } = useTopics('dialog');
  if (dialog === undefined) return null;
  if (dialog.kind === 'webhook') return <WebhookDialog id={dialog.id} />;
  const dialogs = {
    'new-client': () => <NewClient key="new-client" />,
    target: () => <ChangeTarget key="target" />,
    faults: () => <Faults key="faults" />,
    scenario: () => <RunScenario key="scenario" />,
    save: () => <Save key="save" />,
    reset: () => <Reset key="reset" />,
    palette: () => <Palette key="palette" onLanguage={onLanguage} />,
  };
  return dialogs[dialog.kind]();
}
