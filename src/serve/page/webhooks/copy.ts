import type { DeliveryDetail } from '../api/model.ts';
import { notify } from '../state/store.ts';
import { texts } from '../texts/language.ts';

/** The step of a scenario that sends this body again. JSON is YAML, so it needs no change. */
export function stepOf({ body, encoding, json }: DeliveryDetail): string {
  const raw = json === null ? { text: encoding === 'utf8' ? body : atob(body) } : { body: json };
  return `- raw: ${JSON.stringify(raw)}\n`;
}

/** Puts a text on the clipboard. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify('good', texts().copied);
  } catch {
    if (copyBySelection(text)) notify('good', texts().copied);
    else notify('bad', texts().copyFailed);
  }
}

/** For an address that the browser does not trust with its clipboard. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way without a secure context
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
