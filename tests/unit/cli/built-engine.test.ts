import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtEngine } from '../../../cli/built-engine.ts';

describe('commands that ask the built index', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kling-qa-index-'));
    vi.stubEnv('SEARCH_INDEX', folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('say what to do where there is none', async () => {
    rmSync(folder, { recursive: true });
    await expect(builtEngine()).rejects.toThrow(`还没有搜索索引（${folder}）。请先运行：npm run build`);
  });

  it('say what to do where a file is missing', async () => {
    await expect(builtEngine()).rejects.toThrow(`搜索索引（${folder}）缺文件。请重新运行：npm run build`);
  });

  it('say what to do where another version made it', async () => {
    writeFileSync(join(folder, 'model.json'), '{"entries":[[1001,0,"published"]],"topics":[]}');
    await expect(builtEngine()).rejects.toThrow('不是用现在这个版本生成的。请重新运行：npm run build');
  });
});
