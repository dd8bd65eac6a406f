/** What the page of a check needs beside the theme. */
export const checkStyles = /* css */ `
.matrix{width:100%;border-collapse:collapse}
.matrix th{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;font-weight:600;white-space:nowrap}
.rules{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem}
.rule{border:1px solid var(--line);border-radius:.4rem;padding:.15rem .45rem;font-size:.8rem;border-left-width:4px}
.rule a{color:inherit;text-decoration:none;display:block}
.rule .state{margin-left:.4rem;opacity:.75}
.rule.held{border-left-color:var(--good)}
.rule.must{border-left-color:var(--bad);font-weight:600}
.rule.should{border-left-color:var(--warn);font-weight:600}
.rule.info{border-left-color:var(--accent)}
.rule.not-judged,.rule.accepted{border-left-style:dashed}
.failure{border-top:1px solid var(--line);margin-top:.8rem;padding-top:.8rem}
.states{overflow-x:auto}
.states table{width:100%;border-collapse:collapse;font:.8rem/1.5 ui-monospace,monospace}
.states th{text-align:left;padding:.2rem .5rem}
.states td{white-space:pre-wrap;overflow-wrap:anywhere;padding:0 .5rem;vertical-align:top;width:50%}
.states td+td{border-left:1px solid var(--line)}
.states .differs td{background:color-mix(in srgb,var(--bad) 16%,transparent)}
.lanes svg{max-width:40rem;width:100%;height:auto}
.lanes text{font-size:12px;fill:currentColor}
.lanes .head{text-anchor:middle;font-weight:600}
.lanes .lane{stroke:var(--line);stroke-width:2}
.lanes line.clean,.lanes path.clean{stroke:currentColor;fill:none;opacity:.6}
.lanes line.fault,.lanes path.fault{stroke:var(--bad);stroke-width:2;fill:none}
.lanes text.fault{fill:var(--bad);font-weight:600}
`;
