/** `npm run search:eval -- FILE.jsonl [--misses]`: search quality on judged queries; the last line is one JSON object. */
import { readFileSync } from 'node:fs';
import { evaluate, parseJudged, summarize } from '../src/search/evaluate.ts';
import { builtEngine } from './built-engine.ts';

const [file, flag] = process.argv.slice(2);
if (!file) {
  console.error('请写评测文件，例如：npm run search:eval -- tests/search/dev.jsonl');
  process.exit(1);
}
const outcomes = await evaluate(await builtEngine(), parseJudged(readFileSync(file, 'utf8')));
if (flag === '--misses')
  for (const { q, kind, relevant, found, confident } of outcomes)
    if (kind === 'negative' ? confident : !relevant.includes(found[0] ?? 0) || !confident)
      console.log(
        `${kind}\t${q}\t应为 ${relevant.join(' ') || '没有'}\t得到 ${found.slice(0, 5).join(' ')}${confident ? '' : '（没有把握）'}`,
      );

const report = summarize(outcomes);
const row = (name: string, { n, hit1, hit3, hit5, mrr, zero, unsure, rejected }: (typeof report)['perKind'][string]) =>
  [
    name.padEnd(10),
    n,
    ...[hit1, hit3, hit5, mrr, zero].map((value) => value.toFixed(3)),
    (unsure ?? rejected ?? 0).toFixed(3),
  ].join('\t');
console.log(['kind      ', 'n', 'hit1', 'hit3', 'hit5', 'mrr', 'zero', 'unsure/rejected'].join('\t'));
for (const [kind, measures] of Object.entries(report.perKind)) console.log(row(kind, measures));
console.log(row('all', report));
console.log(JSON.stringify(report));
