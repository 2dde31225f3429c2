/**
 * The function, but it computes its result only once for each object. A result is kept as long as its object is:
 * `const phrasesOf = memo((entry: Entry) => [entry.title, ...entry.aliases])`.
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
