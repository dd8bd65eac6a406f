import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A word that these texts do without, and what to write in its place. */
interface Word {
  readonly pattern: RegExp;
  readonly better: string;
  /** Files in which the word is a term. */
  readonly except?: RegExp;
}

const words: readonly Word[] = [
  { pattern: /\b(?:tells?|told|telling)\b/giu, better: 'reports, explains, shows, lists, is reported' },
  { pattern: /\bso many\b/giu, better: 'this many, the number of, up to N' },
  { pattern: /(?<!\bone )\bof (?:its|their) own\b/giu, better: 'separate, its own, another' },
  { pattern: /\b(?:is|are|was|were) said\b/giu, better: 'is given, is known, is reported' },
  { pattern: /\bbears?\b/giu, better: 'handles, sustains, withstands' },
  { pattern: /\bcomes? along\b/giu, better: 'is built in, is included' },
  { pattern: /\bpolite kill\b/giu, better: 'SIGTERM' },
  {
    pattern: /\btwins?\b/giu,
    better: 'environment variable',
    except: /^(?:docs\/(?:check|architecture)\.md|src\/check\/)/u,
  },
  // The sources of the rules name repositories.
  {
    pattern: /\b(?:crowds?|crews?)\b/giu,
    better: 'virtual clients, worker pool',
    except: /^docs\/check\.md/u,
  },
  { pattern: /\bbirths?\b/giu, better: 'new clients, started chats' },
  { pattern: /\bchores?\b/giu, better: 'idle tasks' },
  { pattern: /\bresting\b/giu, better: 'ineffective, idle' },
  // 0.1 wrote it into files as `strain`.
  { pattern: /(?<!`)\bstrains?\b/giu, better: 'load of iqmock itself' },
  { pattern: /\bborn\b/giu, better: 'started, made' },
  { pattern: /\bscenery\b/giu, better: 'filler values' },
  { pattern: /\bretell(?:s|ing)?\b|\bretold\b/giu, better: 'make a scenario from, replay' },
  { pattern: /\banew\b/giu, better: 'again, start over, rewrite' },
  { pattern: /\bin vain\b|\blest\b/giu, better: 'without an answer, or else' },
  { pattern: /\blet off\b/giu, better: 'a sentence about what is measured' },
  { pattern: /\bwhat(?:ever)? was asked\b/giu, better: 'the settings, the requested rate, the question' },
  { pattern: /\b(?:for|after|until) so (?:long|much|late)\b/giu, better: 'how long, for this time' },
  { pattern: /\b(?:takes?|took) (?:it|them|that) for\b/giu, better: 'sees it as, treats it as' },
  // "There is none" is English, "undefined if it is none" is not. None of Python is written large.
  { pattern: /(?<!\bthere )\b(?:is|are) none\b(?! of)/gu, better: 'is not one' },
  { pattern: /\b[Ss]ay (?=`?-)/gu, better: 'use, give' },
  { pattern: /\bbeats?\b/giu, better: 'output, event' },
  { pattern: /\bunder way\b/giu, better: 'in progress, in flight' },
  { pattern: /\bfor ever\b/giu, better: 'forever' },
  { pattern: /\bapart by\b/giu, better: 'separated by' },
  { pattern: /\bmade[- ]up\b/giu, better: 'generated' },
  { pattern: /\bat most so (?:long|much|many)\b/giu, better: 'at most this long' },
  { pattern: /\bwhoever (?!asked)/giu, better: 'the caller, no matter who, code that' },
  { pattern: /\bas it comes\b/giu, better: 'as soon as it is known, as it arrives' },
];

/** Words that names of code do without too: `tellAll`, `isBorn`. A pattern for customers has "tell me". */
const inNames =
  /\b(?:tells?(?! me\b)|told|untold|telling|bears?|births?|born|chores?|resting|strains?|beats?|crowds?|crews?)\b/giu;
/** Files that read or write the names of fields of 0.1. */
const oldNames = /^src\/(?:load\/record\/(?:load-record|pack)|writers\/parts\/load-json)\.ts$/u;

/** Comments and string literals, whichever begins first. */
const comment = /\/\*[\s\S]*?\*\/|\/\/.*$/u;
const literal = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/u;
const commentOrLiteral = new RegExp(`${comment.source}|${literal.source}`, 'gmu');
/** A literal of three words or more is a sentence for people; a shorter one may be a name. */
const isProse = (text: string): boolean => text.startsWith('/') || text.split(/\s+/u).length > 2;
const root = join(import.meta.dirname, '..');

function filesOf(folder: string, suffix: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(suffix))
    .map((file) => `${folder}/${file}`);
}

/** The prose of a file: all of a page, comments and sentences of a source; line breaks stay, so that lines can be counted. */
function proseOf(file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  if (file.endsWith('.md')) return text;
  const kept = text.replace(/[^\n]/gu, ' ').split('');
  for (const { 0: found, index } of text.matchAll(commentOrLiteral))
    if (isProse(found)) kept.splice(index, found.length, ...found.split(''));
  return kept.join('');
}

/** The code of a source without comments and literals, each name as its words. */
function namesOf(file: string): string {
  const code = readFileSync(join(root, file), 'utf8').replace(commentOrLiteral, (found) =>
    found.replace(/[^\n]/gu, ' '),
  );
  return code.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, ' ');
}

function findingsIn(file: string): string[] {
  const prose = proseOf(file);
  return words
    .filter(({ except }) => except?.test(file) !== true)
    .flatMap(({ pattern, better }) => search(file, prose, pattern, better));
}

function search(file: string, text: string, pattern: RegExp, better: string): string[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => {
    const line = text.slice(0, index).split('\n').length;
    return `${file}:${line}: "${found}": write ${better}`;
  });
}

const sources = ['.ts', '.tsx']
  .flatMap((suffix) => filesOf('src', suffix))
  .filter((file) => !file.endsWith('.gen.ts'));
const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', ...filesOf('docs', '.md')];
const findings = [
  ...[...pages, ...sources].flatMap(findingsIn),
  ...sources
    .filter((file) => !oldNames.test(file))
    .flatMap((file) => search(file, namesOf(file), inNames, 'a name in standard terms')),
];
for (const finding of findings) console.error(finding);
console.log(`words: ${findings.length} to mend in ${pages.length + sources.length} files`);
if (findings.length > 0) process.exitCode = 1;
