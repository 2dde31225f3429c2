/** `npm run search -- "词"`: what an agent would see for a query. */
import { builtEngine } from './built-engine.ts';
import { Misuse, runCommand } from './command.ts';

await runCommand({
  usage: '用法：npm run search -- "去水印"',
  async run({ positionals }) {
    const query = positionals.join(' ');
    if (query.trim() === '') throw new Misuse('请写要搜的话');
    const { hits, confident, probability } = await (await builtEngine()).search(query);
    console.log(`${confident ? '有把握' : '没有把握'}（${probability.toFixed(2)}）`);
    for (const { card, phrase, understood, score } of hits) {
      const meant = understood.map(({ said, source }) => `${said}:${source}`).join(' ');
      console.log(
        `${card.number}  ${score.toFixed(2).padStart(6)}  ${card.title}${phrase === card.title ? '' : `  ← ${phrase}`}${meant && `  [${meant}]`}`,
      );
    }
    return true;
  },
});
