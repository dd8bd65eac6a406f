import { fc, test as property } from '@fast-check/vitest';
import { gunzipSync } from 'node:zlib';
import { Script } from 'node:vm';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderChart } from '../../src/report/html/chart.ts';
import { createConversationReader } from '../../src/report/html/conversation.ts';
import { embedJson, htmlText } from '../../src/report/html/escape.ts';
import { packetElements, Packer, packetSize } from '../../src/report/html/packed.ts';
import { renderPage } from '../../src/report/html/page.ts';
import { renderRunPage } from '../../src/report/html/run-page.ts';
import { createScale } from '../../src/report/html/scale.ts';
import { chartsScript, commonScript, earlyThemeScript, runScript } from '../../src/report/html/assets.gen.ts';
import { loadedRun, type LoadedRun } from '../../src/report/loaded-run.ts';
import { badConsumer, goodConsumer, playedRun } from '../support/played-run.ts';
import { attempt, checkRecord, endRecord, resultRecord, runRecord } from '../support/records.ts';

describe('escaping', () => {
  property.prop([fc.string({ unit: 'binary' })])('escaped text has no character that HTML reads', (text) => {
    expect(htmlText(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
  });

  property.prop([fc.jsonValue()])('embedded JSON means the same, and cannot end its element', (value) => {
    const text = embedJson({ value, end: '</script><!--' });
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ value, end: '</script><!--' })));
    expect(text).not.toMatch(/[<>]/);
  });
});

const whole = (pieces: Iterable<string>): string => [...pieces].join('');
const pageOf = (run: LoadedRun): string => whole(renderRunPage(run));

test.each(Object.entries({ commonScript, earlyThemeScript, chartsScript, runScript }))(
  '%s is JavaScript, and holds nothing that ends it',
  (_, text) => {
    expect(() => new Script(text)).not.toThrow();
    expect(text).not.toMatch(/<\/script|<!--/i);
  },
);

describe('a page', () => {
  const page = whole(
    renderPage({
      title: 'a</title><b>',
      subtitle: '<i>',
      main: '<p>main</p>',
      data: { d: '</script>' },
      scripts: ['let a = 1;'],
      version: '1',
    }),
  );

  test('asks for nothing and allows only its own scripts', () => {
    expect(page).toContain("default-src 'none'");
    expect(page.match(/'sha256-[\w+/=]{44}'/g)).toHaveLength(3);
    expect(page).not.toMatch(/\b(src|href)=/);
    expect(page).not.toMatch(/url\(|@import/);
  });

  test('keeps what is given to it as text', () => {
    expect(page).toContain('<title>a&lt;/title&gt;&lt;b&gt;</title>');
    expect(page).not.toContain('<i>');
    expect(page.match(/<script/g)).toHaveLength(4);
    expect(page.match(/<\/script>/g)).toHaveLength(4);
  });
});

describe('the page of a run', () => {
  const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'&`;

  test('a body, an answer, a name that is HTML cannot break out', () => {
    const body = JSON.stringify({
      ChatEvent: { Actor: 'client', MessageId: 1 },
      Rels: { ChatMessages: [{ Id: 1, Text: hostile }], Clients: [{ Id: 7, Name: hostile }] },
    });
    const failed = checkRecord({
      passed: false,
      severity: 'error',
      subject: hostile,
      expected: hostile,
      actual: hostile,
      why: hostile,
      advice: hostile,
      repro: hostile,
      curl: hostile,
    });
    const page = pageOf(
      loadedRun([
        runRecord({ scenarios: [hostile], target: hostile, policy: { [hostile]: hostile }, repro: hostile }),
        resultRecord({ body, summary: hostile, attempts: [attempt({ body: hostile, status: 500 })] }),
        failed,
        endRecord(),
      ]),
    );
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page.match(/<script/g)?.length).toBe(page.match(/<\/script>/g)?.length);
  });

  test('a run without any webhook has a page too', () => {
    const page = pageOf(loadedRun([runRecord()]));
    expect(page).toContain('Incomplete: ');
    expect(page).not.toContain('id="timeline"');
  });

  test('verdict and failures are there without JavaScript', async () => {
    const run = loadedRun(await playedRun(['support-chat'], { consumer: badConsumer }));
    const page = pageOf(run);
    expect(page).toContain(`<h1>${run.summary.sentence}</h1>`);
    expect(page).toContain('<h2>What did not hold</h2>');
    expect(page).toContain('database is locked');
    expect(pageOf(loadedRun(await playedRun(['support-chat'], { consumer: goodConsumer })))).not.toContain(
      'What did not hold',
    );
  });
});

describe('packets', () => {
  property.prop([fc.array(fc.string(), { maxLength: 350 })])(
    'every value comes back from the packet it should be in',
    (values) => {
      const packer = new Packer();
      for (const value of values) packer.add(value);
      packer.flush();
      const elements = [...whole(packetElements('p-', packer.packets)).matchAll(/id="p-(\d+)">([^<]*)</g)];
      expect(elements).toHaveLength(Math.ceil(values.length / packetSize));
      const read = elements.flatMap(
        ([, , packed]) => JSON.parse(gunzipSync(Buffer.from(packed ?? '', 'base64')).toString()) as string[],
      );
      expect(read).toEqual(values);
    },
  );
});

describe('conversations', () => {
  test('who wrote what is read from the bodies', async () => {
    const lines = await playedRun(['quote-and-reply'], { consumer: goodConsumer });
    const reader = createConversationReader();
    const said = Array.from(loadedRun(lines).results, (result) => ({
      type: result.type,
      ...reader.read(result),
    }));
    const messages = said.filter(({ type }) => type === 'message_created');
    expect(messages.length).toBeGreaterThan(2);
    for (const message of messages) {
      expect(message.text).not.toBe('');
      expect(message.who).not.toBe('');
      expect(message.side).not.toBe('system');
    }
    expect(new Set(messages.map(({ side }) => side))).toEqual(new Set(['client', 'operator']));
    const quotes = messages.filter(({ quote }) => quote !== undefined);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { quote } of quotes) expect(messages.map(({ text }) => text)).toContain(quote);
    expect(
      said.filter(({ type }) => type !== 'message_created').every(({ text }) => text === undefined),
    ).toBe(true);
  });

  test('a file is named with its size', async () => {
    const lines = await playedRun(['operator-file'], { consumer: goodConsumer });
    const reader = createConversationReader();
    const files = Array.from(loadedRun(lines).results, (result) => reader.read(result).file).filter(
      (file) => file !== undefined,
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(file).toMatch(/\.\w+ · [\d.]+ (B|kB|MB)$/);
  });

  test('every documented sample can be read, of whatever era', () => {
    const folder = new URL('../samples/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const body = readFileSync(new URL(name, folder), 'utf8');
      const type = /^\d+-([a-z]+[_-][a-z]+|typing)/.exec(name)?.[1] ?? '';
      const read = createConversationReader().read(resultRecord({ body, type, summary: 'summary' }));
      expect(read.side, name).toBe(
        (JSON.parse(body) as { ChatEvent: { Actor: string } }).ChatEvent.Actor === 'client'
          ? 'client'
          : 'operator',
      );
      expect(read.text !== undefined, name).toBe(type === 'message_created');
    }
  });

  test.each([
    '',
    'nonsense',
    '[]',
    '{"ChatEvent":1}',
    '{"ChatEvent":{"Actor":"client","ClientId":1},"Rels":{"Clients":"x"}}',
  ])('a body such as %j is told by its summary', (body) => {
    const read = createConversationReader().read(resultRecord({ body, type: 'typing' }));
    expect(read.who).toBe('');
  });
});

describe('scales', () => {
  test.each([
    [
      [0, 9.3],
      ['0', '2ms', '4ms', '6ms', '8ms', '10ms'],
    ],
    [
      [0, 0],
      ['0', '0.2ms', '0.4ms', '0.6ms', '0.8ms', '1ms'],
    ],
    [
      [0, 240_000],
      ['0', '1m00s', '2m00s', '3m00s', '4m00s'],
    ],
    [
      [0, 3900],
      ['0', '1s', '2s', '3s', '4s'],
    ],
  ])('%j has round ticks', (values, texts) => {
    expect(createScale({ label: '', format: 'duration' }, values).ticks.map(({ text }) => text)).toEqual(
      texts,
    );
  });

  test('a logarithmic scale goes by tens', () => {
    const scale = createScale({ label: '', format: 'duration', scale: 'log' }, [3, 9500]);
    expect(scale.ticks.map(({ text }) => text)).toEqual(['1ms', '10ms', '100ms', '1s', '10s']);
    expect(scale.at(100)).toBeCloseTo(0.5);
  });

  property.prop([
    fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1 }),
    fc.constantFrom('linear' as const, 'log' as const),
  ])('every value and every tick has its place on it', (values, scale) => {
    const made = createScale({ label: '', format: 'duration', scale }, values);
    for (const value of values) {
      expect(made.at(value)).toBeGreaterThanOrEqual(-1e-9);
      expect(made.at(value)).toBeLessThanOrEqual(1 + 1e-9);
    }
    expect(made.ticks.length).toBeGreaterThan(1);
    expect(made.ticks.length).toBeLessThan(16);
    for (const { at } of made.ticks) expect(at).toBeLessThanOrEqual(1 + 1e-6);
  });
});

describe('charts', () => {
  test('draws dots, lines with gaps, areas and marks, and says in words what it shows', () => {
    const html = renderChart({
      id: 'c',
      description: 'Half within <5ms.',
      x: { label: 'x', format: 'duration' },
      y: { label: 'y', format: 'count', max: 10 },
      marks: [{ y: 5, label: 'limit', tone: 'bad' }],
      series: [
        {
          name: 'a',
          tone: 'info',
          kind: 'dots',
          points: [
            [0, 10, 7],
            [10, 0],
          ],
        },
        {
          name: 'b',
          tone: 'good',
          kind: 'line',
          points: [
            [0, 0],
            [5, null],
            [10, 10],
          ],
        },
        {
          name: 'c',
          tone: 'idle',
          kind: 'area',
          points: [
            [0, 5],
            [10, 5],
          ],
        },
      ],
    });
    expect(html).toContain('aria-label="Half within &lt;5ms."');
    expect(html).toContain('d="M0 0h0M1000 1000h0"');
    expect(html).toContain('d="M0 1000M1000 0"');
    expect(html).toContain('d="M0 500L1000 500L1000 1000L0 1000Z"');
    expect(html).toContain('bottom: 50%">limit');
  });

  test('without points there is nothing to draw, and nothing breaks', () => {
    const empty = renderChart({
      id: 'c',
      description: '',
      x: { label: '', format: 'count' },
      y: { label: '', format: 'count' },
      series: [{ name: 'a', tone: 'good', kind: 'area', points: [] }],
    });
    expect(empty).toContain('d=""');
    expect(empty).not.toContain('NaN');
  });
});
