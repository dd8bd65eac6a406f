import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** How busy this process was since it was last asked. */
export interface ProcessReading {
  /** Share of one core, 1 = a whole one; above 1 when helper threads (garbage collection, TLS) were busy too. */
  readonly cpuShare: number;
  /** Share of the time in which the event loop had work to do. */
  readonly loopBusyShare: number;
  /** How late timers were run, 99th percentile, in milliseconds. */
  readonly loopDelayP99Ms: number;
  readonly heapBytes: number;
}

/** Watches this process. */
export interface ProcessStats {
  /** Asked again within a quarter of a second, it gives the same: in so short a time a process is simply busy or not. */
  read(): ProcessReading;
  close(): void;
}

const resolutionMs = 10;
const leastMs = 250;

/** The memory that this process takes of the machine. Asking takes some 20 µs. */
export function residentBytes(): number {
  return process.memoryUsage.rss();
}

/** Starts to watch the CPU, the event loop and the heap of this process. */
export function watchProcess(): ProcessStats {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  let cpu = process.cpuUsage();
  let loop = performance.eventLoopUtilization();
  let atMs = performance.now();
  let last: ProcessReading | undefined;
  return {
    read() {
      const nowMs = performance.now();
      if (last !== undefined && nowMs - atMs < leastMs) return last;
      const used = process.cpuUsage(cpu);
      const busy = performance.eventLoopUtilization(loop);
      // The histogram holds the time between two looks, which is the resolution when nothing was in the way.
      const delayMs = delays.count === 0 ? 0 : delays.percentile(99) / 1e6 - resolutionMs;
      last = {
        cpuShare: (used.user + used.system) / 1000 / Math.max(1, nowMs - atMs),
        loopBusyShare: busy.utilization,
        loopDelayP99Ms: Math.max(0, delayMs),
        // process.memoryUsage() would also ask the system for the resident set, which holds up what is due.
        heapBytes: getHeapStatistics().used_heap_size,
      };
      cpu = process.cpuUsage();
      loop = performance.eventLoopUtilization();
      atMs = nowMs;
      delays.reset();
      return last;
    },
    close() {
      delays.disable();
    },
  };
}
