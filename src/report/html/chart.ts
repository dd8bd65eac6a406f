import { embedJson, htmlText } from './escape.ts';
import type { Tone } from './page.ts';
import { createScale, type Axis, type AxisFormat, type Scale, type Span } from './scale.ts';

/** A point: x, y, and what to open when it is clicked. A `null` y is a gap in a line. */
export type ChartPoint = readonly [x: number, y: number | null, reference?: number];

/** One set of points, drawn in one way. Several sets of the same tone differ by their pattern. */
export interface ChartSeries {
  readonly name: string;
  readonly tone: Tone;
  readonly kind: 'dots' | 'line' | 'area';
  readonly points: readonly ChartPoint[];
  readonly dashed?: boolean;
  /** How strongly it shows, from 0 to 1. */
  readonly opacity?: number;
}

/** A chart. */
export interface ChartSpec {
  readonly id: string;
  /** What the chart shows, in a sentence, for those who cannot see it. */
  readonly description: string;
  readonly series: readonly ChartSeries[];
  readonly x: Axis;
  readonly y: Axis;
  /** Horizontal lines with a name, such as a limit. */
  readonly marks?: readonly { readonly y: number; readonly label: string; readonly tone: Tone }[];
  readonly heightPx?: number;
}

/** What a page's script knows of a chart. */
export interface ChartData {
  readonly x: Span & { readonly format: AxisFormat };
  readonly y: Span & { readonly format: AxisFormat };
  readonly series: readonly Pick<ChartSeries, 'name' | 'points'>[];
}

/** The drawing is stretched to the width of the page; these are its units. */
const size = 1000;
/** From this number on, dots are drawn smaller. */
const manyDots = 400;

/** A chart as HTML: an SVG that stretches, axes in text, a legend, and the data for pointing at it. */
export function renderChart(spec: ChartSpec): string {
  const ys = [
    ...spec.series.flatMap(({ points }) => points.map(([, y]) => y)),
    ...(spec.marks ?? []).map(({ y }) => y),
  ];
  const x = createScale(spec.x, allX(spec.series));
  const y = createScale(
    spec.y,
    ys.filter((value) => value !== null),
  );
  const grid = y.ticks.map(({ at }) => `<path class="grid" d="M0 ${units(1 - at)}H${size}"/>`).join('');
  const marks = (spec.marks ?? [])
    .map((mark) => `<path class="mark ${mark.tone}" d="M0 ${units(1 - y.at(mark.y))}H${size}"/>`)
    .join('');
  const data: ChartData = {
    x: { min: x.min, max: x.max, log: x.log, format: spec.x.format },
    y: { min: y.min, max: y.max, log: y.log, format: spec.y.format },
    series: spec.series.map(({ name, points }) => ({ name, points })),
  };
  return `<figure class="chart" id="${htmlText(spec.id)}" style="--plot-height: ${spec.heightPx ?? 220}px">
<figcaption>${legend(spec)}</figcaption>
<div class="plot" role="img" aria-label="${htmlText(spec.description)}">
<div class="y-ticks" aria-hidden="true">${ticks(y, 'bottom')}</div>
<div class="canvas"><svg viewBox="0 0 ${size} ${size}" preserveAspectRatio="none" aria-hidden="true">${grid}${marks}${spec.series
    .map((series) => drawSeries(series, x, y))
    .join('')}</svg>${markLabels(spec, y)}<div class="point" hidden></div><div class="tip" hidden></div></div>
<div class="x-ticks" aria-hidden="true">${ticks(x, 'left')}</div>
</div>
<div class="axes" aria-hidden="true"><span>↑ ${htmlText(spec.y.label)}</span><span>${htmlText(spec.x.label)} →</span></div>
<script type="application/json" class="chart-data">${embedJson(data)}</script>
</figure>`;
}

function* allX(series: readonly ChartSeries[]): Generator<number> {
  for (const { points } of series) for (const [x] of points) yield x;
}

function units(share: number): string {
  return String(Math.round(share * size * 10) / 10);
}

function drawSeries({ kind, tone, points, dashed, opacity }: ChartSeries, x: Scale, y: Scale): string {
  const classes = [kind, tone, dashed === true ? 'dashed' : '', points.length > manyDots ? 'many' : ''];
  const style = opacity === undefined ? '' : ` style="opacity: ${opacity}"`;
  const draw = kind === 'dots' ? dots : kind === 'line' ? line : area;
  return `<path class="${classes.filter(Boolean).join(' ')}"${style} d="${draw(points, x, y)}"/>`;
}

/** A line of no length with round ends is a dot that keeps its shape however the drawing is stretched. */
function dots(points: readonly ChartPoint[], x: Scale, y: Scale): string {
  return points.flatMap(([atX, atY]) => (atY === null ? [] : [`M${place(atX, atY, x, y)}h0`])).join('');
}

function line(points: readonly ChartPoint[], x: Scale, y: Scale): string {
  let open = false;
  return points
    .map(([atX, atY]) => {
      const command = open ? 'L' : 'M';
      open = atY !== null;
      return atY === null ? '' : `${command}${place(atX, atY, x, y)}`;
    })
    .join('');
}

function area(points: readonly ChartPoint[], x: Scale, y: Scale): string {
  const known = points.filter(([, atY]) => atY !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `${line(known, x, y)}L${units(x.at(last[0]))} ${size}L${units(x.at(first[0]))} ${size}Z`;
}

function place(atX: number, atY: number, x: Scale, y: Scale): string {
  return `${units(x.at(atX))} ${units(1 - y.at(atY))}`;
}

function ticks(scale: Scale, side: 'left' | 'bottom'): string {
  return scale.ticks
    .map(
      ({ at, text }) => `<span style="${side}: ${Number((at * 100).toFixed(2))}%">${htmlText(text)}</span>`,
    )
    .join('');
}

function markLabels(spec: ChartSpec, y: Scale): string {
  return (spec.marks ?? [])
    .map(
      ({ y: value, label, tone }) =>
        `<span class="mark-label ${tone}" style="bottom: ${Number((y.at(value) * 100).toFixed(2))}%">${htmlText(label)}</span>`,
    )
    .join('');
}

function legend({ series }: ChartSpec): string {
  return series
    .map(({ name, tone, kind, dashed, opacity }) => {
      const style = opacity === undefined ? '' : ` style="opacity: ${opacity}"`;
      return `<span class="key"><i class="${kind} ${tone}${dashed === true ? ' dashed' : ''}"${style}></i>${htmlText(name)}</span>`;
    })
    .join('');
}
