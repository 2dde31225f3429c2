import { describe, expect, it } from 'vitest';
import { explainNode } from '../../../cli/explain-node.mjs';

describe('explaining why Node is too old', () => {
  it.each(['22.18.0', '22.21.1', '23.0.0', '24.21.0', '25.1.0'])('has nothing to say about %s', (version) => {
    expect(explainNode({ version, platform: 'linux', arch: 'x64' })).toBeNull();
  });

  it.each([
    ['20.20.2', 'linux', 'x64', 'npm ci --include=optional'],
    ['20.20.2', 'linux', 'arm64', 'nvm'],
    ['22.17.1', 'darwin', 'arm64', 'brew install node@24'],
    ['18.0.0', 'darwin', 'x64', 'brew install node@24'],
    ['20.20.2', 'win32', 'x64', 'winget install OpenJS.NodeJS.LTS'],
    ['20.20.2', 'freebsd', 'x64', '安装新版 Node'],
  ])('tells Node %s on %s %s what to do: %s', (version, platform, arch, how) => {
    const message = explainNode({ version, platform, arch });
    expect(message).toContain(version);
    expect(message).toContain('22.18');
    expect(message).toContain(how);
  });

  it('is silent about a version it cannot read only if that is new enough', () => {
    expect(explainNode({ version: '', platform: 'linux', arch: 'x64' })).not.toBeNull();
  });
});
