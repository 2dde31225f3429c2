/** The words by which masking tells an account name from everything else that follows a label. Lists only. */
const anyOf = (words: string) => `(?:${words.trim().split(/\s+/).join('|')})`;
const { raw } = String;

/** Where a Latin word begins; Chinese may stand right before it. */
export const start = '(?<![a-z0-9_])';
const end = '(?![a-z0-9_])';
/** 账号 and 账户, also in traditional characters. */
export const account = '[账帐賬帳][号户號戶]';
const person = raw`(?:用户|客户|登录|${account})`;
const network = raw`(?:快手|可灵|抖音|小红书|微信|[威薇]信|B站|微博|推特|支付宝)`;
const english = raw`${start}(?:u?id|account|login|nickname|user(?:[ _-]?(?:id|name))?)(?![a-z])`;

/** Labels, by what may stand behind them. */
export const labels = {
  /** The value may be letters alone: 快手号 lilyart. */
  account: raw`(?:(?:${person}|${network})\s?(?:U?ID|${account}|编号|[号號]|名)?|昵称|网名|户名|邮箱|加\s?V(?![a-z])|${start}(?:vx|wx|v信)(?![a-z]))`,
  /** The value has a digit: 手机 android is no account. */
  code: raw`(?:(?:手机|电话)号?|尾号|密[码碼]|验证码|扣扣号?|${start}(?:q\s?q\s?[号群]?|wechat)(?![a-z])|${english})`,
  /** Any number behind such a label is an account: nobody writes 用户编号 12 个. */
  id: raw`(?:用户编号|${start}u?id|(?:抖音|小红书|快手|可灵|微信)[号號])`,
  /** English labels need a sign behind them: `user=lily`, but not `user guide`. */
  english,
  /** The value may be letters alone, if there are many of them. */
  coupon: raw`(?:(?:兑换|激活|邀请|优惠)码|卡密)`,
  secret: raw`(?:(?:access|secret|api)[ _-]?key|token)`,
  /** The value is a number whose groups may stand apart. */
  number: raw`(?:电话|手机号?|扣扣号?|Q\s?Q[号群]?|卡号|订单号?|单号|身份证号?|护照|验证码)`,
  /** The value may be a name in Chinese. */
  name: raw`(?:(?:${account}|用户|登录|户|微信|快手|抖音)名称?|昵称|网名|姓名|名字|联系人|法人|收件人|我叫)`,
};
/** Between a label and its value. */
export const join = raw`\s?(?:[:=]|是:?|为|叫做?)?\s?`;

/** Latin that follows a label and is no account: what our product and its surroundings are called. */
export const product = raw`(?:${anyOf(`
  s?vip pro plus max mini std master turbo omni apps? api web pc h5 ios android iphone ipad apple mac(?:os|book)? win(?:dows)? linux
  chrome edge safari firefox gmail outlook hotmail icloud qq wechat weixin alipay paypal visa mastercard pay google facebook twitter
  tiktok discord steam youtube instagram telegram oppo vivo huawei honor xiaomi redmi samsung oneplus kling(?:ai)? kolors sora veo vidu
  runway midjourney (?:chat)?gpt seedance deepseek comfyui ai ui ip u?id pid url key token sdk access secret cookie logo bug error
  invalid null wifi vpn kol koc ugc pgc mcn u?hd json csv pdf png jpe?g webp gif mov
`)}[\d.]{0,6}${end})`;

/** An error code of Windows, such as 0x80070005; the first of its eight digits marks an error. */
export const windowsError = raw`0x[8c][\da-f]{7}${end}`;

/** Latin with digits that is no account: sizes and rates, dates, error codes, versions of the products above. */
export const technical = raw`(?:${anyOf(raw`
  (?:\d{1,9}(?:\.\d{1,3})?${anyOf('[kp] fps [kmg]?bps [kmg]b k?hz ms s px min bit days?')}){1,4}\d{0,4}${end}
  \d{2,5}x\d{2,5}${end} 20\d\d-\d\d?- ${windowsError} 0x[\da-f]{1,5}${end} kling kolors v\d{1,2}(?:[._-]|(?![a-z0-9])) err(?:or)?_
`)}|${anyOf(`
  h x hs rs es rtx gtx rx sha md utf ae pr prores chrome edge firefox safari (?:ipad|mac|i)os android win(?:dows)? iphone mate
  http err(?:or)? code status mp gpt image video
`)}[ _-]?v?\d{1,5}(?:[._-]\d{1,4}){0,3}[pk]?${end})`;

/** Units that must not follow a number, because the number then counts something. */
export const notCounted = `(?!${anyOf('元 块 灵感 积分 点 秒 分 小?时 天 年 月 次 个 位 人 条 张 帧 字 像素 p k w 万 倍 %')})`;

/** What no name in Chinese begins with: 昵称|违规, 姓名|填错. */
export const notFirst =
  '(?!客服|人工|[的了吗呢和与跟在我你您他她它这那有只会能可不没无如都也就又再同或及多哪中里上下名称类被是否叫为别自必空唯怎咋啥什谁改修换填写输显格长限重违审规设错信变认注登验已后前支栏框实微快身昨今刚早晚用网博包含乱敏带忘密电太要想请随英嗎與無沒會這裡個類稱說變認註驗過後欄實網帶請隨誰寫])';

const asked = anyOf(`
  怎 咋 啥 什么 为何 为啥 是否 能否 可以 [吗呢哪谁] 多少 几个 无法 不能 不了 不上 没有 没到 登[录陆] 注册 注销 密码 验证 绑 封 退 会员 充值 支付
  灵感 视频 生成 公司 个人 企业 自动 一样 境外 海外 安卓 苹果 手机 邮箱 账号 异常 失败 错误 丢失 找回 修改 更换 切换 已 未 想改 要改
  什麼 嗎 誰 無法 沒 登入 註[冊銷] 密碼 驗證 綁 會員 儲值 靈感 視頻 影片 異常 失敗 錯誤 更換
`);

/** What a question contains and a name does not. */
export const notWithin = raw`(?![\p{L}\p{N}]{0,12}?${asked})`;

/** What a question begins with, where more than the name may follow. */
export const notAsked = `(?!${asked})`;

/** What comes after a name that no sign ends: 法人张三|身份不符. */
export const after = `(?=${anyOf('的 [想要怎能登改说充付被盗搬抄侵违忘没] 实名 认证 身份 会员 灵感 反馈 投诉 作品 无法 不能')})`;

/** What a prompt may point at: @图片1. */
export const feature = anyOf(
  '图 视频 音频 主体 元素 角色 功能 素材 参考 符号 首帧 尾帧 人物 场景 声音 提示 image video element audio',
);
