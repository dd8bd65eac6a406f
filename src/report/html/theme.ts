/**
 * Colours, type and the common pieces of every report page: cards, tiles, badges, buttons, tables.
 * Light and dark follow the system; `data-theme` on the root element, set by the button, wins.
 */
export const themeStyles = /* css */ `
:root {
  color-scheme: light dark;
  --page: light-dark(#f5f6f8, #0f1318);
  --card: light-dark(#ffffff, #171c23);
  --inset: light-dark(#f1f3f6, #10151b);
  --line: light-dark(#dfe3e8, #2b333d);
  --text: light-dark(#1b222b, #e5eaf0);
  --soft: light-dark(#566270, #9aa7b5);
  --accent: light-dark(#0b62a8, #6cb6ff);
  --accent-soft: light-dark(#e3f0fb, #16293c);
  --good: light-dark(#12733b, #4cc38a);
  --good-soft: light-dark(#e0f4e8, #12291e);
  --bad: light-dark(#b3261e, #ff8b82);
  --bad-soft: light-dark(#fde9e7, #361a19);
  --warn: light-dark(#8a5300, #f0b354);
  --warn-soft: light-dark(#fdf1dc, #33260f);
  --idle: light-dark(#5f6b78, #93a1b0);
  --idle-soft: light-dark(#e9ecf0, #232b34);
  --shadow: 0 1px 2px light-dark(#1b222b14, #00000066);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
  --radius: 10px;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 var(--sans); overflow-wrap: anywhere; }
h1, h2, h3, p, dl, dd, ul, ol, pre, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font-size: 1.45rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 1.05rem; font-weight: 650; }
h3 { font-size: 0.95rem; font-weight: 650; }
code, pre, .mono { font-family: var(--mono); font-size: 0.86em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button, input, select { font: inherit; color: inherit; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.wrap { max-width: 1200px; margin: 0 auto; padding: 0 24px; }
main.wrap { display: grid; gap: 20px; padding-block: 20px 56px; grid-template-columns: minmax(0, 1fr); }
.bar { background: var(--card); border-bottom: 1px solid var(--line); }
.bar .wrap { display: flex; align-items: center; gap: 12px; min-height: 52px; }
.brand { font-weight: 700; letter-spacing: -0.02em; }
.bar .what { color: var(--soft); flex: 1; min-width: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); padding: 18px 20px; }
.card > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; margin-bottom: 12px; }
.card > header .note { color: var(--soft); font-size: 0.87rem; }
.button { background: var(--card); border: 1px solid var(--line); border-radius: 7px; padding: 4px 11px; cursor: pointer; font-size: 0.87rem; white-space: nowrap; }
.button:hover { border-color: var(--soft); background: var(--inset); }
.badge { display: inline-block; border-radius: 999px; padding: 0 9px; font-size: 0.8rem; font-weight: 600; line-height: 1.55rem; white-space: nowrap; background: var(--idle-soft); color: var(--idle); }
.good { --tone: var(--good); --tone-soft: var(--good-soft); }
.bad { --tone: var(--bad); --tone-soft: var(--bad-soft); }
.warn { --tone: var(--warn); --tone-soft: var(--warn-soft); }
.info { --tone: var(--accent); --tone-soft: var(--accent-soft); }
.idle { --tone: var(--idle); --tone-soft: var(--idle-soft); }
.badge:is(.good, .bad, .warn, .info, .idle) { background: var(--tone-soft); color: var(--tone); }
.verdict { border-left: 5px solid var(--tone); }
.verdict .badge { font-size: 0.87rem; margin-bottom: 8px; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 10px 24px; margin-top: 16px; }
.facts dt { color: var(--soft); font-size: 0.8rem; }
.facts .wide { grid-column: 1 / -1; }
.tiles-room { container-type: inline-size; }
.tiles { --columns: 1; --gap: 12px; display: flex; flex-wrap: wrap; gap: var(--gap); }
.tile { flex: 1 0 calc((100% - (var(--columns) - 1) * var(--gap)) / var(--columns) - 0.5px); min-width: 0; }
@container (min-width: 216px) { .tiles { --columns: var(--room-2); } }
@container (min-width: 328px) { .tiles { --columns: var(--room-3); } }
@container (min-width: 440px) { .tiles { --columns: var(--room-4); } }
@container (min-width: 668px) { .tiles { --columns: var(--room-5); } }
@container (min-width: 804px) { .tiles { --columns: var(--room-6); } }
@container (min-width: 940px) { .tiles { --columns: var(--room-7); } }
@container (min-width: 1076px) { .tiles { --columns: var(--room-8); } }
@container (min-width: 1212px) { .tiles { --columns: var(--room-9); } }
@container (min-width: 1348px) { .tiles { --columns: var(--room-10); } }
@container (min-width: 1484px) { .tiles { --columns: var(--room-11); } }
@container (min-width: 1620px) { .tiles { --columns: var(--room-12); } }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); padding: 11px 12px; }
.tile dt { color: var(--soft); font-size: 0.8rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.tile dd { white-space: nowrap; font-size: 1.4rem; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -0.02em; line-height: 1.3; }
.tile.good dd, .tile.bad dd, .tile.warn dd { color: var(--tone); }
.command { display: flex; gap: 10px; align-items: start; background: var(--inset); border: 1px solid var(--line); border-radius: 8px; padding: 7px 8px 7px 12px; }
.command code { flex: 1; min-width: 0; padding-top: 3px; white-space: pre-wrap; max-height: 9.2em; overflow: auto; }
table.plain { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
table.plain th, table.plain td { text-align: left; padding: 6px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
table.plain th { overflow-wrap: normal; color: var(--soft); font-weight: 600; font-size: 0.85rem; }
table.plain .number { text-align: right; white-space: nowrap; }
footer.wrap { color: var(--soft); font-size: 0.85rem; padding-bottom: 32px; }
@media (max-width: 640px) {
  .wrap { padding: 0 14px; }
  main.wrap { padding-block: 14px 40px; gap: 14px; }
  .card { padding: 14px; }
  h1 { font-size: 1.2rem; }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 10px 14px; }
  .tiles { --gap: 8px; }
  .tile { padding: 8px 12px; }
  .tile dd { font-size: 1.2rem; }
  table.plain th, table.plain td { padding: 6px; }
}
@media print {
  body { background: #fff; }
  .button, .bar button { display: none; }
  .card, .tile { box-shadow: none; break-inside: avoid; }
}
`;

/** Runs before the page is drawn: takes up the theme that was chosen last, so that nothing flashes. */
export const earlyThemeScript = /* js */ `
(function () {
  try {
    var chosen = localStorage.getItem('iqmock-theme');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  } catch (error) { /* A page opened from disk may have no storage. */ }
})();
`;

/** The buttons that every page has: the theme, and copying a text. */
export const commonScript = /* js */ `
(function () {
  var root = document.documentElement;
  var button = document.getElementById('theme');
  function isDark() {
    return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }
  function label() { button.textContent = isDark() ? 'Light' : 'Dark'; }
  button.addEventListener('click', function () {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try { localStorage.setItem('iqmock-theme', root.dataset.theme); } catch (error) { /* Not remembered, then. */ }
    label();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', label);
  button.hidden = false;
  label();

  function fallbackCopy(text) {
    var area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    (document.querySelector('dialog[open]') || document.body).append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  document.addEventListener('click', function (event) {
    var target = event.target.closest('[data-copy]');
    if (!target) return;
    var source = target.dataset.copy === '' ? target.parentElement.querySelector('code') : document.getElementById(target.dataset.copy);
    var done = function () {
      var before = target.textContent;
      target.textContent = 'Copied';
      setTimeout(function () { target.textContent = before; }, 1200);
    };
    if (navigator.clipboard && isSecureContext) {
      navigator.clipboard.writeText(source.textContent).then(done, function () { fallbackCopy(source.textContent); done(); });
    } else { fallbackCopy(source.textContent); done(); }
  });
  document.querySelectorAll('time[datetime]').forEach(function (element) {
    element.textContent = new Date(element.dateTime).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  });
})();
`;
