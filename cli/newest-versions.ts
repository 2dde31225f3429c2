/** The packages whose newest versions `npm run canary` tries: the product stands on them, and they change often. */
export const watched = ['astro', '@astrojs/starlight', 'pagefind'] as const;

export type Versions = Record<(typeof watched)[number], string>;

export interface Manifest {
  dependencies: Record<string, string>;
  overrides: Record<string, string>;
}

/** package.json with other versions, in `overrides` too, where npm takes no version but the one of `dependencies`. */
export function withVersions<M extends Manifest>(manifest: M, versions: Versions): M {
  const replaced = (listed: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(listed).map(([name, version]) => [name, versions[name as keyof Versions] ?? version]),
    );
  return { ...manifest, dependencies: replaced(manifest.dependencies), overrides: replaced(manifest.overrides) };
}

/** One step of the trial; `null` where the step before it failed and left nothing to try. */
export interface Outcome {
  name: string;
  passed: boolean | null;
  seconds: number;
}

/** What operators read: versions, steps, and in the last line whether all went well. */
export function describeTrial(ours: Versions, newest: Versions, outcomes: readonly Outcome[]): string {
  const width = Math.max(...watched.map((name) => name.length));
  const versions = watched.map((name) => {
    const change = ours[name] === newest[name] ? `${ours[name]}（不变）` : `${ours[name]} → ${newest[name]}`;
    return `${name.padEnd(width)}  ${change}`;
  });
  const said = (passed: boolean | null) => (passed === null ? '没有做' : passed ? '通过' : '失败');
  const steps = outcomes.map(({ name, passed, seconds }) => `${said(passed)}  ${name}（${seconds} 秒）`);
  const failed = outcomes.filter(({ passed }) => passed === false).map(({ name }) => name);
  const verdict = failed.length === 0 ? '最新版本可以用' : `最新版本还不能用，失败：${failed.join('、')}`;
  return [...versions, '', ...steps, '', verdict].join('\n');
}
