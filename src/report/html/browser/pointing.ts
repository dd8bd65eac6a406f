import type { ChartData, ChartPoint } from '../chart.ts';
import { formatValue, shareAlong } from '../scale.ts';
import { readPageJson } from './dom.ts';

/** How near the pointer must be to a point, in pixels. */
const reachPx = 60;

/** What a page adds to its charts. */
export interface ChartActions {
  /** A line more on the point that is pointed at. */
  readonly label?: (reference: number | undefined) => string;
  /** A point with a reference was clicked. */
  readonly onPick?: (reference: number) => void;
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly series: string;
  readonly point: ChartPoint;
}

/** Pointing at the charts of the page: the nearest point is ringed and explained. */
export function followCharts(actions: ChartActions = {}): void {
  for (const figure of document.querySelectorAll('figure.chart')) followChart(figure, actions);
}

function followChart(figure: Element, { label, onPick }: ChartActions): void {
  const data = readPageJson<ChartData>(figure.querySelector('.chart-data'));
  const canvas = figure.querySelector<HTMLElement>('.canvas');
  const tip = figure.querySelector<HTMLElement>('.tip');
  const ring = figure.querySelector<HTMLElement>('.point');
  if (canvas === null || tip === null || ring === null) return;
  const placed = [...placePoints(data)];
  if (placed.some(({ point }) => point[2] !== undefined)) figure.classList.add('picks');
  const hide = (): void => {
    tip.hidden = ring.hidden = true;
  };
  canvas.addEventListener('pointermove', (event) => {
    const box = canvas.getBoundingClientRect();
    const nearest = findNearest(placed, box, event);
    if (nearest === undefined) return hide();
    tip.hidden = ring.hidden = false;
    const lines = [
      `${nearest.series}: ${formatValue(nearest.point[1] ?? 0, data.y.format)}`,
      `at ${formatValue(nearest.point[0], data.x.format)}`,
      ...(label === undefined ? [] : [label(nearest.point[2])]),
    ];
    tip.textContent = lines.join('\n');
    ring.style.left = `${nearest.x * 100}%`;
    ring.style.top = `${nearest.y * 100}%`;
    placeTip(tip, nearest, box);
  });
  canvas.addEventListener('pointerleave', hide);
  canvas.addEventListener('click', (event) => {
    const reference = findNearest(placed, canvas.getBoundingClientRect(), event)?.point[2];
    if (reference !== undefined) onPick?.(reference);
  });
}

function* placePoints({ series, x, y }: ChartData): Generator<Placed> {
  for (const { name, points } of series)
    for (const point of points)
      if (point[1] !== null)
        yield { x: shareAlong(x, point[0]), y: 1 - shareAlong(y, point[1]), series: name, point };
}

function findNearest(
  placed: readonly Placed[],
  box: DOMRect,
  { clientX, clientY }: MouseEvent,
): Placed | undefined {
  let best = reachPx ** 2;
  let nearest: Placed | undefined;
  for (const item of placed) {
    const distance =
      (item.x * box.width - (clientX - box.left)) ** 2 + (item.y * box.height - (clientY - box.top)) ** 2;
    if (distance < best) {
      best = distance;
      nearest = item;
    }
  }
  return nearest;
}

/** Right of the point and above it, or on the other side where the chart ends. */
function placeTip(tip: HTMLElement, { x, y }: Placed, box: DOMRect): void {
  const left = x * box.width;
  const width = tip.offsetWidth;
  const wanted = left + 14 + width > box.width ? left - width - 14 : left + 14;
  tip.style.left = `${Math.max(0, Math.min(box.width - width, wanted))}px`;
  tip.style.top = `${Math.max(0, y * box.height - tip.offsetHeight - 10)}px`;
}
