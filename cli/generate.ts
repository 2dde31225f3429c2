/** `npm run generate`: writes anew every file that is made from the rules, the schemas and content/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from './command.ts';
import { generatedFiles, project } from './generated-files.ts';

await runCommand({
  usage: '用法：npm run generate',
  options: {},
  run() {
    const files = generatedFiles();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    console.log(`已写好：${Object.keys(files).join('、')}`);
    return true;
  },
});
