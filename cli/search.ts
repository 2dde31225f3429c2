/** `npm run search -- "词"`: what an agent would see for a query. */
import { builtEngine } from './built-engine.ts';

const query = process.argv.slice(2).join(' ');
if (query.trim() === '') {
  console.error('请写要搜的话，例如：npm run search -- "去水印"');
  process.exit(1);
}
const { hits, confident, probability } = await (await builtEngine()).search(query);
console.log(`${confident ? '有把握' : '没有把握'}（${probability.toFixed(2)}）`);
for (const { card, phrase, understood, score } of hits) {
  const meant = understood.map(({ said, source }) => `${said}:${source}`).join(' ');
  console.log(
    `${card.number}  ${score.toFixed(2).padStart(6)}  ${card.title}${phrase === card.title ? '' : `  ← ${phrase}`}${meant && `  [${meant}]`}`,
  );
}
