import { createServer } from 'node:http';
import { Counter, Gauge, Registry } from 'prom-client';
import { IqmockError } from '../../errors.ts';
import { addDistributions, emptyDistribution, type Distribution } from '../../distribution/distribution.ts';
import { highestAt } from '../../distribution/layout.ts';
import type { LoadObserver } from '../plan/prepared-run.ts';
import type { Interval } from '../metrics/interval.ts';

/** The live measures of a run for Prometheus to fetch. */
export interface PrometheusEndpoint extends LoadObserver {
  readonly url: string;
  close(): Promise<void>;
}

/** Upper bounds of the latency buckets, in seconds. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Serves `/metrics` on loopback, or on the given address. Throws PORT if it cannot listen there. */
export async function servePrometheus(port: number, hostname = '127.0.0.1'): Promise<PrometheusEndpoint> {
  const measures = createMeasures();
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end('Look at /metrics.\n');
    void measures.registry.metrics().then((text) => {
      response.writeHead(200, { 'content-type': measures.registry.contentType }).end(text);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new IqmockError(
          'PORT',
          `--prometheus: port ${port} cannot be used (${error.code ?? error.message}).`,
          { hint: 'Give another port, such as --prometheus 9465.', cause: error },
        ),
      );
    });
    server.listen(port, hostname, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${hostname}:${actual}/metrics`,
    slice: (slice, worker) => measures.add(slice, worker),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createMeasures() {
  const registry = new Registry();
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `iqmock_load_${name}`, help, labelNames, registers: [registry] });
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `iqmock_load_${name}`, help, labelNames: ['worker'], registers: [registry] });
  const events = counter('events_total', 'Events by type and outcome.', ['type', 'outcome']);
  const arrivals = counter('arrivals_total', 'Arrivals asked for and started.', ['state']);
  const dropped = counter('dropped_total', 'Arrivals that could not start.', ['reason']);
  const answers = counter('answers_total', 'Answers by status.', ['status']);
  const failures = counter('failures_total', 'Tries without an answer by kind.', ['kind']);
  const bytes = counter('bytes_total', 'Bytes of bodies.', ['direction']);
  const retries = counter('retries_total', 'Tries beyond the first.', []);
  const resent = counter(
    'resent_total',
    'Tries sent again because the consumer had closed an idle connection.',
    [],
  );
  const purpose = createFaultMeasures(registry);
  const inFlight = gauge('in_flight', 'Requests waiting for an answer, the most of the last second.');
  const live = gauge('live_chats', 'Chats alive.');
  const busy = gauge('event_loop_busy_ratio', 'How busy iqmock itself is; near 1 it is the bottleneck.');
  const latency = new LatencyHistogram();
  registry.registerMetric(latency as never);
  return {
    registry,
    add(slice: Interval, worker: number): void {
      const { counts, types, statuses, errors, gauges, generatorLoad, dropped: lost } = slice;
      for (const [type, { delivered, refused, failed, fromDue, fromSend }] of types) {
        for (const [outcome, count] of Object.entries({ delivered, refused, failed }))
          events.inc({ type, outcome }, count);
        latency.add(type, 'due', fromDue);
        latency.add(type, 'send', fromSend);
      }
      arrivals.inc({ state: 'asked' }, counts.asked);
      arrivals.inc({ state: 'started' }, counts.begun);
      for (const [reason, count] of Object.entries(lost)) dropped.inc({ reason }, count);
      for (const [status, count] of Object.entries(statuses)) answers.inc({ status }, count);
      for (const [kind, count] of Object.entries(errors)) failures.inc({ kind }, count);
      bytes.inc({ direction: 'out' }, counts.bytesOut);
      bytes.inc({ direction: 'in' }, counts.bytesIn);
      retries.inc(counts.retries);
      resent.inc(counts.resent);
      purpose.add(slice);
      inFlight.set({ worker }, gauges.inFlight);
      live.set({ worker }, gauges.live);
      busy.set({ worker }, generatorLoad.loopBusyShare);
    },
  };
}

/** Measures of what went wrong on purpose. */
function createFaultMeasures(registry: Registry) {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `iqmock_load_${name}`, help, labelNames, registers: [registry] });
  const copies = counter('copies_total', 'Deliveries that repeated an event on purpose.');
  const cuts = counter('cut_tries_total', 'Tries cut or lost on purpose.');
  const hits = counter('faults_total', 'Events hit by each fault.', ['fault']);
  return {
    add({ counts, faults }: Interval): void {
      copies.inc(counts.copies);
      cuts.inc(counts.cutTries);
      for (const [fault, count] of faults) hits.inc({ fault }, count);
    },
  };
}

/** A Prometheus histogram filled from our distributions: prom-client's own takes only single values. */
class LatencyHistogram {
  readonly name = 'iqmock_load_latency_seconds';
  readonly help = 'Latency of answered events, from their due time and from their send time.';
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  private readonly series = new Map<
    string,
    { labels: { type: string; from: string }; distribution: Distribution; sum: number }
  >();

  add(type: string, from: 'due' | 'send', distribution: Distribution): void {
    const key = `${from} ${type}`;
    const sofar = this.series.get(key) ?? { labels: { type, from }, distribution: emptyDistribution, sum: 0 };
    sofar.distribution = addDistributions(sofar.distribution, distribution);
    distribution.places.forEach(
      (place, index) => (sofar.sum += (highestAt(place) / 1e6) * (distribution.counts[index] ?? 0)),
    );
    this.series.set(key, sofar);
  }

  get() {
    const values = [...this.series.values()].flatMap(({ labels, distribution, sum }) => [
      ...bounds.map((le) => ({
        labels: { ...labels, le },
        value: countUpTo(distribution, le),
        metricName: `${this.name}_bucket`,
      })),
      { labels: { ...labels, le: '+Inf' }, value: distribution.count, metricName: `${this.name}_bucket` },
      { labels, value: sum, metricName: `${this.name}_sum` },
      { labels, value: distribution.count, metricName: `${this.name}_count` },
    ]);
    return Promise.resolve({
      name: this.name,
      help: this.help,
      type: this.type,
      aggregator: this.aggregator,
      values,
    });
  }

  reset(): void {
    this.series.clear();
  }
}

function countUpTo({ places, counts }: Distribution, seconds: number): number {
  let sum = 0;
  for (let index = 0; index < places.length && highestAt(places[index] ?? 0) <= seconds * 1e6; index++)
    sum += counts[index] ?? 0;
  return sum;
}
