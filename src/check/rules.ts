import type { Rule } from './rule.ts';
import { aliasCount } from './rules/alias-count.ts';
import { blank } from './rules/blank.ts';
import { blockAttribute } from './rules/block-attribute.ts';
import { blockLabel } from './rules/block-label.ts';
import { blockPlace } from './rules/block-place.ts';
import { brackets } from './rules/brackets.ts';
import { changedNumber } from './rules/changed-number.ts';
import { closedBlock } from './rules/closed-block.ts';
import { deadSynonym } from './rules/dead-synonym.ts';
import { doubtRemoved } from './rules/doubt-removed.ts';
import { doubtedFigure } from './rules/doubted-figure.ts';
import { duplicateNumber } from './rules/duplicate-number.ts';
import { duplicateQuestion } from './rules/duplicate-question.ts';
import { duplicateUrl } from './rules/duplicate-url.ts';
import { emptyBlock } from './rules/empty-block.ts';
import { encoding } from './rules/encoding.ts';
import { expired } from './rules/expired.ts';
import { expiring } from './rules/expiring.ts';
import { externalHost } from './rules/external-host.ts';
import { factChanged } from './rules/fact-changed.ts';
import { factLiteral } from './rules/fact-literal.ts';
import { factReplaced } from './rules/fact-replaced.ts';
import { factValue } from './rules/fact-value.ts';
import { fileName } from './rules/file-name.ts';
import { forbiddenWord } from './rules/forbidden-word.ts';
import { frontMatter } from './rules/front-matter.ts';
import { gaps } from './rules/gaps.ts';
import { hasBlock } from './rules/has-block.ts';
import { heading } from './rules/heading.ts';
import { image } from './rules/image.ts';
import { internalHost } from './rules/internal-host.ts';
import { internalRepeated } from './rules/internal-repeated.ts';
import { knownBlock } from './rules/known-block.ts';
import { knownFact } from './rules/known-fact.ts';
import { knownRelated } from './rules/known-related.ts';
import { knownRoute } from './rules/known-route.ts';
import { knownTopic } from './rules/known-topic.ts';
import { linkEntry } from './rules/link-entry.ts';
import { linkTarget } from './rules/link-target.ts';
import { literalMarkup } from './rules/literal-markup.ts';
import { markdown } from './rules/markdown.ts';
import { movedAlias } from './rules/moved-alias.ts';
import { nearDuplicate } from './rules/near-duplicate.ts';
import { oneEscalation } from './rules/one-escalation.ts';
import { passingWord } from './rules/passing-word.ts';
import { personalData } from './rules/personal-data.ts';
import { plainMarkdown } from './rules/plain-markdown.ts';
import { productName } from './rules/product-name.ts';
import { redirectSource } from './rules/redirect-source.ts';
import { redirectTarget } from './rules/redirect-target.ts';
import { replyRemoved } from './rules/reply-removed.ts';
import { reusedNumber } from './rules/reused-number.ts';
import { reviewDate } from './rules/review-date.ts';
import { reviewOverdue } from './rules/review-overdue.ts';
import { searchAlias } from './rules/search-alias.ts';
import { searchTitle } from './rules/search-title.ts';
import { similarQuestion } from './rules/similar-question.ts';
import { siteData } from './rules/site-data.ts';
import { statusChanged } from './rules/status-changed.ts';
import { strayFile } from './rules/stray-file.ts';
import { synonyms } from './rules/synonyms.ts';
import { takenDown } from './rules/taken-down.ts';
import { textInBlock } from './rules/text-in-block.ts';
import { typography } from './rules/typography.ts';
import { vanishedNumber } from './rules/vanished-number.ts';
import { vanishedUrl } from './rules/vanished-url.ts';
import { yaml } from './rules/yaml.ts';

/** Every rule, in the order in which the editors' guide lists them. */
export const rules: readonly Rule[] = [
  aliasCount,
  blank,
  blockAttribute,
  blockLabel,
  blockPlace,
  brackets,
  changedNumber,
  closedBlock,
  deadSynonym,
  doubtRemoved,
  doubtedFigure,
  duplicateNumber,
  duplicateQuestion,
  duplicateUrl,
  emptyBlock,
  encoding,
  expired,
  expiring,
  externalHost,
  factChanged,
  factLiteral,
  factReplaced,
  factValue,
  fileName,
  forbiddenWord,
  frontMatter,
  gaps,
  hasBlock,
  heading,
  image,
  internalHost,
  internalRepeated,
  knownBlock,
  knownFact,
  knownRelated,
  knownRoute,
  knownTopic,
  linkEntry,
  linkTarget,
  literalMarkup,
  markdown,
  movedAlias,
  nearDuplicate,
  oneEscalation,
  passingWord,
  personalData,
  plainMarkdown,
  productName,
  redirectSource,
  redirectTarget,
  replyRemoved,
  reusedNumber,
  reviewDate,
  reviewOverdue,
  searchAlias,
  searchTitle,
  similarQuestion,
  siteData,
  statusChanged,
  strayFile,
  synonyms,
  takenDown,
  textInBlock,
  typography,
  vanishedNumber,
  vanishedUrl,
  yaml,
];
