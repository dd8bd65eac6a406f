import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 put fewer functions into each other when it compiles what is hot. For commands that are over within seconds:
 * left to itself, V8 takes up to a quarter of their CPU time for compiling, most of it for large functions. Judging bodies
 * is as fast so once all is compiled. It is for what comes after the modules are loaded: once a flag has changed, Node
 * cannot use the compiled code that it ships for its internal modules. For processes that are our own, since it holds for
 * all of one.
 */
export function compileBriefly(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');
}
