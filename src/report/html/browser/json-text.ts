import { make } from './dom.ts';

const token = /"(?:[^"\\]|\\.)*"|[[{]\s*[\]}]|[^\s[\]{},:"]+|[[\]{},:]/g;

/** Writes a text into a `pre`: JSON spread out, each number and string as it was sent, since parsing would round long ids. */
export function writeText(pre: HTMLElement, text: string): void {
  pre.textContent = '';
  pre.classList.toggle('empty', text === '');
  if (text === '') pre.textContent = 'empty';
  else if (!isJson(text)) pre.textContent = text;
  else pre.append(spread(text.match(token) ?? []));
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function spread(parts: readonly string[]): DocumentFragment {
  const out = document.createDocumentFragment();
  let depth = 0;
  let plain = '';
  const newLine = (step: number): void => {
    depth += step;
    plain += `\n${'  '.repeat(depth)}`;
  };
  const add = (className: string, part: string): void => {
    out.append(plain, make('span', className, part));
    plain = '';
  };
  for (const [index, part] of parts.entries()) {
    if (part === '{' || part === '[') {
      plain += part;
      newLine(1);
    } else if (part === '}' || part === ']') {
      newLine(-1);
      plain += part;
    } else if (part === ',') {
      plain += part;
      newLine(0);
    } else if (part === ':') plain += ': ';
    else if (/^[[{]/.test(part)) plain += part.replace(/\s/g, '');
    else add(classOf(part, parts[index + 1]), part);
  }
  out.append(plain);
  return out;
}

function classOf(part: string, next: string | undefined): string {
  if (part.startsWith('"')) return next === ':' ? 'key' : 'string';
  return /^[tfn]/.test(part) ? 'word' : 'number';
}
