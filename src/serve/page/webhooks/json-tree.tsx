import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { entriesOf, type Json } from './changes.ts';

interface Shared {
  /** Paths to mark. */
  readonly changes: ReadonlySet<string>;
  /** A text to mark, in lower case; empty for none. */
  readonly search: string;
}

interface Props extends Shared {
  readonly name: string | undefined;
  readonly value: Json;
  readonly path: string;
}

/** How many entries of a list or an object are drawn until the user asks for more. */
const shownEntries = 200;
const shownLength = 2000;

/** JSON as a tree that folds. */
export function JsonTree({ value, ...shared }: Shared & { readonly value: Json }): JSX.Element {
  return (
    <div class="json" tabIndex={0}>
      <Node {...shared} name={undefined} value={value} path="" />
    </div>
  );
}

function Node(props: Props): JSX.Element {
  const entries = entriesOf(props.value);
  return entries === undefined ? <Leaf {...props} /> : <Branch {...props} entries={entries} />;
}

function Branch({ entries, ...props }: Props & { readonly entries: [string, Json][] }): JSX.Element {
  const { name, value, path, changes, search } = props;
  const [isOpen, setOpen] = useState(true);
  const [shown, setShown] = useState(shownEntries);
  const isList = Array.isArray(value);
  const [left, right] = isList ? '[]' : '{}';
  const isFound = search !== '' && (name ?? '').toLowerCase().includes(search);
  return (
    <div class={changes.has(path) ? 'changed' : ''}>
      <button type="button" class="fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? '▾' : '▸'} {name !== undefined && <Key name={name} isFound={isFound} />}
        {left}
        {!isOpen && `… ${entries.length} ${right ?? ''}`}
      </button>
      {isOpen && (
        <div class="inside">
          {entries.slice(0, shown).map(([key, inner]) => (
            <Node
              key={key}
              name={isList ? undefined : key}
              value={inner}
              path={`${path}/${key}`}
              changes={changes}
              search={search}
            />
          ))}
          {entries.length > shown && (
            <button type="button" class="link" onClick={() => setShown(shown * 4)}>
              … {entries.length - shown}
            </button>
          )}
        </div>
      )}
      {isOpen && <span>{right}</span>}
    </div>
  );
}

function Leaf({ name, value, path, changes, search }: Props): JSX.Element {
  const text = JSON.stringify(value);
  const isKeyFound = search !== '' && (name ?? '').toLowerCase().includes(search);
  const isFound = search !== '' && text.toLowerCase().includes(search);
  const kind = value === null ? 'null' : typeof value;
  return (
    <div class={changes.has(path) ? 'changed' : ''}>
      {name !== undefined && <Key name={name} isFound={isKeyFound} />}
      <bdi class={`value ${kind} ${isFound ? 'found' : ''}`}>
        {text.length > shownLength ? `${text.slice(0, shownLength)}… (${text.length})` : text}
      </bdi>
    </div>
  );
}

function Key({ name, isFound }: { readonly name: string; readonly isFound: boolean }): JSX.Element {
  return <bdi class={`key ${isFound ? 'found' : ''}`}>{name.slice(0, 200)}: </bdi>;
}
