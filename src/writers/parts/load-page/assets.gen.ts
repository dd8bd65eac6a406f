// Made by `npm run gen`; do not edit.

/** The stylesheet `browser/load.css`. */
export const loadStyles =
  '.verdict p{margin-top:6px;max-width:90ch}.policy{font-size:.9rem}.policy b{font-weight:600;color:var(--soft)}.scroll{overflow-x:auto}.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,430px),1fr));gap:24px 28px}.charts h3{margin-bottom:8px;overflow-wrap:normal}table.plain td.good,table.plain td.bad{color:var(--tone);font-weight:600}table.plain tr.all>*{font-weight:650}';
