/** `npm run search -- "词"`: what an agent would see for a query. */
import { builtEngine } from './built-engine.ts';
import { Misuse, runCommand } from './command.ts';

await runCommand({
  usage: '用法：npm run search -- "去水印"',
  async run({ positionals }) {
    const query = positionals.join(' ');
    if (query.trim() === '') throw new Misuse('请写要搜的话');
    const { hits, confident, probability, gap, choice, missing } = await (await builtEngine()).search(query);
    console.log(`${confident ? '有把握' : '没有把握'}（${probability.toFixed(2)}）`);
    if (missing !== null) console.log(`没有 ${missing} 这一条`);
    if (gap) console.log(`这个还没有答复：${gap.gap}`);
    if (choice) console.log(choice === 'two' ? '像是问了两件事：头两条各答一件' : '头两条很接近，请看清再选');
    for (const { card, phrase, bySound, score } of hits)
      console.log(
        `${card.number}  ${score.toFixed(2).padStart(6)}  ${card.title}${phrase === card.title ? '' : `  ← ${phrase}`}${bySound ? '  [按读音]' : ''}`,
      );
    return true;
  },
});
