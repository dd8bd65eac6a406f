import { formatNumber } from '../../env/format.ts';
import { htmlText } from './escape.ts';
import { card } from './page.ts';
import type { PageRun } from './run-events.ts';
import { filters } from './run-filters.ts';
import type { RunSelection } from './run-selection.ts';

/** The card with every chat as a conversation, filled in by the page's script; empty when nothing was made. */
export function conversationsCard({ events, chats, selection }: PageRun): string {
  if (events.length === 0) return '';
  const buttons = filters.flatMap(({ name, text, holds }) => {
    const count = events.filter(holds).length;
    return count === 0
      ? []
      : [
          `<button type="button" class="button" data-filter="${name}" aria-pressed="${name === 'all'}">${text} <b>${count}</b></button>`,
        ];
  });
  const types = [...new Set(events.map(({ type }) => type))].sort();
  const scenarios = [...new Set(chats.map(({ scenario }) => scenario))].sort();
  const html = `<noscript><p>The conversations need JavaScript; everything above does not.</p></noscript>
<div class="toolbar" id="toolbar">
<div class="filters" role="group" aria-label="Show by outcome">${buttons.join('')}</div>
<label><span class="visually-hidden">Event type</span><select id="type-filter"><option value="">all types</option>${options(types)}</select></label>
${scenarios.length < 2 ? '' : `<label><span class="visually-hidden">Scenario</span><select id="scenario-filter"><option value="">all scenarios</option>${options(scenarios)}</select></label>`}
<label class="search"><span class="visually-hidden">Search</span><input id="search" type="search" placeholder="Search text, names, ids, answers" autocomplete="off" spellcheck="false"></label>
</div>
<p class="note" id="shown" role="status"></p>
<div class="conversations" id="conversation-panes">
<nav aria-label="Chats"><ul id="chats"></ul></nav>
<div class="timeline" id="timeline-pane"><h3 id="chat-title" dir="auto"></h3><ol id="timeline"></ol></div>
</div>`;
  return card('Conversations', selectionNote(selection) + html, {
    id: 'conversations',
    note: 'click an event for its payload and answer',
  });
}

/** What of a long run is not in the page, and where it is. */
function selectionNote({ listed, total, plain, plainPayloads }: RunSelection): string {
  const notes = [
    ...(listed.length < total
      ? [
          `This page lists ${formatNumber(listed.length)} of ${formatNumber(total)} webhooks: chats in which something went wrong first, then a sample of the others.`,
        ]
      : []),
    ...(plainPayloads < plain
      ? [
          `Payloads are kept of every webhook with something to look at, and of ${formatNumber(plainPayloads)} of the ${formatNumber(plain)} that went as expected.`,
        ]
      : []),
  ];
  if (notes.length === 0) return '';
  return `<p class="note" id="selection">${notes.join(' ')} The formats json and ndjson have everything.</p>`;
}

function options(names: readonly string[]): string {
  return names.map((name) => `<option>${htmlText(name)}</option>`).join('');
}

/** The dialog that shows one webhook, filled in by the page's script. */
export const detailDialog = `<dialog id="detail" aria-labelledby="detail-title">
<header>
<div><h2 id="detail-title" dir="auto"></h2><p class="note" id="detail-note"></p></div>
<div class="tools"><button type="button" class="button" id="detail-previous" aria-label="Previous event">←</button><button type="button" class="button" id="detail-next" aria-label="Next event">→</button><button type="button" class="button" id="detail-close" autofocus>Close</button></div>
</header>
<div class="content">
<p class="note" id="detail-missing">This page keeps payloads of webhooks that went as expected by sample, and not of this one. The formats json and ndjson have every payload.</p>
<ul id="detail-checks"></ul>
<div class="sides">
<section aria-labelledby="payload-title"><header><h3 id="payload-title">Payload</h3><button type="button" class="button" data-copy="detail-body">Copy</button></header><details id="sent-headers"><summary>Headers sent</summary><pre></pre></details><pre class="json" id="detail-body" tabindex="0"></pre></section>
<section aria-labelledby="answer-title"><header><h3 id="answer-title">Answer</h3><div class="tries" id="detail-tries" role="group" aria-label="Tries"></div></header><div id="detail-answer"></div></section>
</div>
<section id="curl-section"><header><h3>Send it again</h3></header><div class="command"><code id="detail-curl"></code><button type="button" class="button" data-copy="detail-curl">Copy</button></div></section>
</div>
</dialog>`;
