import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EntriesJson, ExportedEntry } from '../../src/export/contracts.ts';
import { keptSite } from '../built/kept-sites.ts';

const { entries }: EntriesJson = JSON.parse(readFileSync(join(await keptSite('frozen'), 'entries.json'), 'utf8'));

type Part = 'replies' | 'internal' | 'escalation';

/** Figures and names a customer or an agent acts on. A change here is a change of the answer: whoever makes it knows. */
const facts: [number: number, part: Part, ...words: string[]][] = [
  [1001, 'replies', '头像下方', '换绑', '快手 App'],
  [1002, 'replies', '不包含', 'https://klingai.kuaishou.com/', '灵感值'],
  [1003, 'replies', '可灵 AI 视频生成', 'https://klingai.kuaishou.com/'],
  [1004, 'replies', '无水印下载', '下载按钮'],
  [1005, 'replies', '重新登录', 'https://klingai.kuaishou.com/', '谨防上当受骗'],
  [1005, 'escalation', '二线', '3 个工作日', '相关的情况', '账号 ID'],
  [1006, 'replies', '历史视频', '重新导出'],
  [1007, 'replies', '无水印下载'],
  [1008, 'replies', '黄金会员', '铂金会员', '钻石会员', '公示', '服务权益的实际展示'],
  [1008, 'internal', '66 元', '168 元', '98 元', '258 元', '148 元', '366 元'],
  [1009, 'replies', '「首页」-「会员中心」'],
  [1010, 'replies', '没有永久会员'],
  [1011, 'replies', '4～5 秒', '3 分钟', '提示词'],
  [1012, 'replies', '灵感迸发创作大赛', '等活动'],
  [1013, 'replies', '首购优惠', '是否购买过', '到期', '立即生效', '不再续订'],
  [1013, 'internal', '1/3/12 个月', '连续包月/包季', '铂金单品 3 个月'],
  [1014, 'replies', '不会亏损', '立即生效'],
  [1015, 'replies', '不支持', '连续包季', '最高'],
  [1016, 'replies', '不支持'],
  [1017, 'replies', '立即生效', '顺延', '不再续订'],
  [1017, 'internal', '永远用不上'],
  [1018, 'replies', '续费时间不变', '顺延'],
  [1019, 'replies', '在可灵 AI 平台', '按月发放', '非自然月', '2 年', '不再按月清零'],
  [1020, 'replies', '不支持退回', '自动退还'],
  [1021, 'replies', 'Edge + Chrome', '刷新'],
  [1021, 'escalation', '二线', '3 个工作日', '右上角的头像'],
  [1022, 'replies', '可灵 AI 视频生成'],
  [1023, 'replies', '验证码', '换绑', '同一个快手号'],
  [1024, 'replies', '不能兑换会员', '不能进行转移、赠送等操作', '提现', '大师运镜', '高表现', '视频延长'],
  [1025, 'replies', '快手 ID 相同', 'AI生视频'],
  [1026, 'replies', '灵感值详情', '我的灵感值'],
  [1027, 'replies', '1 元人民币 = 10 灵感值'],
  [1028, 'replies', '最底端', '去充值', '右上角'],
  [1029, 'replies', '6%'],
  [1030, 'replies', '不支持对公', '10 个工作日', '开票二维码', '数电票-增值税专用发票'],
  [1031, 'replies', '每个扣款周期', '勾选'],
  [1032, 'replies', '去开票', '二维码', '不能自动开票'],
  [1032, 'internal', '10 月中旬', '下下周'],
  [1033, 'replies', 'https://klingai.kuaishou.com/', '表单', '邮箱'],
  [1034, 'replies', '应用程序编程接口', '翻译官', '互联与集成'],
  [1035, 'replies', '开发者', '不需要调用 API'],
  [1036, 'replies', '「API 调用」-「文档中心」'],
  [1036, 'escalation', '可灵AI-其他问题', '二线'],
  [1037, 'escalation', '购买了 API 资源包，可以退款吗？'],
  [1038, 'replies', '第一时间', '不再联系'],
  [1039, 'replies', '临时下线'],
  [1040, 'replies', '300 字', '工作地区', '内容分类', '「个人」'],
  [1041, 'replies', 'jpg/png', '版权'],
  [1042, 'replies', '2.5'],
  [1043, 'replies', '5 秒', '没有限制'],
  [1044, 'replies', '更换提示词', '版权'],
  [1045, 'replies', 'https://docs.qingque.cn/d/home/eZQDp092-vzqbhb02KUdurkwP?identityId=1rm7UUTeCNX', '一键同款'],
  [1046, 'replies', 'https://docs.qingque.cn/d/home/eZQDp092-vzqbhb02KUdurkwP?identityId=1rm7UUTeCNX', '一键同款'],
  [1047, 'replies', '搜索「可灵AI」'],
  [1048, 'replies', '10 秒', '「对口型」'],
  [1049, 'replies', '不支持设置', '「高表现」'],
  [1049, 'internal', '具体分辨率'],
  [1050, 'replies', '生成之前'],
  [1051, 'replies', '右下角的三个点'],
  [1052, 'replies', '默认下载地址'],
  [1053, 'replies', '无法恢复'],
  [1054, 'replies', '尚不明晰', '届时的立法'],
  [1055, 'replies', '商业用途', '专业法律人士', '适售性'],
  [1056, 'replies', '已经收到并记录'],
  [1057, 'replies', '剪同款', 'AI 工具', '无需申请权限'],
  [1058, 'replies', '申请权限', '无需申请权限'],
  [1059, 'replies', '苹果', '小米', 'OPPO', 'VIVO', '「可灵」'],
  [1060, 'replies', '多个设备'],
  [1060, 'internal', '不透露', '数目'],
  [1061, 'replies', '不支持互通'],
  [1062, 'replies', '侧边栏', '最近使用', '反馈', '谨防上当受骗'],
  [1063, 'replies', '没有其他充值渠道', '谨防上当受骗'],
];

/** Doubts that are open until somebody with authority settles them. */
const doubted = [
  1001, 1002, 1003, 1005, 1008, 1012, 1017, 1019, 1022, 1023, 1024, 1025, 1026, 1028, 1032, 1033, 1035, 1036, 1037,
  1039, 1040, 1046, 1048, 1050, 1057, 1059, 1062, 1063,
];

const squeeze = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
const find = (number: number) => entries.find((entry) => entry.number === number);

function textOf(entry: ExportedEntry | undefined, part: Part): string {
  if (!entry) return '';
  if (part === 'replies') return entry.replies.map(({ text }) => text).join('\n');
  if (part === 'internal') return entry.internal.join('\n');
  return JSON.stringify(entry.escalation);
}

describe('the facts of the answers', () => {
  const rows = facts.map(([number, part, ...words]) => ({ number, part, words }));
  it.each(rows)('$number says in its $part: $words', ({ number, part, words }) => {
    const text = squeeze(textOf(find(number), part));
    for (const word of words) expect(text).toContain(squeeze(word));
  });

  it('keep what agents must not tell out of replies', () => {
    for (const [number, words] of [
      [1008, ['66', '168', '366']],
      [1032, ['下周', '10 月', '旬']],
      [1049, ['1080', '720', '4K']],
      [1060, ['台', '5', '3']],
    ] as const)
      for (const word of words) expect(textOf(find(number), 'replies')).not.toContain(word);
  });

  it('include no reply where none has been approved', () => {
    expect(find(1037)?.replies).toEqual([]);
  });

  it.each(doubted)('%i shows a doubt, unless somebody has verified it', (number) => {
    const entry = find(number);
    expect(entry?.verify.length || entry?.reviewed).toBeTruthy();
  });
});
