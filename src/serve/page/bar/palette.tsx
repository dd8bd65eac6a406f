import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { show } from '../state/store.ts';
import { texts } from '../texts/language.ts';
import { chatsAsCommands, commands, type Command } from './commands.ts';

function run({ run: deed }: Command): void {
  show(undefined);
  // The focus goes back first; a command may move it.
  setTimeout(deed, 30);
}

/** Everything that can be done, found by typing. */
export function Palette({ onLanguage }: { readonly onLanguage: () => void }): JSX.Element {
  const t = texts();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = search.trim().toLowerCase();
  const found = commands(onLanguage).filter(({ title }) => title.toLowerCase().includes(wanted));
  const all = [...found, ...chatsAsCommands(wanted)];
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const command = all[chosen];
    if (by !== 0) setChosen(Math.min(all.length - 1, Math.max(0, chosen + by)));
    else if (event.key === 'Enter' && command !== undefined) run(command);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t.palette}>
      <input
        class="palette-search"
        autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={all[chosen] === undefined ? undefined : `palette-${chosen}`}
        aria-label={t.searchCommands}
        placeholder={t.searchCommands}
        value={search}
        onInput={({ currentTarget: { value } }) => {
          setSearch(value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div id="palette-list" class="choices" role="listbox" aria-label={t.palette}>
        {all.map((command, index) => (
          <Choice
            key={command.title}
            command={command}
            index={index}
            isChosen={index === chosen}
            onRun={() => run(command)}
          />
        ))}
      </div>
      {all.length === 0 && <p class="empty">{t.noMatch}</p>}
    </Dialog>
  );
}

interface ChoiceProps {
  readonly command: Command;
  readonly index: number;
  readonly isChosen: boolean;
  readonly onRun: () => void;
}

function Choice({ command, index, isChosen, onRun }: ChoiceProps): JSX.Element {
  return (
    <div
      id={`palette-${index}`}
      class="choice"
      role="option"
      aria-selected={isChosen}
      ref={(element) => {
        if (isChosen) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={onRun}
    >
      <bdi>{command.title}</bdi>
      {command.keys !== undefined && <kbd>{command.keys}</kbd>}
    </div>
  );
}
