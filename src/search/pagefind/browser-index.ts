import { createEngine, type Engine } from '../engine.ts';
import { type Client, openIndex } from './open-index.ts';

let engine: Promise<Engine> | undefined;
let failures = 0;

/**
 * The search engine in the browser; every call gives the same engine. If the index could not be opened, the next call tries again.
 *
 * @param base address of the index with a last slash, such as `/kling-qa/pagefind/`
 * @throws IndexUnavailable
 */
export function loadEngine(base: string): Promise<Engine> {
  engine ??= openIndex({
    base,
    load,
    fetch: (url) => fetch(url),
  }).then(createEngine);
  engine.catch(forgetEngine);
  return engine;
}

async function load(url: string): Promise<Client> {
  const address = failures === 0 ? url : `${url}?attempt=${failures}`;
  try {
    return (await import(/* @vite-ignore */ address)) as Client;
  } catch (error) {
    // A module that failed to load stays failed under its address.
    failures++;
    throw error;
  }
}

/** Lets the next `loadEngine` load everything again: what was loaded is of an earlier build. */
export function forgetEngine(): void {
  engine = undefined;
}
