import type { Content } from '../contents.ts';

/** A way to make a website of a corpus: ours, or a competitor's. */
export interface Site {
  /** The name of the site in tables. */
  label: string;
  /** The folder in which its packages are installed: the top folder or bench/. A project has to be below that folder. */
  home: '.' | 'bench';
  /** The packages whose versions matter. */
  packages: readonly string[];
  /** Writes a project into an empty folder. */
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
