/**
 * Makes a function that computes its result once for each object, and remembers the result as long as the object
 * exists: `const phrasesOf = memo((entry: Entry) => [entry.title, ...entry.aliases])`.
 */
export function memo<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const results = new WeakMap<K, { value: V }>();
  return (key) => {
    let result = results.get(key);
    if (!result) {
      result = { value: compute(key) };
      results.set(key, result);
    }
    return result.value;
  };
}
