/**
 * What a customer asked, out of what an agent pasted: a chat with names and times, order numbers, greetings. The turns
 * of the customer are kept and ours are dropped; of a long chat only the last turns are kept. This file only works on
 * text; whether a remaining sentence is small talk is judged by the classifier (engine.ts).
 */
export interface Reading {
  /** The customer's words, without names, times, numbers and placeholders. */
  question: string;
  /** The question in sentences, for two questions in one message and for small talk around one. */
  sentences: string[];
}

/** How much of a paste is read, in UTF-16 units. */
const longest = 2_000;
/** How much of the end of a long chat is taken for the question, in UTF-16 units. */
const mostOfQuestion = 240;

export function readPaste(raw: string): Reading {
  const lines = cleanLines(raw);
  const turns = turnsOf(lines);
  const theirs = turns.filter(({ isOurs, text }) => !isOurs && /[\p{L}\p{N}]/u.test(text)).map(({ text }) => text);
  const question = lastOf(theirs.length > 0 ? theirs : [lines.map(withoutMarks).join(' ')]);
  return { question, sentences: sentencesOf(question) };
}

/** Control characters, lone surrogates and whatever else a paste brings are spaces. */
function cleanLines(raw: string): string[] {
  const text = raw.length > longest ? raw.slice(-longest) : raw;
  return text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => line.replace(/[\p{C}\p{Z}\s\uFFFD]+/gu, ' ').trim())
    .filter((line) => line !== '');
}

interface Turn {
  isOurs: boolean;
  text: string;
}

/** Who speaks for us. */
const us = /客服|坐席|机器人|小助手|店小二|店铺|商家|支持|顾问|专员|掌柜|agent|support|bot|service/i;
/** A time, with a date or without, in brackets or not. */
const time =
  /[[(（【]?\s*(?:\d{2,4}[-/.年])?(?:\d{1,2}[-/.月]\d{1,2}日?)?\s*(?:周.|星期.)?\s*(?:上午|下午|晚上|凌晨)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*[\])）】]?/;
const date = /[[(（【]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）】]?/;
const stamp = `(?:${time.source}|${date.source})`;
const name = '[^\\s:：，。！？,!?；;]{1,12}';
/** 「客户 14:02：…」「[14:02] 客户：…」「客户：…」「客户 14:02 …」 */
const named = new RegExp(`^(?:${stamp}\\s*)?(${name})\\s*(?:${stamp}\\s*)?(?:[:：](?!\\d)|>+)\\s*(.*)$`, 'u');
const timed = new RegExp(`^(?:(${name})\\s+${stamp}|${stamp}\\s*(${name}))(?:\\s+(.*))?$`, 'u');

/** Lines → turns. Without a speaker anywhere the whole paste is one turn of the customer. */
function turnsOf(lines: readonly string[]): Turn[] {
  const heads = lines.map(headOf);
  const speakers = new Set(heads.flatMap((head) => head?.speaker ?? []));
  const isChat = lines.length > 1 && heads.filter((head) => head !== null).length >= 2 && speakers.size > 0;
  if (!isChat) return lines.map((line) => ({ isOurs: false, text: withoutMarks(line) }));
  const turns: Turn[] = [];
  let isOurs: boolean | null = null;
  lines.forEach((line, index) => {
    const head = heads[index];
    if (head) isOurs = us.test(head.speaker);
    // What stands before the first speaker is the program's name: 「微信聊天记录」.
    if (isOurs === null) return;
    turns.push({ isOurs, text: withoutMarks(head ? head.text : line) });
  });
  return turns;
}

function headOf(line: string): { speaker: string; text: string } | null {
  const [, before, after, rest = ''] = timed.exec(line) ?? [];
  const speaker = before ?? after;
  if (speaker && !/[:：]/.test(speaker)) {
    const [, inner, text] = named.exec(line) ?? [];
    return inner !== undefined && text !== undefined && text !== ''
      ? { speaker: inner, text }
      : { speaker, text: rest };
  }
  const [, who, text] = named.exec(line) ?? [];
  return who === undefined || text === undefined || /^https?$/i.test(who) || /^\d+$/.test(who)
    ? null
    : { speaker: who, text };
}

/** Placeholders, calls by name, numbers of orders and phones, times: never the question. */
function withoutMarks(line: string): string {
  return (
    line
      .replace(/[[【](?:图片|视频|表情|语音|文件|链接|动画表情|[\p{L}]{1,4})[\]】]/gu, ' ')
      .replace(/@[^\s，。,:：]{1,12}/gu, ' ')
      .replace(new RegExp(stamp, 'gu'), ' ')
      .replace(
        /(?:订单|单号|交易号|流水号|手机号?|电话|工单号?|id|uid)[号码]?\s*[:：是为]?\s*[a-z]{0,4}\d[\d-]{5,}/giu,
        ' ',
      )
      .replace(/\b[a-z]{0,4}\d{7,}\b/giu, ' ')
      // What is said over and over counts once: a long line of thanks must not push the question out.
      .replace(/(\D{2,20}?)\1{2,}/gu, '$1')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** The last turns, at least one, as long as they are no more than can be one question. */
function lastOf(turns: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const turn of [...turns].reverse()) {
    if (kept.length > 0 && length + turn.length > mostOfQuestion) break;
    kept.unshift(turn);
    length += turn.length;
  }
  return kept.join('\n');
}

function sentencesOf(text: string): string[] {
  return text
    .split(/[。！？!?；;\n]+|(?=(?:另外|还有就是|还有个|对了|顺便|再问))|(?<=[\s，,、])(?=还有)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** The clauses of a sentence: what commas and spaces part. */
export function clausesOf(sentence: string): string[] {
  return sentence.split(/[，,、~～…\s]+/u).filter((clause) => clause !== '');
}

/** A short link alone, or behind number and title, as the key T copies it. In a longer text a link names what that text is about. */
const link = /^(?:\d{4,6} .*)?\S*\/q\/(\d{4,6})\/?(?:\s+话术版本 \w+)?$/s;

/**
 * The entry that a query names: a number alone or behind # or 条目, a short link of ours, or what the key T copies (number, title
 * and link). Null if the query names none.
 */
export function namedEntry(query: string): number | null {
  const text = query.normalize('NFKC');
  const [, alone] = /^(?:#|条目|编号|no\.?)?\s*(\d{4,6})$/i.exec(text) ?? [];
  const [, linked] = link.exec(text) ?? [];
  const [, marked] = /^#(\d{4,6})\s/.exec(text) ?? [];
  const number = alone ?? linked ?? marked;
  return number === undefined ? null : Number(number);
}
