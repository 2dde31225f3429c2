/** `npm run search:eval -- FILE.jsonl [--misses]`: search quality on judged queries; the last line is one JSON object. */
import { readFileSync } from 'node:fs';
import { evaluate, type Measures, type Outcome, parseJudged, summarize } from '../src/search/evaluate.ts';
import { builtEngine } from './built-engine.ts';
import { Misuse, runCommand } from './command.ts';

await runCommand({
  usage: '用法：npm run search:eval -- 评测文件 [--misses]，例如 npm run search:eval -- tests/search/dev.jsonl',
  options: { misses: { type: 'boolean', default: false } },
  async run({ values: { misses }, positionals: [file, ...more] }) {
    if (!file || more.length > 0) throw new Misuse('请写一个评测文件');
    const judged = parseJudged(readFileSync(file, 'utf8'));
    const outcomes = await evaluate(await builtEngine(), judged);
    if (misses) for (const outcome of outcomes.filter(isMissed)) console.log(missLine(outcome));
    const report = summarize(outcomes);
    console.log(['kind      ', 'n', 'hit1', 'hit3', 'hit5', 'mrr', 'zero', 'unsure/rejected'].join('\t'));
    for (const [kind, measures] of Object.entries(report.perKind)) console.log(row(kind, measures));
    console.log(row('all', report));
    console.log(JSON.stringify(report));
    return true;
  },
});

function isMissed({ kind, relevant, found, confident }: Outcome): boolean {
  return kind === 'negative' ? confident : !relevant.includes(found[0] ?? 0) || !confident;
}

function missLine({ q, kind, relevant, found, confident }: Outcome): string {
  const got = `${found.slice(0, 5).join(' ')}${confident ? '' : '（没有把握）'}`;
  return `${kind}\t${q}\t应为 ${relevant.join(' ') || '没有'}\t得到 ${got}`;
}

function row(name: string, measures: Measures & { unsure?: number; rejected?: number }): string {
  const { n, hit1, hit3, hit5, mrr, zero, unsure, rejected } = measures;
  const shares = [hit1, hit3, hit5, mrr, zero, unsure ?? rejected ?? 0];
  return [name.padEnd(10), n, ...shares.map((value) => value.toFixed(3))].join('\t');
}
