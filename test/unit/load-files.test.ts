import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IdleTasks } from '../../src/load/workers/idle-tasks.ts';
import { compareLoads, incomparable } from '../../src/load/metrics/compare.ts';
import { percentileMs } from '../../src/distribution/distribution.ts';
import { shownPercentiles, summarizeDistribution } from '../../src/distribution/summary.ts';
import { Aggregator } from '../../src/load/metrics/aggregator.ts';
import { isLoadFile, openLoadFile } from '../../src/load/record/load-file.ts';
import { loadJson } from '../../src/writers/parts/load-json.ts';
import { loadMarkdown } from '../../src/writers/parts/load-markdown.ts';
import type { LoadHeader } from '../../src/load/record/load-record.ts';
import { writers } from '../../src/writers/index.gen.ts';
import { readLoadOrders, writeReports } from '../../src/writers/parts/orders.ts';
import { loadReport, nowhere } from '../support/load-report.ts';
import type { LoadResult } from '../../src/load/record/load-result.ts';
import { mergeShards } from '../../src/load/metrics/merge.ts';
import { notifyObservers } from '../../src/load/plan/prepared-run.ts';
import { recordTo } from '../../src/load/record/recorder.ts';
import { mostPoints, TimeSeries } from '../../src/load/metrics/time-series.ts';
import { latencyOf } from '../../src/load/metrics/interval.ts';
import { truePercentile } from '../support/load-engine.ts';
import { cutOff, folder, freshPath, host, write } from '../support/load-files.ts';
import { headerOf, resultOf, slicesOf, times, type Second } from '../support/load-result.ts';

describe('shards', () => {
  // Three machines whose consumers answer quite differently: an average of percentiles would be far off.
  const seconds: readonly (readonly Second[])[] = [
    times(5, { latenciesMs: [1, 2, 3, 4, 5] }),
    times(5, { latenciesMs: [100, 200, 300] }),
    [
      { latenciesMs: [5000], dropped: { lanes: 2 } },
      ...times(4, { latenciesMs: [10], sent: { status: 500 } }),
    ],
  ];
  const shard = (index: number, more: Partial<LoadHeader> = {}) =>
    write(seconds[index] ?? [], { shard: { index, of: 3 }, maxInFlight: 10, ...more });

  test('merge exactly: percentiles are those of all raw values together', async () => {
    const result = await mergeShards(host, [await shard(2), await shard(0), await shard(1)]);
    const all = seconds.flat().flatMap(({ latenciesMs = [] }) => latenciesMs);
    const merged = latencyOf(result.total, 'fromDue');
    expect(merged.count).toBe(all.length);
    for (const percent of shownPercentiles) {
      const exact = truePercentile(all, percent);
      expect(Math.abs(percentileMs(merged, percent) - exact), `p${percent}`).toBeLessThanOrEqual(
        exact / 1000,
      );
    }
    expect(summarizeDistribution(merged)).toMatchObject({ min: 1, max: 5000 });
    expect(result.total.counts).toMatchObject({ asked: 47, begun: 45, delivered: 41, refused: 4 });
    expect(result.header).toMatchObject({ maxInFlight: 30, workers: 3, shard: { index: 0, of: 1 } });
    expect(result.slices.map(({ counts }) => counts.sent)).toEqual([9, 9, 9, 9, 9]);
    // In flight at once on three machines.
    expect(result.slices[0]?.gauges.inFlight).toBe(30);
  });

  test.each<[string, () => Promise<string[]>, RegExp]>([
    ['a missing one', async () => [await shard(0), await shard(2)], /Shard 2 of 3 is missing/],
    ['several missing', async () => [await shard(1)], /Shards 1, 3 of 3 are missing/],
    [
      'one that is there twice',
      async () => [await shard(0), await shard(1), await shard(1)],
      /Shard 2 of 3 is there twice/,
    ],
    [
      'one of another seed',
      async () => [await shard(0), await shard(1, { seed: 8 }), await shard(2)],
      /another run.*its seed is 8, not 7/,
    ],
    [
      'one of another load',
      async () => [await shard(0), await shard(1, { words: '5 events/s' }), await shard(2)],
      /its load is 5 events\/s/,
    ],
    [
      'one of another number',
      async () => [await shard(0), await shard(1, { shard: { index: 1, of: 2 } }), await shard(2)],
      /its number of shards is 2/,
    ],
    [
      'one that was cut off',
      async () => [await shard(0), cutOff(await shard(1)), await shard(2)],
      /Shard 2 of 3 .* ends in the middle/,
    ],
    [
      'two runs that are no shards',
      async () => [await write([]), await write([])],
      /Shard 1 of 1 is there twice/,
    ],
  ])('fail loudly: %s', async (_what, paths, message) => {
    await expect(mergeShards(host, await paths())).rejects.toMatchObject({
      code: 'INPUT',
      message: expect.stringMatching(message) as string,
    });
  });

  test('that began far apart are told of', async () => {
    const late = { startedAt: headerOf().startedAt + 4000 };
    const { verdict } = await mergeShards(host, [await shard(0), await shard(1, late), await shard(2)]);
    expect(verdict.sentences.join(' ')).toMatch(/began up to 4s apart/);
  });
});

describe('a load file', () => {
  const seconds = [
    ...times(3, { latenciesMs: [1, 20, 300], waitMs: 7 }),
    { latenciesMs: [4], dropped: { chats: 1 } },
  ];

  test('tells again what the run told', async () => {
    const path = await write(seconds);
    const live = resultOf(seconds);
    const again = await mergeShards(host, [path]);
    expect(again.verdict).toEqual(live.verdict);
    expect(again.total).toEqual(live.total);
    expect(again.slices).toEqual(live.slices);
    expect(again.checks).toEqual(live.checks);
    expect(await isLoadFile(host, path)).toBe(true);
  });

  test('of a long run has wider slices, and loses nothing by it', async () => {
    const many = times(95, { latenciesMs: [1, 20, 300] });
    const path = await write(many, { widthMs: 10_000 });
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{"kind":"slice"'));
    expect(lines.length).toBe(10);
    const again = await mergeShards(host, [path]);
    expect(again.total.counts.sent).toBe(285);
    expect(again.slices.map(({ counts }) => counts.sent)).toEqual([...new Array<number>(9).fill(30), 15]);
  });

  test('that was cut off in the middle of a line is read up to its last whole line, and says so', async () => {
    const path = cutOff(await write(seconds), 100);
    const { total, verdict } = await mergeShards(host, [path]);
    expect(total.counts.sent).toBeGreaterThan(0);
    expect(verdict.exitCode).toBe(3);
    expect(verdict.sentences.at(-1)).toMatch(/ends in the middle of the run/);
  });

  test('that was cut off tells the rate of the time that it knows, and nothing of what was in flight', async () => {
    const path = await write(times(3, { latenciesMs: new Array<number>(100).fill(1) }), {
      durationMs: 20_000,
    });
    const lines = readFileSync(path, 'utf8').split('\n');
    const known = lines.filter(
      (line) => !line.startsWith('{"kind":"check"') && !line.startsWith('{"kind":"load-end"'),
    );
    writeFileSync(
      path,
      known.join('\n').replace('"asked":100,', '"asked":103,').replace('"begun":100,', '"begun":103,'),
    );
    const { activeMs, checks, verdict } = await mergeShards(host, [path]);
    expect(activeMs).toBe(3000);
    expect(verdict.sentences[0]).toMatch(/^101 events\/s were started/);
    expect(checks.map(({ name }) => name)).not.toContain('ledger');
  });

  test('of version 1 is still read, and its names for what was renamed are still in the JSON', async () => {
    const result = await mergeShards(host, [join(import.meta.dirname, '../fixtures/load-0.1.ndjson')]);
    expect(result.total.counts).toMatchObject({ sent: 60, resent: 0, chatsStarted: 3, chatsOver: 3 });
    expect(result.total.generatorLoad.cpuShare).toBeCloseTo(0.0848, 4);
    expect(result.verdict).toMatchObject({ saturated: 'none', exitCode: 0 });
    const { counts, series, ...json } = loadJson(result) as Record<string, unknown>;
    expect(counts).toMatchObject({ chatsStarted: 3, chatsBorn: 3 });
    expect(series).toMatchObject([{ chatsStarted: 2, chatsBorn: 2 }, { chatsBorn: 1 }, { chatsBorn: 0 }]);
    expect(json['strain']).toEqual(json['generatorLoad']);
  });

  test.each([
    ['"generatorLoad":', '"other":', /generatorLoad is missing/],
    ['"lateness":', '"other":', /slice cannot be read/],
    ['"hdr":"', '"hdr":"AAAA', /slice cannot be read/],
  ])('with a damaged slice is refused with its line: %s as %s', async (whole, damaged, message) => {
    const path = await write(seconds);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(whole, damaged));
    await expect(mergeShards(host, [path])).rejects.toMatchObject({
      code: 'INPUT',
      mistakes: [{ file: path, line: 2, message: expect.stringMatching(message) as string }],
    });
  });

  test('of a search tells its knee and its steps again', async () => {
    const path = freshPath('search');
    const file = await openLoadFile(host, path, (error) => {
      throw error;
    });
    const seconds = times(4, { latenciesMs: [1], dropped: { lanes: 1 } });
    const header = headerOf({ executor: 'find-limit', durationMs: 0, asked: [] });
    const plain = resultOf(seconds, { header });
    const steps = [
      { perSecond: 100, held: true, fromMs: 0, toMs: 2000, p99Ms: 1, broken: [] },
      { perSecond: 200, held: false, fromMs: 2000, toMs: 4000, p99Ms: 9, broken: ['p99<5ms (9ms)'] },
    ];
    const asked = [[0, 100] as const, [4000, 200] as const];
    const found: LoadResult = {
      ...plain,
      header: { ...header, asked, durationMs: 4000 },
      steps,
      verdict: { ...plain.verdict, saturated: 'consumer', sentences: ['The limit is 100 events/s.'] },
    };
    const recorder = recordTo(file);
    recorder.started?.(header);
    const told = new IdleTasks(setImmediate);
    for (const slice of slicesOf(seconds))
      told.add(notifyObservers(slice, 0, new Aggregator(header), [recorder]));
    told.finish();
    recorder.finish(found);
    const again = await mergeShards(host, [path]);
    expect(again.steps).toEqual(steps);
    expect(again.verdict).toMatchObject({
      saturated: 'consumer',
      sentences: ['The limit is 100 events/s.'],
    });
    expect(again.header).toMatchObject({ asked, durationMs: 4000 });
  });

  test.each([
    ['', /empty/],
    ['hello\n', /not JSON/],
    ['{"kind":"run"}\n', /does not begin with a load run/],
    ['{"kind":"load","fileVersion":99}\n', /version 99/],
    [`${JSON.stringify(headerOf())}\n{"kind":"other"}\n`, /Unknown kind/],
    [`${JSON.stringify(headerOf())}\n${JSON.stringify(headerOf())}\n`, /second load run/],
    [
      `${JSON.stringify(headerOf())}\n{"kind":"load-end","endedAt":1,"activeMs":1,"slices":3}\n`,
      /says it has 3 slices, and has 0/,
    ],
  ])('that is none is refused: %j', async (text, message) => {
    const path = freshPath('bad');
    writeFileSync(path, text);
    const error = await mergeShards(host, [path]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'INPUT' });
    expect(JSON.stringify((error as { mistakes: unknown }).mistakes)).toMatch(message);
  });

  test('does not replace what is no load file', async () => {
    const path = join(folder, 'precious.txt');
    writeFileSync(path, 'my notes');
    await expect(openLoadFile(host, path, () => undefined)).rejects.toMatchObject({ code: 'OUTPUT' });
    expect(readFileSync(path, 'utf8')).toBe('my notes');
  });

  test('on a full disk is complained of once, and the run goes on', async () => {
    const complaints: string[] = [];
    const file = await openLoadFile(host, '/dev/full', (error) => complaints.push(error.message));
    recordTo(file).finish(resultOf(times(2, { latenciesMs: [1] })));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/not complete/);
  });
});

describe('the series', () => {
  test('keeps a bounded number of points however long the run, and loses nothing', () => {
    const series = new TimeSeries();
    for (let second = 0; second < 5000; second++) {
      const [slice] = slicesOf([{ latenciesMs: [second % 50, 1] }]);
      if (slice !== undefined) series.add({ ...slice, fromMs: second * 1000, toMs: second * 1000 + 1000 });
    }
    expect(series.slices().length).toBeLessThanOrEqual(mostPoints);
    expect(series.widthMs).toBe(16_000);
    expect(series.total().counts.sent).toBe(10_000);
    expect(series.slices().reduce((sum, { counts }) => sum + counts.sent, 0)).toBe(10_000);
    expect(series.slices().every(({ fromMs }) => fromMs % 16_000 === 0)).toBe(true);
  });

  test('has points as long as what is in them, so that a rate is not taken over time in which nothing ran', () => {
    const series = new TimeSeries();
    const [slice] = slicesOf([{ latenciesMs: [1] }]);
    if (slice !== undefined) series.add({ ...slice, fromMs: 6443, toMs: 7443 });
    expect(series.slices()).toMatchObject([{ fromMs: 6443, toMs: 7443 }]);
  });

  test('adds up what workers did in the same second, in whatever order it comes', () => {
    const series = new TimeSeries();
    const [first, second] = slicesOf(times(2, { latenciesMs: [10], inFlight: 5 }));
    for (const [slice, worker] of [
      [second, 1],
      [first, 0],
      [second, 0],
      [first, 1],
    ] as const) {
      if (slice !== undefined) series.add(slice, worker);
    }
    expect(series.slices().map(({ counts, gauges }) => [counts.sent, gauges.inFlight])).toEqual([
      [2, 10],
      [2, 10],
    ]);
    expect(series.total().gauges.inFlight).toBe(10);
  });
});

describe('against a baseline', () => {
  const quick = resultOf(times(5, { latenciesMs: new Array<number>(100).fill(10) }));
  const slow = resultOf(times(5, { latenciesMs: new Array<number>(100).fill(40), dropped: { lanes: 30 } }));

  test('what got better and worse is told, and noise is not', () => {
    const of = (now: typeof quick, before: typeof quick) =>
      Object.fromEntries(compareLoads(now, before).map(({ name, change }) => [name, change]));
    expect(of(slow, quick)).toMatchObject({
      rate: 'same',
      p50: 'worse',
      p99: 'worse',
      dropped: 'worse',
      errors: 'same',
    });
    expect(of(quick, slow)).toMatchObject({ p50: 'better', dropped: 'better' });
    const jittery = resultOf(times(5, { latenciesMs: new Array<number>(100).fill(10.4) }));
    expect(Object.values(of(jittery, quick)).every((change) => change === 'same')).toBe(true);
  });

  test('runs that asked for different loads are not compared in silence', () => {
    expect(incomparable(quick, quick)).toBeUndefined();
    const other = resultOf(times(2, {}), { header: headerOf({ words: '9 events/s for 1s' }) });
    expect(incomparable(quick, other)).toMatch(/9 events\/s for 1s/);
  });
});

describe('reports', () => {
  const result = resultOf([
    ...times(4, { latenciesMs: [5, 10] }),
    { latenciesMs: [5], sent: { status: 503, type: 'typing' } },
  ]);

  test('JSON has totals, latencies, HDR and the series', () => {
    const json = JSON.parse(JSON.stringify(loadJson(result))) as Record<string, unknown>;
    expect(json).toMatchObject({
      achievedPerSecond: 1.8,
      counts: { sent: 9, delivered: 8, refused: 1 },
      statuses: { 200: 8, 503: 1 },
      all: { fromDueMs: { count: 9, p50: 5.003, max: 10 } },
      types: { typing: { refused: 1 } },
      verdict: { exitCode: 4, saturated: 'none' },
      seriesWidthMs: 1000,
    });
    expect(json['series']).toHaveLength(5);
    expect((json['hdr'] as { fromDue: string }).fromDue).toMatch(/^HISTF/);
    expect(json).not.toHaveProperty('kind');
  });

  test('the page is one file without outside references, with every plot', async () => {
    const page = await loadReport('html', {
      result,
      baseline: { result, changes: compareLoads(result, result) },
    });
    for (const id of 'rate latency losses in-flight generator-load lateness type-message-created type-typing'.split(
      ' ',
    )) {
      expect(page).toContain(`<figure class="chart" id="${id}"`);
    }
    expect(page).toContain('p99 of the baseline');
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
    expect(page).toContain('Not accepted: 1 × status 503.');
  });

  test('every writer of runs writes load runs too', async () => {
    for (const name of Object.keys(writers))
      expect(await loadReport(name, { result }), name).toContain('errors');
  });

  test('JUnit has a case for each threshold', async () => {
    const xml = await loadReport('junit', { result });
    expect(xml).toMatch(/<testcase[^>]*threshold errors&lt;1%/);
    expect(xml).toMatch(/<failure/);
    expect(xml).toMatch(/<property name="seed" value="7"/);
  });

  test.each(Object.keys(writers).filter((name) => name !== 'ndjson'))(
    'the sentences of the verdict are in %s',
    async (name) => {
      const sentences = ['All went well.', '3 requests went out twice.'];
      const told = { ...result, verdict: { ...result.verdict, sentences } };
      const report = await loadReport(name, { result: told });
      for (const sentence of sentences) expect(report).toContain(sentence);
    },
  );

  test('Markdown has the verdict, the latencies and the thresholds', () => {
    const text = loadMarkdown(result, compareLoads(result, result));
    expect(text).toContain('### iqmock load: 100 events/s for 10s');
    expect(text).toMatch(/\| `typing` \| 1 \| 1 \|/);
    expect(text).toContain('| ✗ | `errors<1%` | 11.1% |');
  });

  test('go where they are asked to, and NDJSON can be read again', async () => {
    const path = join(folder, 'reports', 'load.ndjson');
    const asked = readLoadOrders(
      { ...host, env: {} },
      [`ndjson=${path}`, `json=${join(folder, 'load.json')}`],
      '',
    );
    expect(await writeReports(host, nowhere, asked, { load: { result } })).toEqual({
      written: [`ndjson: ${path}`, `json: ${join(folder, 'load.json')}`],
      failures: [],
    });
    expect((await mergeShards(host, [path])).total.counts).toEqual(result.total.counts);
    expect(() => readLoadOrders({ ...host, env: {} }, ['htlm'], '--report')).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: 'Did you mean "html"?' }) as Error,
    );
  });

  test('go to the summary of a GitHub job when there is one', () => {
    const [order] = readLoadOrders(
      { ...host, env: { GITHUB_STEP_SUMMARY: '/tmp/summary.md' } },
      ['github'],
      '',
    );
    expect(order).toMatchObject({ path: '/tmp/summary.md', append: true });
    expect(readLoadOrders({ ...host, env: {} }, ['github', 'html', 'json=-'], '')).toMatchObject([
      { path: undefined },
      { path: 'iqmock-load.html' },
      { path: undefined },
    ]);
  });

  test('that cannot be written are told of after all others are', async () => {
    const path = join(folder, 'still-written.json');
    const asked = readLoadOrders(
      { ...host, env: {} },
      [`html=${join(folder, 'a-file')}/load.html`, `json=${path}`],
      '',
    );
    // The folder that was to be made is taken meanwhile.
    writeFileSync(join(folder, 'a-file'), '');
    const { failures } = await writeReports(host, nowhere, asked, { load: { result } });
    expect(failures).toMatchObject([{ code: 'OUTPUT_LOST' }]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ seed: 7 });
  });
});
