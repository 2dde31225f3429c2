import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Lockfile {
  packages: Record<string, { hasInstallScript?: boolean; integrity?: string; link?: boolean; license?: string }>;
}

const { packages } = readLockfile('package-lock.json');
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** Packages that may run something when installed, and why. Everything builds and runs with --ignore-scripts too. */
const installScripts: Record<string, string> = {
  'node_modules/esbuild': 'checks its own binary',
};

describe('dependencies', () => {
  it('run no install script that is not named here', () => {
    const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(scripts.filter((path) => !installScripts[path.replace(/.*(?=node_modules\/)/, '')])).toEqual([]);
  });

  it('are listed in DESIGN.md, each with its licence', () => {
    const { dependencies, devDependencies, optionalDependencies } = readJson('package.json');
    const direct = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const rows = readFileSync('DESIGN.md', 'utf8').matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$/gm);
    const listed = new Map(
      [...rows].flatMap(([, names = '', licences = '']) =>
        names.split(', ').map((name): [string, string] => [name, licences]),
      ),
    );
    expect(direct.filter((name) => !listed.has(name))).toEqual([]);
    const unlike = direct.filter((name) => {
      const { license } = packages[`node_modules/${name}`] ?? {};
      return license !== undefined && !listed.get(name)?.split(', ').includes(license);
    });
    expect(unlike).toEqual([]);
  });

  it('are each pinned by a checksum', () => {
    expect(unpinned('package-lock.json')).toEqual([]);
  });

  it('are the product’s own: what only the benches need is in bench/, pinned there', () => {
    const bench = readJson('bench/package.json')['dependencies'] ?? {};
    expect(Object.keys(bench)).toContain('vitepress');
    expect(Object.keys(bench).filter((name) => `node_modules/${name}` in packages)).toEqual([]);
    expect(unpinned('bench/package-lock.json')).toEqual([]);
  });

  it('have no known vulnerability of weight, as far as the audit service says', ({ skip }) => {
    const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev', '--fetch-retries=0'], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    const answer = parse(stdout);
    if (!answer?.metadata) {
      console.warn('npm audit 没有回答，已知漏洞没有检查');
      return skip();
    }
    const { high = 0, critical = 0 } = answer.metadata.vulnerabilities;
    expect({ high, critical }, stdout.slice(0, 4000)).toEqual({ high: 0, critical: 0 });
  }, 30_000);
});

function readLockfile(path: string): Lockfile {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function unpinned(path: string): string[] {
  const all = Object.entries(readLockfile(path).packages).filter(([name]) => name !== '');
  return all.filter(([, { integrity, link }]) => !integrity && !link).map(([name]) => name);
}

function readJson(path: string): Record<string, Record<string, string> | undefined> {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function parse(text: string): { metadata?: { vulnerabilities: Record<string, number> } } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
