import type { Content } from '../contents.ts';

/** A way to make a website of a corpus: ours, or a competitor's. */
export interface Site {
  /** In tables. */
  label: string;
  /** Where its packages are installed: here, or in bench/. A project to build has to be below it. */
  home: '.' | 'bench';
  /** The packages whose versions matter. */
  packages: readonly string[];
  /** Writes what is to be built into an empty folder. */
  prepare(content: Content, folder: string): Project;
}

/** A website that can be built. */
export interface Project {
  /** Where the command runs. */
  folder: string;
  command: readonly string[];
  environment: NodeJS.ProcessEnv;
  /** Where the built site will be. */
  dist: string;
  /** What a build keeps for the next one, to be removed for a cold build. */
  caches: readonly string[];
}
