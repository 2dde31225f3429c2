/**
 * `npm run export [-- --out DIR]`: all entries as sheets, for those who review them and for platforms of chat robots; as
 * xlsx and CSV. The same files are in dist/export/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shanghaiDate } from '../src/entry/days.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { exportedFiles } from '../src/sheets/workbook.ts';
import { buildTime } from '../src/site/build-time.ts';
import { readContentFiles, readSources } from '../src/site/content-files.ts';
import { settings } from '../src/site/settings.ts';
import { runCommand } from './command.ts';

await runCommand({
  usage: '用法：npm run export [-- --out 文件夹]',
  options: { out: { type: 'string', default: 'export' } },
  async run({ values: { out } }) {
    const { entries, site, problems } = parseCorpus(readContentFiles());
    const mark = { confidentiality: settings.confidentiality, modified: buildTime(), today: shanghaiDate(new Date()) };
    mkdirSync(out, { recursive: true });
    const files = Object.entries(exportedFiles(readSources(entries), site.topics, mark));
    for (const [name, write] of files) writeFileSync(join(out, name), await write());
    console.log(`${entries.length} 个条目，写好了 ${out}/ 里的 ${files.map(([name]) => name).join('、')}`);
    console.log('review 是审阅表，改好可以 npm run import 收回来；questions 是问题库。都只能在内部用。');
    if (problems.length > 0) console.error('有的文件有错误，不在表里；请运行 npm run check');
    return problems.length === 0;
  },
});
