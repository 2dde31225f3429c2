/** Collects several texts for one message. Loads with the first text that is collected. */
import { shanghaiDate } from '../entry/days.ts';
import { joinReplies } from '../entry/joined-replies.ts';
import { validityOn } from '../entry/validity.ts';
import { report } from './beacon.ts';
import { writeClipboard } from './clipboard.ts';
import { type CopiedText, rememberCopied } from './copied-log.ts';
import { newWish } from './copy.ts';
import { refuse, sayCopied } from './copy-notice.ts';
import { askBuildAgain, isOfEarlierBuild } from './freshness/build.ts';
import { type Standing, sentIn, standingOf } from './freshness/copies.ts';
import { PageUnread } from './freshness/read-page.ts';
import { offerText } from './manual-copy.ts';
import { outboxKey } from './offer-outbox.ts';
import { make } from './search/dom.ts';
import { fetchAnswer } from './search/fetch-answer.ts';
import { fillIn } from './slots.ts';
import { tellCopied } from './tell-copied.ts';
import { toast } from './toast.ts';

/** A text that waits to be sent with others. */
export interface Collected extends CopiedText, Standing {
  /** The text as the build has it, with its slots. */
  source: string;
}

const bar = make('div', { class: 'outbox', role: 'group', 'aria-label': '待发' });

/** @param cautions what the agent has to see to before the text is sent */
export function collect(text: Collected, cautions: readonly string[]): void {
  const all = [...read().filter(({ number, source }) => number !== text.number || source !== text.source), text];
  write(all);
  showOutbox();
  const said = [`已加入待发，共 ${all.length} 条`, ...cautions, '按 S 一次复制，搜索时按 Alt + S'];
  toast(said.join('。'), cautions.length > 0 ? 'warn' : 'ok');
}

/** Shows what waits at the foot of the page, or of the dialog that covers the page. */
export function showOutbox(): void {
  const all = read();
  if (all.length === 0) {
    bar.remove();
    return;
  }
  bar.replaceChildren(
    make('p', {}, `待发 ${all.length} 条：${numbersOf(all)}`),
    make(
      'button',
      { type: 'button', class: 'button primary', onclick: () => void copyAll() },
      '全部复制',
      make('kbd', { 'aria-hidden': 'true' }, 'S'),
    ),
    make('button', { type: 'button', class: 'button', onclick: () => drop(all) }, '清空'),
  );
  moveIntoView();
}

/** Copies all that was collected as one message, as long as the newest build still has each text. */
export async function copyAll(): Promise<void> {
  const all = read();
  if (all.length === 0) {
    toast('待发里还没有话术：按住 Shift 再复制，就会加进来', 'warn');
    return;
  }
  const wish = newWish();
  const access = await askBuildAgain();
  if (access === 'ended') return refuse('登录已过期');
  const { outdated, unknown } = await lookAgain(all);
  if (!wish.isLatest()) return;
  if (unknown.length > 0) return refuse(`网站刚刚更新，${numbersOf(unknown)} 没能核对，请再试一次`);
  if (outdated.length > 0) {
    drop(outdated);
    return refuse(`${numbersOf(outdated)} 刚刚更新、撤下或过期，已从待发里拿掉，请重新选`);
  }
  const filled = fillIn(joinReplies(all.map(({ source }) => source)));
  if ('empty' in filled) return refuse(`请先填好${filled.empty.map((name) => `「${name}」`).join('、')}`);
  if (!(await writeClipboard(filled.text))) return offerText(filled.text);
  drop(all);
  tellCopied({ number: null, text: filled.text, link: null });
  const at = Date.now();
  rememberCopied(
    all.map(({ number, title, url, which, branch, text }) => ({ number, title, url, which, branch, text, at })),
  );
  for (const { number, which } of all) report('copy', { number, which });
  sayCopied(` ${all.length} 条`, access === 'lost' ? ['没有连上服务器，没能核对是不是最新的'] : []);
}

interface Judged {
  /** May not be sent any more: out of their period, or not as the newest build has them. */
  outdated: Collected[];
  /** Of an earlier build, and their pages did not load. */
  unknown: Collected[];
}

async function lookAgain(all: readonly Collected[]): Promise<Judged> {
  const today = shanghaiDate(new Date());
  const judgements = await Promise.all(all.map((text) => judge(text, today)));
  const judgedAs = (judgement: Judgement) => all.filter((_, index) => judgements[index] === judgement);
  return { outdated: judgedAs('outdated'), unknown: judgedAs('unknown') };
}

type Judgement = 'right' | keyof Judged;

async function judge(text: Collected, today: string): Promise<Judgement> {
  try {
    const article = isOfEarlierBuild(text.at) ? await fetchAnswer(text) : null;
    const now = article ? standingOf(article) : text;
    const isRight = validityOn(today, now) === 'current' && (!article || isAsCollected(text, article));
    return isRight ? 'right' : 'outdated';
  } catch (error) {
    return error instanceof PageUnread && error.reason === 'gone' ? 'outdated' : 'unknown';
  }
}

/** Whether an article still has a text, with no doubt that the agent was not told of. */
function isAsCollected(text: Collected, article: HTMLElement): boolean {
  const now = standingOf(article);
  const isCalledInDoubt = (['doubtful', 'unpublished'] as const).some(
    (name) => now[name] !== null && typeof text[name] !== 'string',
  );
  const isThere = sentIn(article).some((sent) => sent.text === text.source && (sent.when ?? '') === text.branch);
  return isThere && !isCalledInDoubt;
}

function numbersOf(texts: readonly Collected[]): string {
  return texts.map(({ number }) => `#${number}`).join('、');
}

function drop(texts: readonly Collected[]): void {
  const gone = new Set(texts.map(({ number, source }) => `${number} ${source}`));
  write(read().filter(({ number, source }) => !gone.has(`${number} ${source}`)));
  showOutbox();
}

function read(): Collected[] {
  try {
    return JSON.parse(sessionStorage.getItem(outboxKey) ?? '[]') as Collected[];
  } catch {
    return [];
  }
}

function write(all: readonly Collected[]): void {
  try {
    if (all.length > 0) sessionStorage.setItem(outboxKey, JSON.stringify(all));
    else sessionStorage.removeItem(outboxKey);
  } catch {
    toast('浏览器不让记录，用不了待发', 'warn');
  }
}

function moveIntoView(): void {
  const host = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  if (bar.parentElement !== host) host.append(bar);
}

// Another page of the tab may have sent, or collected, before the reader came back to this one.
addEventListener('pageshow', showOutbox);
// A dialog that opens covers the bar, and one that closes takes the bar with it.
document.addEventListener('focusin', () => bar.isConnected && moveIntoView());
document.addEventListener('close', showOutbox, true);
document.addEventListener('keydown', (event) => {
  if (event.code !== 'KeyS' || !event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  void copyAll();
});
