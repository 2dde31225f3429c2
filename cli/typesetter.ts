import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What we use of AutoCorrect, which its package offers to bundlers only. */
interface AutoCorrect {
  format: (text: string) => string;
  __wbg_set_wasm: (wasm: WebAssembly.Exports) => void;
}

let loaded: Promise<(text: string) => string> | undefined;

/** Loads AutoCorrect's WebAssembly (one file for every platform) → the function that typesets a line of plain text. */
export function loadTypesetter(): Promise<(text: string) => string> {
  // The JavaScript of AutoCorrect keeps views of its memory, so the WebAssembly may be started only once.
  loaded ??= load();
  return loaded;
}

async function load(): Promise<(text: string) => string> {
  const folder = '@huacnlee/autocorrect';
  const glue = (await import(`${folder}/autocorrect_bg.js`)) as AutoCorrect;
  const bytes = await readFile(fileURLToPath(import.meta.resolve(`${folder}/autocorrect_bg.wasm`)));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './autocorrect_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return glue.format;
}
