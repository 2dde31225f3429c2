/** So many words in a row are no chance. */
const runLength = 5;
/** Characters. Five words of one character each are a name, such as that of a subscription, and no secret. */
const shortest = 8;

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/**
 * Runs of words of internal texts that stand in texts for customers.
 *
 * @param texts for customers, each with what it is called
 * @param internal texts for agents alone
 * @returns `name：run` for each, at most one a text
 */
export function findLeaks(texts: readonly { name: string; text: string }[], internal: readonly string[]): string[] {
  const secrets = new Set(internal.flatMap(runsOf));
  return texts.flatMap(({ name, text }) => {
    const leaked = runsOf(text).find((run) => secrets.has(run));
    return leaked ? [`${name}：${leaked}`] : [];
  });
}

function runsOf(text: string): string[] {
  const words = [...segmenter.segment(text.normalize('NFKC').toLowerCase())].flatMap(({ segment, isWordLike }) =>
    isWordLike ? segment : [],
  );
  const runs = words.slice(runLength - 1).map((_last, start) => words.slice(start, start + runLength).join(''));
  return runs.filter((run) => [...run].length >= shortest);
}
