/**
 * `npm run search:eval -- FILE.jsonl [--rows OUT.jsonl] [--misses]`: search quality on judged queries. The last line is one JSON
 * object; OUT has a row a query: `{"q","found":[numbers, best first],"confident","probability","gap"}`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { evaluate, type Measures, type Outcome, parseJudged, summarize } from '../src/search/evaluate.ts';
import { builtEngine } from './built-engine.ts';
import { Misuse, runCommand } from './command.ts';

await runCommand({
  usage:
    '用法：npm run search:eval -- 评测文件 [--rows 结果文件] [--misses]，例如 npm run search:eval -- tests/search/dev.jsonl',
  options: { misses: { type: 'boolean', default: false }, rows: { type: 'string' } },
  async run({ values: { misses, rows }, positionals: [file, ...more] }) {
    if (!file || more.length > 0) throw new Misuse('请写一个评测文件');
    const judged = parseJudged(readFileSync(file, 'utf8'));
    const outcomes = await evaluate(await builtEngine(), judged);
    if (rows) writeFileSync(rows, outcomes.map(rowLine).join(''));
    if (misses) for (const outcome of outcomes.filter(isMissed)) console.log(missLine(outcome));
    const report = summarize(outcomes);
    console.log(['kind      ', 'n', 'hit1', 'hit3', 'hit5', 'mrr', 'zero', 'unsure/rejected'].join('\t'));
    for (const [kind, measures] of Object.entries(report.perKind)) console.log(row(kind, measures));
    console.log(row('all', report));
    console.log(`rejected ${report.rejected.toFixed(3)}\twrong among 有把握 ${report.wrongSure.toFixed(3)}`);
    console.log(JSON.stringify(report));
    return true;
  },
});

function rowLine({ q, found, confident, probability, gap }: Outcome): string {
  return `${JSON.stringify({ q, found, confident, probability, gap })}\n`;
}

function isMissed({ relevant, found, confident }: Outcome): boolean {
  return relevant.length === 0 ? confident : !relevant.includes(found[0] ?? 0) || !confident;
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
