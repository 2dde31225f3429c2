import type { Link, Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Construct, Event, Extension, State, Tokenizer } from 'micromark-util-types';
import type { Data, Processor } from 'unified';

/**
 * Links bare URLs as Chinese text needs it: 「https://klingai.kuaishou.com/，点击首页」 ends before the comma. A URL is read
 * before emphasis and code, so that `/__init__.py` and `?a=**` stay whole. GFM's own literal autolinks take every non-space
 * character, so they are switched off, in the tokenizer and in the tree.
 */
export function remarkCjkAutolink(this: Processor) {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push(bareUrls);
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions?.map(withoutLiteralAutolinks) ?? []), urlNodes];

  // URLs that facts bring along were not there when the source was read.
  return (tree: Root): void => findAndReplace(tree, [[url, toLink]], { ignore: ['link'] });
}

/** RFC 3986 characters and the backtick, so that Chinese punctuation ends a URL. */
const urlCharacter = "[\\w\\-.~:/?#[\\]@!$&'()*+,;=%`]";
const url = new RegExp(`https?://${urlCharacter}+`, 'g');
const oneUrlCharacter = new RegExp(`^${urlCharacter}$`);
const wholeUrl = new RegExp(`^https?://${urlCharacter}+$`, 'i');

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
    if (closesOwn || !/[.,;:!?'"*`)\]]/.test(last)) break;
  }
  return value.slice(0, end);
}

const openingBrace = 123;

/** Reads a bare URL; one that goes on with a fact's reference is left to be linked once the fact is filled in. */
const tokenizeUrl: Tokenizer = function (effects, ok, nok) {
  const { events } = this;
  let length = 0;
  const measure: Construct = {
    partial: true,
    tokenize: (lookahead, found, missing) => {
      let text = '';
      const next: State = (code) => {
        if (code !== null && code > 0 && oneUrlCharacter.test(String.fromCharCode(code))) {
          text += String.fromCharCode(code);
          lookahead.consume(code);
          return next;
        }
        lookahead.exit('bareUrl');
        length = wholeUrl.test(text) && code !== openingBrace ? trimTrailing(text).length : 0;
        return length > 'https://'.length && !isInLabel(events) ? found(code) : missing(code);
      };
      return (code) => {
        lookahead.enter('bareUrl');
        return next(code);
      };
    },
  };
  const take: State = (code) => {
    if (length === 0) {
      effects.exit('bareUrl');
      return ok(code);
    }
    length--;
    effects.consume(code);
    return take;
  };
  const begin: State = (code) => {
    effects.enter('bareUrl');
    return take(code);
  };
  return (code) => effects.check(measure, begin, nok)(code);
};

/** Whether the text so far has an open `[`: a URL in the label of a link is no link of its own. */
function isInLabel(events: readonly Event[]): boolean {
  return events.some(([, { type, _balanced }]) => (type === 'labelLink' || type === 'labelImage') && !_balanced);
}

const bareUrl: Construct = { name: 'bareUrl', tokenize: tokenizeUrl };

const bareUrls: Extension = {
  text: { 72: bareUrl, 104: bareUrl },
  disable: { null: ['protocolAutolink', 'wwwAutolink', 'emailAutolink'] },
};

type FromMarkdown = NonNullable<Data['fromMarkdownExtensions']>[number];

const urlNodes: FromMarkdown = {
  enter: {
    bareUrl(this: CompileContext, token: Token) {
      const value = this.sliceSerialize(token);
      this.enter({ type: 'link', title: null, url: value, children: [] }, token);
      this.enter({ type: 'text', value }, token);
      this.exit(token);
    },
  },
  exit: {
    bareUrl(this: CompileContext, token: Token) {
      this.exit(token);
    },
  },
};

function withoutLiteralAutolinks(extension: FromMarkdown): FromMarkdown {
  return [extension].flat(2).filter((part) => !('literalAutolink' in (part.enter ?? {}))) as FromMarkdown;
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    bareUrl: 'bareUrl';
  }
}
