import { createHash } from 'node:crypto';
import { embedJson, htmlText } from './escape.ts';
import { commonScript, earlyThemeScript, themeStyles } from './assets.gen.ts';

/** The colour of a piece of a page, named by what it means. */
export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'idle';

/** What a report page is made of. */
export interface PageParts {
  readonly title: string;
  /** Stands beside the name of the program in the bar on top. */
  readonly subtitle: string;
  /** HTML of the main part: cards and tiles, one below the other. */
  readonly main: string;
  /** HTML after the main part, such as dialogs, piece by piece. */
  readonly after?: Iterable<string>;
  /** CSS besides the theme. */
  readonly styles?: readonly string[];
  /** JavaScript that runs when the page is there. */
  readonly scripts?: readonly string[];
  /** JSON for the scripts, by the id of its element. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Long lists of JSON for the scripts, by the id of their element, item by item. */
  readonly lists?: Readonly<Record<string, Iterable<unknown>>>;
  /** What made the page, for the last line. */
  readonly version: string;
}

/**
 * One self-contained HTML document, piece by piece. Its content security policy allows its own scripts, named by their hashes, and no
 * request to anywhere.
 */
export function* renderPage(parts: PageParts): Generator<string> {
  const scripts = [commonScript, ...(parts.scripts ?? [])];
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy([earlyThemeScript, ...scripts])}">
<meta name="referrer" content="no-referrer">
<title>${htmlText(parts.title)}</title>
<style>${[themeStyles, ...(parts.styles ?? [])].join('')}</style>
<script>${earlyThemeScript}</script>
</head>
<body>
<div class="bar"><div class="wrap">
<span class="brand">iqmock</span><span class="what" dir="auto">${htmlText(parts.subtitle)}</span>
<button class="button" id="theme" type="button" aria-label="Change between light and dark" hidden></button>
</div></div>
<main class="wrap">
${parts.main}
</main>
<footer class="wrap">Made by iqmock ${htmlText(parts.version)}. This page is one file and asks the network for nothing.</footer>
`;
  for (const piece of parts.after ?? []) yield `${piece}\n`;
  for (const [id, value] of Object.entries(parts.data ?? {}))
    yield `<script type="application/json" id="${htmlText(id)}">${embedJson(value)}</script>\n`;
  for (const [id, items] of Object.entries(parts.lists ?? {})) yield* listElement(id, items);
  for (const script of scripts) yield `<script>${script}</script>\n`;
  yield '</body>\n</html>\n';
}

function* listElement(id: string, items: Iterable<unknown>): Generator<string> {
  yield `<script type="application/json" id="${htmlText(id)}">[`;
  let before = '';
  for (const item of items) {
    yield `${before}${embedJson(item)}`;
    before = ',\n';
  }
  yield ']</script>\n';
}

function contentPolicy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return `default-src 'none'; style-src 'unsafe-inline'; script-src ${hashes.join(' ')}; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** A small coloured word. */
export function badge(text: string, tone: Tone): string {
  return `<span class="badge ${tone}">${htmlText(text)}</span>`;
}

/** The widest row of tiles. */
const mostColumns = 12;

/**
 * How many columns tiles take where there is room for `room`: rows are even, and no row has one or
 * two alone; where that cannot be, as with seven in three columns, the last one takes the whole row.
 */
export function tileColumns(count: number, room: number): number {
  const fewest = Math.ceil(count / room);
  for (let rows = fewest; 2 * (rows - 1) < count; rows++) {
    const columns = Math.ceil(count / rows);
    const last = count % columns || columns;
    if (last === columns || last >= 3 || (last === 2 && columns === 3)) return columns;
  }
  return Math.ceil(count / fewest);
}

/** Numbers with names, in even rows at any width. */
export function tiles(
  rows: readonly { readonly name: string; readonly value: string; readonly tone?: Tone | undefined }[],
): string {
  const items = rows.map(
    ({ name, value, tone }) =>
      `<div class="tile ${tone ?? ''}"><dt>${htmlText(name)}</dt><dd>${htmlText(value)}</dd></div>`,
  );
  const columns = Array.from({ length: mostColumns - 1 }, (_, index) => index + 2).map(
    (room) => `--room-${room}: ${tileColumns(rows.length, room)}`,
  );
  return `<div class="tiles-room"><dl class="tiles" style="${columns.join('; ')}">${items.join('')}</dl></div>`;
}

/** One fact: its name and its HTML; a wide one takes the whole row. */
export interface Fact {
  readonly name: string;
  readonly html: string;
  readonly wide?: boolean;
}

/** Names with values, in columns. */
export function facts(rows: readonly Fact[]): string {
  const items = rows.map(
    ({ name, html, wide }) =>
      `<div${wide === true ? ' class="wide"' : ''}><dt>${htmlText(name)}</dt><dd dir="auto">${html}</dd></div>`,
  );
  return `<dl class="facts">${items.join('')}</dl>`;
}

/** A card with a heading. `note` says something about the whole in small letters. */
export function card(
  heading: string,
  html: string,
  options: { readonly id?: string; readonly note?: string } = {},
): string {
  const id = options.id === undefined ? '' : ` id="${htmlText(options.id)}"`;
  const note = options.note === undefined ? '' : `<span class="note">${htmlText(options.note)}</span>`;
  return `<section class="card"${id}><header><h2>${htmlText(heading)}</h2>${note}</header>${html}</section>`;
}

/** A command line with a button that copies it. */
export function command(text: string): string {
  return `<div class="command"><code>${htmlText(text)}</code><button class="button" type="button" data-copy="">Copy</button></div>`;
}

/** A moment, shown in the reader's own time zone. */
export function momentText(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `<time datetime="${iso}">${iso.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}</time>`;
}
