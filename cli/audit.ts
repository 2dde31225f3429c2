/**
 * `npm run ops:audit`: asks the package registry for known vulnerabilities of the packages in package-lock.json. Exit code 1 if
 * there are any. A registry that does not answer such questions is said, and is no failure.
 */
import { spawnSync } from 'node:child_process';
import { runCommand } from './command.ts';

/** As far as we read what npm prints. `via`: a name stands for another package of the report, by which this one is affected. */
interface Report {
  vulnerabilities: Record<
    string,
    { severity: string; via: (string | { title: string; url: string; range: string })[] }
  >;
}

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
    const report = readReport(stdout);
    if (!report) {
      console.log(`没有查：包的来源不回答漏洞的询问。请在能回答的地方再查一次。npm 说：\n${stderr.trim()}`);
      return true;
    }
    const found = Object.entries(report.vulnerabilities);
    console.log(found.length === 0 ? '没有已知的漏洞' : `有已知的漏洞，影响 ${found.length} 个包：`);
    for (const [name, { severity, via }] of found)
      for (const cause of via)
        if (typeof cause !== 'string')
          console.log(`  ${name} ${cause.range}（${severities[severity] ?? severity}）：${cause.title} ${cause.url}`);
    return found.length === 0;
  },
});

function readReport(text: string): Report | null {
  try {
    const report: Partial<Report> = JSON.parse(text);
    return report.vulnerabilities ? { vulnerabilities: report.vulnerabilities } : null;
  } catch {
    return null;
  }
}
