import type { Host } from '../env/host.ts';
import type { LoadScreen } from '../load/view/screen.ts';
import type { Terminal } from './terminal.ts';

/** The screen of a load run on a terminal. */
export function screenOf(host: Host, terminal: Terminal): LoadScreen {
  const { live, paint, reportScreen } = terminal;
  return {
    isLive: live,
    columns: () => host.stderr.columns ?? 80,
    write: (text) => void host.stderr.write(text),
    paint,
    reportScreen,
  };
}
