/** CSS of the report on a run: failures, conversations, and the dialog of one webhook. */
export const runStyles = /* css */ `
.note { color: var(--soft); font-size: 0.87rem; }
.policy { font-size: 0.9rem; }
.policy b { font-weight: 600; color: var(--soft); }
.facts .command + .command { margin-top: 6px; }
.scroll { overflow-x: auto; }
table.times { margin-top: 14px; font-size: 0.9rem; }
table.times + .note, .scroll + .note { margin-top: 6px; }
table.times tr:last-child > * { border-bottom: 0; }
.failure { border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; padding: 12px 16px; }
.failure + .failure { margin-top: 12px; }
.failure h3 { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center; margin-bottom: 8px; font-weight: 600; }
.failure h3 > span:not(.badge) { flex: 1 1 200px; min-width: 0; white-space: pre-wrap; }
.failure h3 .button { font-weight: 400; }
.failure dl { display: grid; gap: 4px; }
.failure dl div { display: grid; grid-template-columns: 118px minmax(0, 1fr); gap: 12px; }
.failure dt { color: var(--soft); font-size: 0.87rem; }
.failure dd.mono { white-space: pre-wrap; font-size: 0.85rem; }
details > summary { cursor: pointer; color: var(--accent); font-size: 0.87rem; margin-top: 8px; width: fit-content; }
details .command { margin-top: 6px; }
.alike { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 6px; }
.toolbar { display: flex; flex-wrap: wrap; gap: 8px 10px; align-items: center; }
.filters { display: flex; flex-wrap: wrap; gap: 6px; }
.filters b { color: var(--soft); font-weight: 600; font-variant-numeric: tabular-nums; margin-left: 2px; }
.button[aria-pressed="true"] { background: var(--accent-soft); border-color: var(--accent); color: var(--accent); }
.button[aria-pressed="true"] b { color: inherit; }
.toolbar select, .toolbar input { background: var(--card); border: 1px solid var(--line); border-radius: 7px; padding: 4px 9px; font-size: 0.87rem; height: 32px; }
.toolbar label { flex: 0 1 170px; }
.toolbar select { width: 100%; }
.toolbar .search { flex: 1 1 200px; }
.toolbar .search input { width: 100%; }
#shown { margin: 10px 0; min-height: 1.4em; }
.conversations { display: grid; grid-template-columns: minmax(200px, 270px) minmax(0, 1fr); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; height: min(78vh, 860px); }
.conversations.single { grid-template-columns: minmax(0, 1fr); height: auto; max-height: min(78vh, 860px); }
.conversations.single nav { display: none; }
.conversations nav { overflow-y: auto; border-right: 1px solid var(--line); background: var(--inset); }
.conversations .chat { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; width: 100%; text-align: left; background: none; border: 0; border-bottom: 1px solid var(--line); padding: 9px 12px; cursor: pointer; }
.conversations .chat:hover { background: var(--card); }
.conversations .chat[aria-current="true"] { background: var(--card); box-shadow: inset 3px 0 0 var(--accent); }
.conversations .chat:focus-visible { outline-offset: -2px; }
.chat .name { font-weight: 600; font-size: 0.92rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chat .about { grid-column: 1 / -1; color: var(--soft); font-size: 0.8rem; }
.timeline { overflow-y: auto; padding: 12px 16px 20px; background: var(--card); overscroll-behavior: contain; }
.timeline h3 { position: sticky; top: -12px; z-index: 1; background: var(--card); padding: 10px 0 8px; margin-top: -12px; border-bottom: 1px solid var(--line); margin-bottom: 10px; }
.timeline h3 small { color: var(--soft); font-weight: 400; }
.event { display: block; border: 1px solid transparent; background: none; padding: 0; text-align: left; cursor: pointer; max-width: 100%; border-radius: 10px; }
.timeline li { display: flex; margin: 5px 0; content-visibility: auto; contain-intrinsic-size: auto 44px; }
.timeline li.operator.bubble { justify-content: flex-end; }
.timeline li.line { justify-content: center; }
.bubble .event { padding: 7px 12px; max-width: min(560px, 86%); background: var(--inset); border-color: var(--line); border-bottom-left-radius: 3px; }
.bubble.operator .event { background: var(--accent-soft); border-color: transparent; border-radius: 10px 10px 3px 10px; }
.event:hover { border-color: var(--soft); }
.event.marked { outline: 2px solid var(--accent); outline-offset: 1px; }
.event .who { display: block; font-size: 0.78rem; font-weight: 650; color: var(--soft); }
.event .text { display: block; white-space: pre-wrap; }
.event .quote { display: block; border-left: 3px solid var(--accent); padding-left: 8px; margin: 2px 0 4px; color: var(--soft); font-size: 0.87rem; max-height: 3em; overflow: hidden; }
.event .file { display: block; font-size: 0.87rem; font-family: var(--mono); color: var(--soft); }
.event .meta { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; color: var(--soft); font-size: 0.75rem; font-variant-numeric: tabular-nums; margin-top: 2px; }
.bubble.operator .meta { justify-content: flex-end; }
.line .event { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: center; justify-content: center; padding: 1px 10px; font-size: 0.82rem; color: var(--soft); }
.line .meta { margin: 0; }
.timeline li.probe .event { cursor: auto; border: 1px dashed var(--line); border-radius: 8px; padding: 4px 10px; }
.answer { color: var(--tone); font-weight: 600; }
.answer.bad, .answer.warn { background: var(--tone-soft); border-radius: 4px; padding: 0 5px; }
dialog { width: min(1180px, calc(100vw - 32px)); max-width: none; max-height: calc(100dvh - 32px); border: 1px solid var(--line); border-radius: 12px; padding: 0; background: var(--card); color: var(--text); box-shadow: 0 18px 60px #0007; }
dialog[open] { display: flex; flex-direction: column; }
dialog::backdrop { background: #0008; }
dialog > header { display: flex; gap: 12px; align-items: start; justify-content: space-between; padding: 14px 18px; border-bottom: 1px solid var(--line); }
dialog .tools { display: flex; gap: 6px; flex-shrink: 0; }
dialog .content { overflow: auto; padding: 14px 18px 18px; display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); }
dialog section > header { display: flex; gap: 10px; align-items: center; justify-content: space-between; min-height: 32px; margin-bottom: 6px; flex-wrap: wrap; }
.sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 18px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--inset); border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; font-size: 0.8rem; line-height: 1.5; max-height: 52vh; overflow: auto; tab-size: 2; }
pre + pre, details pre { margin-top: 6px; }
pre.empty { color: var(--soft); font-style: italic; }
.json .key { color: var(--accent); } .json .string { color: var(--good); } .json .number { color: var(--warn); } .json .word { color: var(--bad); }
.tries { display: flex; gap: 4px; flex-wrap: wrap; }
.try-facts { margin-bottom: 6px; font-size: 0.9rem; }
#detail-missing, .without-payload .sides { display: none; }
.without-payload #detail-missing { display: block; }
#selection { margin-bottom: 10px; }
#detail-checks { display: grid; gap: 6px; font-size: 0.9rem; }
#detail-checks:empty { display: none; }
#detail-checks li { display: flex; gap: 8px; align-items: baseline; }
#detail-checks .badge { flex-shrink: 0; }
@media (max-width: 800px) {
  .sides { grid-template-columns: minmax(0, 1fr); }
  .conversations { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr); height: 88vh; }
  .conversations nav { max-height: 26vh; border-right: 0; border-bottom: 1px solid var(--line); }
  .timeline { padding-inline: 10px; }
  .toolbar label { flex: 1 1 130px; }
  .failure { padding: 10px 12px; }
  .failure dl div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dialog { width: 100vw; max-height: 100dvh; border-radius: 0; border-width: 0; margin: 0; height: 100dvh; }
  dialog > header { flex-wrap: wrap; }
}
@media print { .conversations, .timeline { height: auto; max-height: none; overflow: visible; } .timeline li { content-visibility: visible; } }
`;
