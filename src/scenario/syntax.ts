import type { YAMLError } from 'yaml';
import type { Spot } from './ast.ts';
import type { Mistakes } from './mistakes.ts';

const syntaxAdvice: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  RESOURCE_EXHAUSTION: [
    'Values are nested too deeply here.',
    'Move some steps to a separate file, and write use.',
  ],
  TAB_AS_INDENT: ['A tab is used where spaces must indent.', 'Use spaces; two for each level.'],
  BAD_INDENT: [
    'This line is indented differently from the lines around it.',
    'Give the keys of one map, and the "-" of one list, the same indent.',
  ],
  MULTIPLE_DOCS: [
    'A second document begins here.',
    'Write each scenario in its own file, without "---" between them.',
  ],
  BAD_ALIAS: [
    'The alias has no anchor before it.',
    'Define it with &name first, or put the text in quotes if the * belongs to it.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'A key must be on one line and be followed by ":".',
    'Is a ":" missing after this text?',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'A map or list cannot begin here.',
    'Put a text that contains ": " in quotes, or begin the map on a new line.',
  ],
  BAD_DQ_ESCAPE: [
    'This backslash sequence is unknown inside double quotes.',
    "Double the backslash, or use 'single quotes'.",
  ],
  BAD_SCALAR_START: ['A text cannot begin with this character.', 'Put the text in quotes.'],
  MISSING_CHAR: [
    'Something is missing here.',
    'Close every quote and bracket, put a space after ":" and "-", and put texts with brackets or commas in quotes.',
  ],
  UNEXPECTED_TOKEN: ['This was not expected here.', 'Put texts with special characters in quotes.'],
  TAG_RESOLVE_FAILED: [
    'Tags such as !name have no meaning in a scenario.',
    'Remove the tag, or put the text in quotes if the ! belongs to it.',
  ],
  BAD_DIRECTIVE: ['Directives have no meaning in a scenario.', 'Remove the line that begins with "%".'],
};

/** Notes what the YAML parser found, in our words. */
export function addSyntaxMistake(mistakes: Mistakes, spot: Spot, error: YAMLError): void {
  const [message, hint] = bracketAdvice(error) ??
    syntaxAdvice[error.code] ?? ['The YAML is broken here.', 'Compare with `iqmock show support-chat`.'];
  const detail = error.message.replace(/\s+at line \d+[\s\S]*$/, '').trim();
  mistakes.add(spot, `${message} (${detail})`, hint);
}

/** The parser reports a bracket that is never closed as an indentation error, at the place where it gave up. */
function bracketAdvice({ code, message }: YAMLError): readonly [message: string, hint: string] | undefined {
  const bracket = code === 'BAD_INDENT' ? /end with an? ([\]}])/.exec(message)?.[1] : undefined;
  return bracket === undefined
    ? undefined
    : ['An open bracket is not closed here.', `Close it with "${bracket}".`];
}
