import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly rowHeight: number;
  /** The row that is chosen; -1 for none. */
  readonly chosen: number;
  /** Chosen by an arrow key or a click. */
  readonly onChoose: (index: number) => void;
  /** Enter or a click on a row. */
  readonly onOpen: (index: number) => void;
  readonly row: (index: number) => ComponentChildren;
  /** A key that stays with a row while others come before it. */
  readonly keyOf: (index: number) => number | string;
  readonly onEnd?: () => void;
}

/** Rows above and below those in sight that are drawn as well. */
const margin = 6;

/** A list box that draws only the rows in sight, so that thousands cost no more than a screen. */
export function VirtualList(props: Props): JSX.Element {
  const { id, label, count, rowHeight, chosen, keyOf } = props;
  const box = useRef<HTMLDivElement>(null);
  const [{ top, height }, setView] = useState({ top: 0, height: 800 });
  const look = (): void => {
    const element = box.current;
    if (element === null) return;
    setView({ top: element.scrollTop, height: element.clientHeight });
    const left = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (left < rowHeight * 3 && element.scrollTop > 0) props.onEnd?.();
  };
  useEffect(() => {
    const watcher = new ResizeObserver(look);
    if (box.current !== null) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(top / rowHeight) - margin);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + margin);
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
  const isInSight = chosen >= first && chosen < last;
  return (
    <div
      id={id}
      ref={box}
      class="list"
      role="listbox"
      aria-label={label}
      aria-activedescendant={isInSight ? `${id}-${keyOf(chosen)}` : undefined}
      tabIndex={0}
      onScroll={look}
      onKeyDown={(event) => move(event, props, box.current)}
    >
      <div class="list-space" role="presentation" style={{ height: `${count * rowHeight}px` }}>
        {indexes.map((index) => (
          <Row key={keyOf(index)} index={index} list={props} />
        ))}
      </div>
    </div>
  );
}

function Row({ index, list }: { readonly index: number; readonly list: Props }): JSX.Element {
  const { id, count, rowHeight, chosen, keyOf, onChoose, onOpen, row } = list;
  return (
    <div
      id={`${id}-${keyOf(index)}`}
      class="list-row"
      role="option"
      aria-selected={index === chosen}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ height: `${rowHeight}px`, transform: `translateY(${index * rowHeight}px)` }}
      onClick={() => {
        onChoose(index);
        onOpen(index);
      }}
    >
      {row(index)}
    </div>
  );
}

function move(event: KeyboardEvent, list: Props, box: HTMLDivElement | null): void {
  const { count, rowHeight, chosen, onChoose, onOpen } = list;
  if (count === 0 || box === null) return;
  const page = Math.max(1, Math.floor(box.clientHeight / rowHeight) - 1);
  const moves = new Map([
    ['ArrowDown', chosen + 1],
    ['ArrowUp', chosen - 1],
    ['PageDown', chosen + page],
    ['PageUp', chosen - page],
    ['Home', 0],
    ['End', count - 1],
  ]);
  const wanted = moves.get(event.key);
  if (event.key === 'Enter' && chosen >= 0) onOpen(chosen);
  else if (wanted === undefined) return;
  else {
    const index = Math.min(count - 1, Math.max(0, wanted));
    onChoose(index);
    const top = index * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    if (top + rowHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + rowHeight - box.clientHeight;
  }
  event.preventDefault();
}
