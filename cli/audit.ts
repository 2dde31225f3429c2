/**
 * `npm run ops:audit`: asks the package registry for known vulnerabilities of the packages in package-lock.json. Exit code 1 if
 * there are any, 3 if the registry does not answer such questions, 2 if npm could not ask.
 */
import { spawnSync } from 'node:child_process';
import { runCommand } from './command.ts';

/** As far as we read what npm prints. */
interface Answer {
  /** `via`: a name stands for another package of the report, by which this one is affected. */
  vulnerabilities?: Record<
    string,
    { severity: string; via: (string | { title: string; url: string; range: string })[] }
  >;
  /** Why the registry did not answer. */
  message?: string;
  /** What else kept npm from asking. */
  error?: { summary: string };
}

/** Pipelines let this pass with a warning: a mirror in an intranet may not answer, and that is nobody's fault. */
const unanswered = 3;
const severities: Record<string, string> = { critical: '严重', high: '高', moderate: '中', low: '低', info: '提示' };

await runCommand({
  usage: '用法：npm run ops:audit',
  options: {},
  run() {
    const { stdout, stderr } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      maxBuffer: 2 ** 27,
    });
    const { vulnerabilities, message, error } = readAnswer(stdout);
    if (!vulnerabilities && message !== undefined) {
      console.log(`没有查：包的来源不回答漏洞的询问。请在能回答的地方再查一次。npm 说：\n${message}`);
      return unanswered;
    }
    if (!vulnerabilities)
      throw new Error(`没有查成，npm 说：\n${error?.summary || stderr?.trim() || '（没有说什么）'}`);
    const found = Object.entries(vulnerabilities);
    console.log(found.length === 0 ? '没有已知的漏洞' : `有已知的漏洞，影响 ${found.length} 个包：`);
    for (const [name, { severity, via }] of found)
      for (const cause of via)
        if (typeof cause !== 'string')
          console.log(`  ${name} ${cause.range}（${severities[severity] ?? severity}）：${cause.title} ${cause.url}`);
    return found.length === 0;
  },
});

function readAnswer(text: string | null): Answer {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return {};
  }
}
