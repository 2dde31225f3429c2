/** Pieces of our dialect and of what breaks parsers. */
const pieces = [
  ':::话术',
  ':::内部',
  '::::情形[客户]',
  ':::升级{路径=二线}',
  ':::',
  '::::',
  '：：：',
  ':::话述',
  ':::话术{x=1}[y]',
  '---',
  '--- ',
  'number: 1e9',
  'aliases: [a, [b], {c: d}]',
  'title: &a [*a]',
  '? ?\n: :',
  '!!binary aGk=',
  '<<: *x',
  '|',
  '| a | b |\n| --- |\n| 1 |',
  '{{tax-rate}}',
  '{{',
  '}}',
  '{{{{}}}}',
  '**',
  '~~',
  '*'.repeat(40),
  '['.repeat(60),
  '> '.repeat(60),
  '- '.repeat(60),
  '`',
  '```',
  '<script>',
  '<!--',
  '&#0;',
  '&#x110000;',
  '&amp;',
  '\\',
  '![](x.png)',
  '![a](../../../../etc/passwd)',
  '[a](javascript:alert(1))',
  '[a](/q/1/)',
  '[a]: b',
  '[^1]',
  'https://[::1]:99999/',
  'http://%/',
  'https://klingai.kuaishou.com@evil.cn/%zz',
  '13800138000',
  'a@b.cn',
  '（'.repeat(30),
  '」',
  '「',
  '\t',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\u0000',
  '\u{1f600}',
  '𠀀',
  '100000000000000000000000000000 元',
  '百分之九百九十九点九',
  '一'.repeat(50),
  '税率',
  '税率是 9%',
  '有效期',
  '下周',
  '\r',
  '\r\n',
  '\n\n',
  '    ',
  '# 标题',
  '===',
];

/** Bytes of a file, changed in one to eight ways. */
export function mutate(source: string, random: () => number): Uint8Array {
  let text = source;
  const at = () => Math.floor(random() * (text.length + 1));
  const changes = 1 + Math.floor(random() * 8);
  for (let change = 0; change < changes; change++) {
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
    const piece = pieces[Math.floor(random() * pieces.length)] ?? '';
    const kind = Math.floor(random() * 7);
    if (kind <= 2) text = text.slice(0, from) + piece + text.slice(from);
    else if (kind === 3) text = text.slice(0, from) + text.slice(Math.min(to, from + 80));
    else if (kind === 4) text = text.slice(0, from) + text.slice(from, from + 60).repeat(3) + text.slice(from);
    else if (kind === 5) text = `${text.slice(0, from)}\n${piece}\n${text.slice(from)}`;
    else text = shuffleLines(text, random);
  }
  const bytes = new TextEncoder().encode(text);
  if (random() < 0.15 && bytes.length > 0) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return bytes;
}

function shuffleLines(text: string, random: () => number): string {
  const lines = text.split('\n');
  const [a, b] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
  [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  return lines.join('\n');
}
