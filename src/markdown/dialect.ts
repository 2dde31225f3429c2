import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type PluggableList, type Processor, unified } from 'unified';
import { memo } from '../entry/memo.ts';
import type { Facts } from '../entry/site-data.ts';
import { remarkImages } from './images.ts';
import { remarkCjkAutolink } from './remark-cjk-autolink.ts';
import { remarkCjkLineBreaks } from './remark-cjk-line-breaks.ts';
import { remarkContainers } from './remark-containers.ts';
import { remarkFacts } from './remark-facts.ts';
import { remarkLiteralMarks } from './remark-literal-marks.ts';

/**
 * Our Markdown, in order. Facts come before autolinks because a fact may be a URL.
 */
function plugins(facts: Facts): PluggableList {
  return [
    remarkGfm,
    remarkCjkFriendly,
    remarkLiteralMarks,
    remarkContainers,
    remarkImages,
    [remarkFacts, { facts }],
    remarkCjkAutolink,
    remarkCjkLineBreaks,
  ];
}

/** The processor of a corpus, by its facts. Pages, search, export, gate and tests all parse with this processor. */
export const dialect = memo(
  (facts: Facts) => unified().use(remarkParse).use(plugins(facts)).freeze() as unknown as Processor<Root>,
);
