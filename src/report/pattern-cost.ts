/**
 * How many steps a pattern can take over a text of this length, at most; Infinity where that grows with every character,
 * as for `^(a+)+$`, or cannot be said. A repeat can begin and end anywhere in the text, an alternative or an optional part
 * doubles the ways, and without `^` in front the pattern is tried at every place.
 */
export function mostPatternSteps({ source, flags }: RegExp, length: number): number {
  const parts = partsOf(source);
  if (parts === undefined || flags.includes('v')) return Infinity;
  const isAnchored = source.startsWith('^') && !flags.includes('m') && !parts.hasAlternatives;
  const places = parts.repeats + (isAnchored ? 0 : 1);
  return (length + 1) ** Math.max(1, places) * 2 ** parts.choices;
}

interface Parts {
  /** Repeats without a fixed count. */
  readonly repeats: number;
  /** Alternatives and optional parts. */
  readonly choices: number;
  /** Whether `|` occurs outside of every group. */
  readonly hasAlternatives: boolean;
}

/** An escape, a class, a group's begin, its end, a quantifier, `|`, or any other character. */
const token =
  /\\(?<escape>[^])|\[(?:\\[^]|[^\]\\])*\]|(?<open>\((?:\?(?:[:=!]|<[=!]|<\w+>))?)|(?<close>\))|(?<quantifier>[*+?]|\{\d+(?:,\d*)?\})\??|(?<bar>\|)|[^]/g;

/** Undefined for a pattern whose steps cannot be counted: a repeat of what varies by itself, or a backreference. */
function partsOf(source: string): Parts | undefined {
  let [repeats, choices] = [0, 0];
  let hasAlternatives = false;
  // Whether what is open, from the outside inwards, can match in more than one way.
  const open = [false];
  let lastVaries = false;
  for (const { groups = {} } of source.matchAll(token)) {
    const { escape, open: begin, close, quantifier, bar } = groups;
    if (escape !== undefined && /[1-9k]/.test(escape)) return undefined;
    if (begin !== undefined) open.push(false);
    else if (close !== undefined) {
      lastVaries = open.pop() === true;
      if (lastVaries && open.length > 0) open[open.length - 1] = true;
      continue;
    } else if (bar !== undefined) {
      choices++;
      hasAlternatives ||= open.length === 1;
      open[open.length - 1] = true;
    } else if (quantifier !== undefined) {
      const isOptional = quantifier === '?';
      if (lastVaries && !isOptional) return undefined;
      if (isOptional) choices++;
      else if (!/^\{\d+\}$/.test(quantifier)) repeats++;
      if (!/^\{\d+\}$/.test(quantifier)) open[open.length - 1] = true;
    }
    lastVaries = false;
  }
  return { repeats, choices, hasAlternatives };
}
