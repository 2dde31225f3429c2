/**
 * Every block an editor may write. The parser, the pages, the gate and the guide all read this table.
 * `in` lists where a block may stand: at the top of the body, or inside a 情形.
 */
export const blocks = {
  话术: {
    kind: 'reply',
    audience: 'customer',
    in: ['body', 'branch'],
    label: false,
    attributes: [],
    example: ':::话术',
  },
  内部: {
    kind: 'internal',
    audience: 'agent',
    in: ['body', 'branch'],
    label: false,
    attributes: [],
    example: ':::内部',
  },
  情形: {
    kind: 'branch',
    audience: 'agent',
    in: ['body'],
    label: true,
    attributes: [],
    example: '::::情形[客户符合的条件]',
  },
  升级: {
    kind: 'escalation',
    audience: 'agent',
    in: ['body', 'branch'],
    label: false,
    attributes: ['路径'],
    example: ':::升级{路径=二线}',
  },
} as const satisfies Record<string, BlockSpec>;

interface BlockSpec {
  kind: 'reply' | 'internal' | 'branch' | 'escalation';
  audience: 'customer' | 'agent';
  in: readonly ('body' | 'branch')[];
  /** true: `[…]` after the name is required; false: `[…]` is refused. */
  label: boolean;
  /** Attributes that are required; others are refused. */
  attributes: readonly string[];
  /** The opening line as an editor should type it. */
  example: string;
}

export type BlockName = keyof typeof blocks;

export const blockNames = Object.keys(blocks) as BlockName[];

export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(blocks, name);
}
