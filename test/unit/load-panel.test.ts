import { describe, expect, test } from 'vitest';
import { Aggregator } from '../../src/load/metrics/aggregator.ts';
import type { LoadHeader } from '../../src/load/record/load-record.ts';
import { createLiveView } from '../../src/load/view/live-view.ts';
import { servePrometheus } from '../../src/load/view/prometheus.ts';
import { resultLines } from '../../src/load/view/table.ts';
import { columnsOf } from '../../src/report/columns.ts';
import type { LiveScreen } from '../../src/report/screen.ts';
import { headerOf, resultOf, slicesOf, times, type Second } from '../support/load-result.ts';

const plain = (_style: string, text: string): string => text;
const seconds: Second[] = [
  ...times(6, { latenciesMs: new Array<number>(100).fill(12), inFlight: 42 }),
  { latenciesMs: [400], sent: { status: 0, error: 'timeout' }, dropped: { lanes: 99 } },
];

/** What the screen showed after each write, and all that was written. */
function show(columns: number, isLive: boolean, header: LoadHeader = headerOf(), workers = 1) {
  const writes: string[] = [];
  const line = (text: string): void => void writes.push(`${text}\n`);
  const screen: LiveScreen = {
    live: isLive,
    insist: line,
    alert: line,
    redraw: (linesFor) => line(linesFor(columns).join('\n')),
    paint: plain,
    reportScreen: () => ({ paint: plain, insist: line }),
  };
  const panel = createLiveView(screen);
  const gathering = new Aggregator(header);
  panel.started?.(header);
  for (const slice of slicesOf(seconds)) {
    for (let worker = 0; worker < workers; worker++) {
      gathering.add(slice, worker);
      panel.slice?.(slice, worker, gathering);
    }
  }
  return { writes, panel };
}

describe('the live panel', () => {
  test.each([40, 80, 120, 200])('keeps within %d columns', (columns) => {
    const { writes } = show(
      columns,
      true,
      headerOf({
        thresholds: ['p99<300ms', 'errors<0.1%', 'dropped<1%'],
        target: `http://127.0.0.1:3000/${'x'.repeat(100)}`,
      }),
    );
    const lines = (writes.at(-1) ?? '').split('\n');
    expect(lines.length).toBe(9);
    for (const line of lines) expect(columnsOf(line)).toBeLessThan(columns);
  });

  test('tells rate asked and started, in flight, percentiles, losses, limits, progress and time left', () => {
    const { writes } = show(
      80,
      true,
      headerOf({ thresholds: ['p99<300ms', 'errors<0.1%', 'p99{type:typing}<1s'] }),
    );
    const text = writes.at(-1) ?? '';
    expect(text).toMatch(
      /load 100 events\/s for 10s \(constant-arrival-rate\) → http:\/\/127\.0\.0\.1:3000\//,
    );
    expect(text).toMatch(/█+░+ {2}70% {2}7s, 3s left/);
    expect(text).toMatch(/rate +1 events\/s started {2}100\/s asked {2}601 events in all/);
    expect(text).toMatch(/in flight +10 of 256 requests {2}10 chats alive {2}iqmock 30% busy/);
    expect(text).toMatch(/latency +p50 12ms .*p99 12ms/);
    expect(text).toMatch(/losses +1 error \(0\.17%\) {2}99 dropped \(14\.1%\) {2}1 timeout/);
    expect(text).toMatch(/limits +✓ p99<300ms {2}✗ errors<0\.1% {2}· p99\{type:typing\}<1s/);
  });

  test('shows the course of the last seconds where there is room', () => {
    expect(show(80, true).writes.at(-1)).not.toMatch(/[▁-█]{5}\n/);
    expect(show(200, true).writes.at(-1)).toMatch(/rate .* {3}██████▁\n/);
  });

  test('is drawn once a second whatever the number of workers, and cleared', () => {
    const { writes, panel } = show(80, true, headerOf({ workers: 3 }), 3);
    const drawings = writes.filter((text) => text.includes('in flight'));
    expect(drawings.length).toBe(seconds.length);
    expect(drawings.at(-1)).toMatch(/126 of 256|30 of 256/);
    panel.clear();
    expect(writes.at(-1)).toBe('\n');
  });

  test('in a log is a line every five seconds', () => {
    const { writes } = show(80, false);
    expect(writes).toEqual([
      'load 0:01 of 0:10, 100 events/s of 100, p50 12ms p99 12ms, 42 in flight, 0 errors, 0 dropped\n',
      'load 0:06 of 0:10, 100 events/s of 100, p50 12ms p99 12ms, 42 in flight, 0 errors, 0 dropped\n',
    ]);
  });

  test('tells the steps of a search', () => {
    const { writes, panel } = show(80, false);
    panel.step?.({
      perSecond: 500,
      held: false,
      fromMs: 0,
      toMs: 1,
      p99Ms: 900,
      broken: ['p99<300ms (900ms)'],
    });
    expect(writes.at(-1)).toBe('✗ 500 events/s broke: p99<300ms (900ms)\n');
  });
});

test('the table at the end keeps within 80 columns, and names types, thresholds and the verdict', () => {
  const many = resultOf([
    { latenciesMs: new Array<number>(100_000).fill(1234) },
    ...times(3, { latenciesMs: [0.01, 9999], sent: { type: 'message_listened' } }),
  ]);
  const lines = resultLines(many, { paint: plain });
  for (const line of lines.slice(0, lines.indexOf(''))) expect(columnsOf(line)).toBeLessThanOrEqual(80);
  const text = lines.join('\n');
  expect(text).toMatch(/latency from due +sent +errors +p50 +p90 +p95 +p99 +p99\.9 +max/);
  expect(text).toMatch(/message_listened +6 +0/);
  expect(text).toMatch(/all, from send/);
  expect(text).toMatch(/iqmock late by/);
  expect(text).toMatch(/✓ errors<1% {2}was 0%/);
  expect(lines.at(-1)).toBe('Neither side was saturated.');
});

describe('the Prometheus endpoint', () => {
  test('exposes what has happened so far, latencies as histograms', async () => {
    const endpoint = await servePrometheus(0);
    const gathering = new Aggregator(headerOf());
    for (const slice of slicesOf(seconds)) endpoint.slice?.(slice, 0, gathering);
    const response = await fetch(endpoint.url);
    expect(response.headers.get('content-type')).toMatch(/text\/plain/);
    const text = await response.text();
    await endpoint.close();
    expect(text).toMatch(/^iqmock_load_events_total\{type="message_created",outcome="delivered"\} 600$/m);
    expect(text).toMatch(/^iqmock_load_arrivals_total\{state="asked"\} 700$/m);
    expect(text).toMatch(/^iqmock_load_dropped_total\{reason="lanes"\} 99$/m);
    expect(text).toMatch(/^iqmock_load_failures_total\{kind="timeout"\} 1$/m);
    expect(text).toMatch(/^iqmock_load_answers_total\{status="200"\} 600$/m);
    expect(text).toMatch(/^# TYPE iqmock_load_latency_seconds histogram$/m);
    expect(text).toMatch(
      /^iqmock_load_latency_seconds_bucket\{type="message_created",from="due",le="0.01"\} 0$/m,
    );
    expect(text).toMatch(
      /^iqmock_load_latency_seconds_bucket\{type="message_created",from="due",le="0.025"\} 600$/m,
    );
    expect(text).toMatch(
      /^iqmock_load_latency_seconds_bucket\{type="message_created",from="due",le="\+Inf"\} 601$/m,
    );
    expect(text).toMatch(/^iqmock_load_latency_seconds_count\{type="message_created",from="send"\} 601$/m);
    expect(text).toMatch(/^iqmock_load_in_flight\{worker="0"\} 10$/m);
  });

  test('on a taken port is a clear error', async () => {
    const endpoint = await servePrometheus(0);
    await expect(servePrometheus(Number(new URL(endpoint.url).port))).rejects.toMatchObject({ code: 'PORT' });
    await endpoint.close();
  });
});
