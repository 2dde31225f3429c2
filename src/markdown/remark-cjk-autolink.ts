import type { Link, Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import type { Data, Processor } from 'unified';

/**
 * Links bare URLs as Chinese text needs it: 「https://klingai.kuaishou.com/，点击首页」 ends before the comma. GFM's own
 * literal autolinks take every non-space character, so they are switched off, in the tokenizer and in the tree.
 */
export function remarkCjkAutolink(this: Processor) {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    disable: { null: ['protocolAutolink', 'wwwAutolink', 'emailAutolink'] },
  });
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.map(withoutLiteralAutolinks) ?? [];

  return (tree: Root): void => findAndReplace(tree, [[url, toLink]], { ignore: ['link'] });
}

/** RFC 3986 characters only, so that Chinese punctuation ends a URL. */
const url = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;

function toLink(match: string): (Link | { type: 'text'; value: string })[] {
  const target = trimTrailing(match);
  const link: Link = { type: 'link', url: target, children: [{ type: 'text', value: target }] };
  const rest = match.slice(target.length);
  return rest ? [link, { type: 'text', value: rest }] : [link];
}

/** Punctuation that ends a sentence is not part of its URL; a closing bracket is, if the URL opened it. */
function trimTrailing(value: string): string {
  let end = value.length;
  for (; end > 0; end--) {
    const last = value.charAt(end - 1);
    const closesOwn = last === ')' && value.slice(0, end).split('(').length >= value.slice(0, end).split(')').length;
    if (closesOwn || !/[.,;:!?'"*_~)\]]/.test(last)) break;
  }
  return value.slice(0, end);
}

type FromMarkdown = NonNullable<Data['fromMarkdownExtensions']>[number];

function withoutLiteralAutolinks(extension: FromMarkdown): FromMarkdown {
  return [extension].flat(2).filter((part) => !('literalAutolink' in (part.enter ?? {}))) as FromMarkdown;
}
