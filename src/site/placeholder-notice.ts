import type { AstroIntegration } from 'astro';
import { hasPlaceholder } from './settings.ts';

/** Says at the end of a build that nobody has set the repository, which publishing will refuse. */
export function placeholderNotice(): AstroIntegration {
  return {
    name: 'placeholder-notice',
    hooks: {
      'astro:build:done': ({ logger }) => warnOfPlaceholder((warning) => logger.warn(warning)),
    },
  };
}

export function warnOfPlaceholder(warn: (text: string) => void): void {
  if (hasPlaceholder())
    warn(
      '还没有写仓库地址，「改这一条」「报告问题」打不开，这样生成的网站不能发布；请用 SITE_REPOSITORY=https://… npm run build，见 docs/git-host.md',
    );
}
