import { parserRules } from './parser-rules.ts';
import type { Rule } from './rule.ts';
import { aliasCount } from './rules/alias-count.ts';
import { allow } from './rules/allow.ts';
import { asksSecret } from './rules/asks-secret.ts';
import { blank } from './rules/blank.ts';
import { brackets } from './rules/brackets.ts';
import { changedNumber } from './rules/changed-number.ts';
import { chatLeftover } from './rules/chat-leftover.ts';
import { combinationEntry } from './rules/combination-entry.ts';
import { contradiction } from './rules/contradiction.ts';
import { cutOff } from './rules/cut-off.ts';
import { doubtAnswered } from './rules/doubt-answered.ts';
import { doubtPublished } from './rules/doubt-published.ts';
import { doubtRemoved } from './rules/doubt-removed.ts';
import { doubtedFigure } from './rules/doubted-figure.ts';
import { duplicateQuestion } from './rules/duplicate-question.ts';
import { escalationRemoved } from './rules/escalation-removed.ts';
import { expired } from './rules/expired.ts';
import { expiring } from './rules/expiring.ts';
import { externalHost } from './rules/external-host.ts';
import { factChanged } from './rules/fact-changed.ts';
import { factDropped } from './rules/fact-dropped.ts';
import { factLiteral } from './rules/fact-literal.ts';
import { factReplaced } from './rules/fact-replaced.ts';
import { factValue } from './rules/fact-value.ts';
import { forbiddenWord } from './rules/forbidden-word.ts';
import { foreignParagraph } from './rules/foreign-paragraph.ts';
import { gapDropped } from './rules/gap-dropped.ts';
import { gluedAddress } from './rules/glued-address.ts';
import { heading } from './rules/heading.ts';
import { image } from './rules/image.ts';
import { internalHinted } from './rules/internal-hinted.ts';
import { internalHost } from './rules/internal-host.ts';
import { internalRepeated } from './rules/internal-repeated.ts';
import { invisibleCharacter } from './rules/invisible-character.ts';
import { knownPin } from './rules/known-pin.ts';
import { lineBreak } from './rules/line-break.ts';
import { linkEntry } from './rules/link-entry.ts';
import { linkLabel } from './rules/link-label.ts';
import { literalMarkup } from './rules/literal-markup.ts';
import { mergeConflict } from './rules/merge-conflict.ts';
import { mixedLetters } from './rules/mixed-letters.ts';
import { movedAlias } from './rules/moved-alias.ts';
import { nearDuplicate } from './rules/near-duplicate.ts';
import { passingWord } from './rules/passing-word.ts';
import { personalData } from './rules/personal-data.ts';
import { pointsElsewhere } from './rules/points-elsewhere.ts';
import { productName } from './rules/product-name.ts';
import { promise } from './rules/promise.ts';
import { redirectInvented } from './rules/redirect-invented.ts';
import { redirectSource } from './rules/redirect-source.ts';
import { redirectTarget } from './rules/redirect-target.ts';
import { repeatedSentence } from './rules/repeated-sentence.ts';
import { replyRemoved } from './rules/reply-removed.ts';
import { reusedNumber } from './rules/reused-number.ts';
import { reversedAnswer } from './rules/reversed-answer.ts';
import { reviewDate } from './rules/review-date.ts';
import { reviewOverdue } from './rules/review-overdue.ts';
import { reviewOwner } from './rules/review-owner.ts';
import { reviewStale } from './rules/review-stale.ts';
import { reworded } from './rules/reworded.ts';
import { said } from './rules/said.ts';
import { sentDespiteNote } from './rules/sent-despite-note.ts';
import { similarQuestion } from './rules/similar-question.ts';
import { slotPlace } from './rules/slot-place.ts';
import { statusChanged } from './rules/status-changed.ts';
import { stepNumber } from './rules/step-number.ts';
import { strayFile } from './rules/stray-file.ts';
import { swappedBranches } from './rules/swapped-branches.ts';
import { tableCells } from './rules/table-cells.ts';
import { takenDown } from './rules/taken-down.ts';
import { toldDespiteNote } from './rules/told-despite-note.ts';
import { typography } from './rules/typography.ts';
import { unapprovedReply } from './rules/unapproved-reply.ts';
import { uncommonCharacter } from './rules/uncommon-character.ts';
import { unfinishedReply } from './rules/unfinished-reply.ts';
import { unknownAddress } from './rules/unknown-address.ts';
import { unlikelyTopic } from './rules/unlikely-topic.ts';
import { unsourcedFigure } from './rules/unsourced-figure.ts';
import { unsourcedPromise } from './rules/unsourced-promise.ts';
import { vanishedNumber } from './rules/vanished-number.ts';
import { vanishedUrl } from './rules/vanished-url.ts';
import { vanishingMark } from './rules/vanishing-mark.ts';
import { weakerProtection } from './rules/weaker-protection.ts';
import { searchRules } from './search-rules.ts';

const ownRules: readonly Rule[] = [
  allow,
  contradiction,
  escalationRemoved,
  internalHinted,
  reversedAnswer,
  reviewOwner,
  reviewStale,
  reworded,
  foreignParagraph,
  unfinishedReply,
  repeatedSentence,
  uncommonCharacter,
  cutOff,
  toldDespiteNote,
  unapprovedReply,
  swappedBranches,
  unknownAddress,
  unlikelyTopic,
  unsourcedFigure,
  unsourcedPromise,
  weakerProtection,
  aliasCount,
  asksSecret,
  blank,
  brackets,
  changedNumber,
  combinationEntry,
  doubtAnswered,
  doubtPublished,
  doubtRemoved,
  doubtedFigure,
  duplicateQuestion,
  expired,
  expiring,
  externalHost,
  factChanged,
  factDropped,
  factLiteral,
  factReplaced,
  factValue,
  forbiddenWord,
  gapDropped,
  gluedAddress,
  heading,
  image,
  internalHost,
  internalRepeated,
  knownPin,
  linkEntry,
  linkLabel,
  literalMarkup,
  movedAlias,
  nearDuplicate,
  passingWord,
  personalData,
  productName,
  promise,
  redirectInvented,
  redirectSource,
  redirectTarget,
  replyRemoved,
  reusedNumber,
  reviewDate,
  reviewOverdue,
  sentDespiteNote,
  similarQuestion,
  slotPlace,
  said,
  statusChanged,
  strayFile,
  takenDown,
  typography,
  vanishedNumber,
  vanishedUrl,
  lineBreak,
  chatLeftover,
  invisibleCharacter,
  mixedLetters,
  stepNumber,
  mergeConflict,
  pointsElsewhere,
  tableCells,
  vanishingMark,
];

/** Every rule by its id, which is the order in which the editors' guide lists them. */
export const rules: readonly Rule[] = [...ownRules, ...parserRules, ...searchRules].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
