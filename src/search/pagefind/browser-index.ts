import { createEngine, type Engine } from '../engine.ts';
import { type Client, openIndex } from './open-index.ts';

let engine: Promise<Engine> | undefined;
let attempt = 0;

/**
 * The search engine in the browser; every call gives the same engine. After a failure the next call starts afresh.
 *
 * @param base address of the index with a last slash, such as `/kling-qa/pagefind/`
 * @throws IndexUnavailable
 */
export function loadEngine(base: string): Promise<Engine> {
  engine ??= openIndex({
    base,
    // A module that failed to load stays failed under its address.
    load: (url) => {
      const address = attempt++ === 0 ? url : `${url}?attempt=${attempt}`;
      return import(/* @vite-ignore */ address) as Promise<Client>;
    },
    fetch: (url) => fetch(url),
  }).then(createEngine);
  engine.catch(forgetEngine);
  return engine;
}

/** Lets the next `loadEngine` load everything again, because a deploy may have taken away the build that was loaded. */
export function forgetEngine(): void {
  engine = undefined;
}
