import { prefix, sendRequest } from '../api/client.ts';
import { attempt } from './session.ts';

/** Saves what an address of the control API gives, under a name. */
export async function download(path: string, name: string): Promise<void> {
  const blob = await attempt(async () => (await sendRequest(`${prefix}${path}`)).blob());
  if (blob === undefined) return;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
