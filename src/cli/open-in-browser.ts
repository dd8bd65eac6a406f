import type { Host } from '../env/host.ts';
import type { Terminal } from './terminal.ts';

/** What opens an address: on Linux, on macOS, on Windows. The first one that is there does it. */
const openers = [['xdg-open'], ['open'], ['rundll32', 'url.dll,FileProtocolHandler']] as const;

/** No program is there. */
const missing = 127;

/** Such a program may be the browser itself, which stays. */
const longestMs = 2 ** 31 - 1;

/** Opens an address in the browser; where there is none, says so, and that is all. */
export async function openInBrowser(host: Host, terminal: Terminal, url: string): Promise<void> {
  for (const opener of openers) {
    const { exitCode } = await host.runCommand([...opener, url], { timeoutMs: longestMs });
    if (exitCode !== missing) return;
  }
  terminal.say(`  No browser could be opened; the page is at ${url}/`);
}
