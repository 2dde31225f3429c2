import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import type { Place, SourceLine } from '../entry/problem.ts';

/** A problem without its path: the caller knows the file. */
export interface Finding extends Place {
  rule: string;
  message: string;
}

export interface YamlResult<T> {
  data: T | null;
  findings: Finding[];
}

/**
 * YAML text → checked data with places. `firstLine` is the line of the file on which the text begins. Never throws:
 * broken YAML, alias bombs and wrong types all become findings.
 *
 * @param keys whether keys that the schema lacks are refused, or left out of the data
 */
export function parseYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  firstLine = 1,
  keys: 'known' | 'any' = 'known',
): YamlResult<T> {
  const { document, at } = read(text, firstLine);
  if (!document) return { data: null, findings: [tooDeep(at(0))] };
  if (document.errors.length > 0)
    return { data: null, findings: firstPerLine(document.errors.map((error) => yamlFinding(error, at))) };

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 }) ?? {};
  } catch {
    const message = 'YAML 里的引用（& 和 *）太多或无法展开；请直接写出内容';
    return { data: null, findings: [{ ...at(0), rule: 'yaml', message }] };
  }

  const cut = [...cutTexts(text, at), ...joinedTexts(document, text, at)];
  let result = schema.safeParse(value);
  if (!result.success && keys === 'any') {
    dropUnknownKeys(value, result.error.issues);
    result = schema.safeParse(value);
  }
  if (result.success) return { data: result.data, findings: cut };
  const findings = result.error.issues.map((issue): Finding => {
    const key = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    return { ...at(offsetOf(document, [...issue.path, ...key])), rule: 'front-matter', message: messageOf(issue) };
  });
  return { data: null, findings: [...cut, ...findings] };
}

function dropUnknownKeys(value: unknown, issues: readonly z.core.$ZodIssue[]): void {
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const owner = issue.path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown>)[step], value);
    for (const key of issue.keys) delete (owner as Record<string, unknown>)[key];
  }
}

/** Values that YAML cuts off at ` #`: the rest is a comment to it, and was text to whoever wrote it. */
function cutTexts(text: string, at: (offset: number) => Place): Finding[] {
  if (!/\S[ \t]+#/.test(text)) return [];
  let offset = 0;
  const found: Finding[] = [];
  for (const token of new Lexer().lex(text)) {
    const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
    if (token.startsWith('#') && before.trim() !== '')
      found.push({
        ...at(offset),
        rule: 'yaml-comment',
        message: `从「${token.slice(0, 12)}」起到行尾会被丢掉，空格加 # 在这里是注释的意思；请给整段文字加上引号，例如 '取消 #1 续费'，真是注释请另起一行`,
      });
    offset += token === '\u0002' || token === '\u0018' || token === '\u001f' ? 0 : token.length;
  }
  return found;
}

/** Values without quotes that run over several lines: YAML makes one of them, where somebody forgot a mark of the list. */
function joinedTexts(document: Document, text: string, at: (offset: number) => Place): Finding[] {
  const found: Finding[] = [];
  visit(document, {
    Scalar(_key, { type, range, value }) {
      const [start = 0, end = 0] = range ?? [];
      const second = type === 'PLAIN' ? /\n\s*/.exec(text.slice(start, end)) : null;
      if (second)
        found.push({
          ...at(start + second.index + second[0].length),
          rule: 'yaml-lines',
          message: `这一行会和上一行连成一句「${shorten(String(value))}」；是另一句就在前面补上「- 」，和上一项对齐，是同一句请写在一行里`,
        });
    },
  });
  return found;
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

/** Where a field such as `['aliases', 2]` stands; the nearest parent's place if the field is absent. */
export function fieldPlace(text: string, path: readonly PropertyKey[], firstLine = 1): Place {
  if (latest?.text !== text) latest = { text, read: read(text, 1) };
  const { document, at } = latest.read;
  const { line, column } = at(document ? offsetOf(document, path) : 0);
  return { line: line + firstLine - 1, column };
}

/** A list without one of its rows, the other rows and all comments as they were typed; null if no row has a line of its own. */
export function withoutRow(text: string, index: number): string | null {
  const { document } = read(text, 1);
  const rows = document?.contents;
  const [start, end] = isSeq(rows) && !rows.flow && isNode(rows.items[index]) ? (rows.items[index].range ?? []) : [];
  if (start === undefined || end === undefined) return null;
  const before = text.slice(0, text.lastIndexOf('\n', start - 1) + 1);
  const lineEnd = text.indexOf('\n', Math.max(start, end - 1));
  const rest = before + (lineEnd < 0 ? '' : text.slice(lineEnd + 1));
  // Comments alone are no list.
  return isSeq(rows) && rows.items.length === 1 ? `${rest}[]\n` : rest;
}

/** A text in a YAML file: the keys that lead to it, and what was typed between the quotes, line by line. */
export interface YamlText {
  field: string[];
  lines: SourceLine[];
}

/** Every text of a YAML file, in the order of the file; none where the file cannot be read. */
export function yamlTexts(source: string): YamlText[] {
  const { document, at } = read(source, 1);
  const found: YamlText[] = [];
  walk(document?.contents, []);
  return found;

  function walk(node: unknown, field: string[]): void {
    if (isMap(node)) for (const { key, value } of node.items) walk(value, [...field, String(key)]);
    else if (isSeq(node)) node.items.forEach((item, index) => void walk(item, [...field, String(index)]));
    else if (isAlias(node) && document) addText(node.resolve(document), field);
    else addText(node, field);
  }

  function addText(node: unknown, field: string[]): void {
    if (isScalar(node) && typeof node.value === 'string') found.push({ field, lines: typedLines(node, source, at) });
  }
}

function typedLines({ range, type, value }: Scalar, source: string, at: (offset: number) => Place): SourceLine[] {
  const [start = 0, end = 0] = range ?? [];
  // A text with escapes such as \u200b is judged by the characters that they stand for, and is placed where the text
  // begins.
  if (type === 'QUOTE_DOUBLE' && source.slice(start, end).includes('\\'))
    return String(value)
      .split('\n')
      .map((text) => ({ ...at(start + 1), text }));
  const quote = type?.startsWith('QUOTE') ? 1 : 0;
  const header = type?.startsWith('BLOCK') ? source.indexOf('\n', start) + 1 - start : 0;
  const from = start + quote + header;
  const first = at(from);
  return source
    .slice(from, end - quote)
    .split('\n')
    .map((text, index) => {
      const indent = index === 0 && header === 0 ? 0 : text.length - text.trimStart().length;
      return { line: first.line + index, column: (index === 0 ? first.column : 1) + indent, text: text.slice(indent) };
    });
}

/** The last text that was read: callers ask for several places of the same text. */
let latest: { text: string; read: ReturnType<typeof read> } | undefined;

/** `document` is null where brackets nest so deeply that they cannot be read. */
function read(text: string, firstLine: number): { document: Document | null; at: (offset: number) => Place } {
  let document: Document | null = null;
  try {
    document = parseDocument(text, { prettyErrors: false, strict: true, logLevel: 'error' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  // The library's own line counter loses lines after some errors.
  const at = (offset: number): Place => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length + firstLine - 1, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  return { document, at };
}

const yamlMessages: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: '缩进不对；列表的每一项与上一项对齐，下级多缩进两格',
  DUPLICATE_KEY: '同一个字段写了两次；请合并成一个',
  MISSING_CHAR: '这里少了一个字符，常见的是引号、括号没有成对，或冒号后没有空格',
  MULTILINE_IMPLICIT_KEY: '这一行没有写成「字段: 值」；检查冒号是不是半角、冒号后有没有空格',
  TAB_AS_INDENT: '缩进用了制表符；请改成空格',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个「: 」；含冒号的文字请加引号',
  BAD_SCALAR_START: '文字以特殊字符开头；请给整段文字加引号',
  UNEXPECTED_TOKEN: '这里多了内容；含 # 、: 、[ 或 { 的文字请加引号',
};

/** The schema's own message in Chinese; for any other issue, a message by the kind of the issue. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (/\p{Script=Han}/u.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `没有${issue.keys.map((key) => `「${key}」`).join('、')}这个字段；请删去，或照上面别的条目改对名称`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? '这个键写得不对；请照别的行改';
    case 'invalid_type':
      return `这里应该是${kinds[issue.expected] ?? '别的内容'}；请照别的行改，检查冒号后有没有空格、缩进对不对`;
    default:
      return '这里写得不对；请照别的行改';
  }
}

const kinds: Record<string, string> = {
  record: '「键: 值」，每行一个',
  object: '「键: 值」，每行一个',
  array: '列表，每行以 - 开头',
  string: '文字',
  number: '数字',
};

/** One slip of the pen makes the parser complain several times; the first complaint is the useful one. */
function firstPerLine(findings: Finding[]): Finding[] {
  return findings.filter(({ line }, index) => findings.findIndex((other) => other.line === line) === index);
}

function tooDeep(place: Place): Finding {
  return { ...place, rule: 'yaml', message: 'YAML 的括号或列表套得太深，无法读取；请照别的条目写成一层' };
}

function yamlFinding(error: YAMLError, at: (offset: number) => Place): Finding {
  return {
    ...at(error.pos[0]),
    rule: 'yaml',
    message: `YAML 写法不对：${yamlMessages[error.code] ?? '请对照别的条目检查这一行'}`,
  };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const last = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
