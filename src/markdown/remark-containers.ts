import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import type { Extension } from 'micromark-util-types';
import type { Processor } from 'unified';

/**
 * The container form of directives (`:::话术`), and only that: the text and leaf forms would read 「订单号:ABC123」,
 * 「比例 16:9」 and URLs with ports as markup.
 */
export function remarkContainers(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  data.micromarkExtensions.push(containersOnly());
  data.fromMarkdownExtensions.push(directiveFromMarkdown());
}

const COLON = 58;

function containersOnly(): Extension {
  // The extension lists container before leaf; tests/cases/colons.md fails if that order ever changes.
  const [container] = [directive().flow?.[COLON]].flat();
  if (!container) throw new Error('micromark-extension-directive no longer offers a container construct');
  return { flow: { [COLON]: container } };
}
