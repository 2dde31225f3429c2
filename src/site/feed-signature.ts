import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checksumsOf } from './checksums.ts';

/** Files that other programs fetch. */
const feeds = /^(?:(?:entries|replies|version)\.json|llms-full\.txt|q\/\d+\.md)$/;

/**
 * With SITE_SIGNING_KEY, the file of an Ed25519 key: lists the checksums of the feeds and signs the list, so that a program
 * can tell whether it got what was built.
 */
export function feedSignature(): AstroIntegration {
  return {
    name: 'feed-signature',
    hooks: {
      'astro:build:done': ({ dir }) => signIfAsked(fileURLToPath(dir)),
    },
  };
}

/** Signs the feeds of a site if there is a key. */
export function signIfAsked(folder: string): void {
  const key = process.env['SITE_SIGNING_KEY'];
  if (key) signFeeds(folder, readFileSync(key));
}

/** Writes feeds.txt and its signature, feeds.sig.txt. */
export function signFeeds(folder: string, key: Uint8Array): void {
  const lines = checksumsOf(folder).split('\n');
  const list = lines.filter((line) => feeds.test(line.split('  ')[1] ?? '')).map((line) => `${line}\n`);
  const text = Buffer.from(list.join(''));
  writeFileSync(join(folder, 'feeds.txt'), text);
  const signature = sign(null, text, createPrivateKey(Buffer.from(key)));
  writeFileSync(join(folder, 'feeds.sig.txt'), `${signature.toString('base64')}\n`);
}
