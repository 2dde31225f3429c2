import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Guard, portOf, serveSite } from '../../cli/serve-site.ts';
import { checksumsOf } from '../../src/site/checksums.ts';
import { corpusWith, sampleContent } from '../built/corpora.ts';
import { keepSite } from '../built/kept-sites.ts';
import { copyAll, publishTo } from '../nginx/nginx.ts';
import { sites } from './sites.ts';

interface Draft {
  title: string;
  /** What customers call this, in five questions. */
  word: string;
  fields?: string;
  body: string;
}

const reply = (text: string) => `:::话术\n${text}\n:::\n`;
const note = (address: string) => `:::内部\n登记在[表格](${address})里。\n:::\n`;
const branch = (when: string, text: string) => `::::情形[${when}]\n\n${reply(text)}\n::::\n\n`;

function fileOf(number: number, { title, word, fields = '', body }: Draft): string {
  const aliases = ['怎么办', '是什么', '在哪里', '多少钱', '要多久'].map((end) => word + end);
  return `---\nnumber: ${number}\ntitle: ${title}\naliases: [${aliases.join(', ')}]\nstatus: published\n${fields}---\n\n${body}`;
}

/** Each entry is there for one thing that may happen to it: how it is at first, and later; null if it is gone then. */
const entries: Record<number, { before: Draft; after: Partial<Draft> | null }> = {
  1101: {
    before: { title: '葡萄的价格', word: '葡萄', body: reply('您好，葡萄每斤 10 元。') },
    after: { body: reply('您好，葡萄每斤 12 元，下月起执行。') },
  },
  1102: { before: { title: '香蕉的产地', word: '香蕉', body: reply('您好，香蕉来自海南。') }, after: null },
  1103: {
    before: { title: '苹果的品种', word: '苹果', body: reply('您好，苹果是红富士。') },
    after: { fields: 'verify: [品种须核实]\n' },
  },
  1104: { before: { title: '荔枝的时令', word: '荔枝', body: reply('您好，荔枝六月上市。') }, after: null },
  1105: {
    before: {
      title: '橙子分几种',
      word: '橙子',
      body: branch('买了脐橙', '脐橙的旧话术。') + branch('买了血橙', '血橙的话术。'),
    },
    after: { body: branch('买了脐橙', '脐橙的新话术。') + branch('买了血橙', '血橙的话术。') },
  },
  1106: {
    before: { title: '西瓜的优惠', word: '西瓜', body: reply('您好，西瓜八折。') },
    after: { fields: 'validUntil: 2026-01-31\n' },
  },
  1107: { before: { title: '桃子的包装', word: '桃子', body: reply('您好，桃子用纸盒。') }, after: {} },
  1108: {
    before: {
      title: '梨子的图片',
      word: '梨子',
      body: reply('{{?称呼}}您好，梨子如图。\n\n![梨子](entrance.png)'),
    },
    after: { body: reply('{{?称呼}}您好，新的梨子如图。\n\n![梨子](entrance.png)') },
  },
  1109: {
    before: {
      title: '樱桃的登记',
      word: '樱桃',
      body: `${reply('您好，樱桃已登记。')}\n${note('https://old.example/')}`,
    },
    after: { body: `${reply('您好，樱桃已登记。')}\n${note('https://new.example/')}` },
  },
};

export type Moment = 'before' | 'after';

/** The corpus of these tests at one of two moments. */
function corpusAt(moment: Moment): string {
  const files = Object.entries(entries).flatMap(([number, { before, after }]) => {
    const draft = moment === 'before' ? before : after && { ...before, ...after };
    return draft ? [[`samples/fruit-${number}.md`, fileOf(Number(number), draft)] as const] : [];
  });
  const unpublished = (text: string) => text.replace('status: published', 'status: unpublished');
  const all = files.map(([path, text]) => [
    path,
    path.includes('1103') && moment === 'after' ? unpublished(text) : text,
  ]);
  const redirects = moment === 'before' ? '{}\n' : '1104: 1101\n/samples/fruit-1104/: 1101\n1102: 1107\n';
  const notice = 'title: 新通知\ntext: 今天起涨价。\nfrom: 2026-01-01\nuntil: 2099-12-31\naudience: 全体客服\n';
  const notices = moment === 'before' ? {} : { 'notices/new.yml': notice };
  return corpusWith(sampleContent, { ...Object.fromEntries(all), ...notices, 'redirects.yml': redirects });
}

/**
 * The corpus at both moments as built sites, and what readers are served after each row of deploys. Building takes a while, and
 * publishing compresses every file, so each is done once for all tests.
 */
export class Publisher {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kling-qa-publisher-'));
  readonly #builds: Record<Moment, string>;
  readonly #stores = new Set<string>();

  static async make(): Promise<Publisher> {
    return new Publisher(await keepDeployed());
  }

  private constructor(builds: Record<Moment, string>) {
    this.#builds = builds;
  }

  /** The folder that is live after these deploys. */
  liveAfter(deploys: readonly Moment[]): string {
    return join(this.#storeAfter(deploys), 'current/www');
  }

  remove(): void {
    remove(this.#folder);
  }

  #storeAfter(deploys: readonly Moment[]): string {
    const store = join(this.#folder, deploys.join('-'));
    if (this.#stores.has(store)) return store;
    if (deploys.length > 1) copyAll(this.#storeAfter(deploys.slice(0, -1)), store);
    const build = this.#nightlyBuild(deploys);
    publishTo({ srv: store }, build);
    remove(build);
    this.#stores.add(store);
    return store;
  }

  /** The last of these builds as one of its own, as a nightly build of unchanged content would be. */
  #nightlyBuild(deploys: readonly Moment[]): string {
    const build = join(this.#folder, 'build');
    cpSync(this.#builds[deploys.at(-1) ?? 'before'], build, { recursive: true });
    const version = join(build, 'version.json');
    const built = { ...JSON.parse(readFileSync(version, 'utf8')), built: `${2000 + deploys.length}-01-01T00:00:00Z` };
    writeFileSync(version, JSON.stringify(built));
    writeFileSync(join(build, 'SHA256SUMS'), checksumsOf(build));
    return build;
  }
}

/** The built sites of both moments. */
export async function keepDeployed(): Promise<Record<Moment, string>> {
  return { before: await buildAt('before'), after: await buildAt('after') };
}

async function buildAt(moment: Moment): Promise<string> {
  const content = corpusAt(moment);
  const site = await keepSite(`deployed-${moment}`, { content });
  remove(content);
  return site;
}

/** A server that operations deploy to. */
export class Deployment {
  /** Whether readers are signed on; if not, whether they are led to sign on or refused. */
  access: 'given' | 'sign-on' | 401 | 403 = 'given';
  readonly #publisher: Publisher;
  readonly #folder = mkdtempSync(join(tmpdir(), 'kling-qa-deployment-'));
  readonly #live = join(this.#folder, 'live');
  #deploys: Moment[] = [];
  #servers: Server[] = [];

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  /** Publishes the first build, and serves what is published. */
  async start(): Promise<void> {
    this.deploy('before');
    const askToSignOn: Guard = (_path, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>登录</h1>');
      return true;
    };
    const signOn = await serveSite({ folder: this.#folder, port: 0, guard: askToSignOn });
    const guard: Guard = (_path, response) => this.#guard(response, portOf(signOn));
    const site = await serveSite({ folder: this.#live, port: 0, guard });
    this.#servers = [site, signOn];
  }

  /** Address of a page. */
  url(path: string): string {
    const [site] = this.#servers;
    if (!site) throw new Error('the deployment was not started');
    return `http://${sites.host}:${portOf(site)}/${path}`;
  }

  /** Publishes a build, or the same content again and again. */
  deploy(moment: Moment, times = 1): void {
    this.#deploys.push(...Array<Moment>(times).fill(moment));
    rmSync(this.#live, { force: true });
    symlinkSync(this.#publisher.liveAfter(this.#deploys), this.#live);
  }

  stop(): void {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
    remove(this.#folder);
  }

  #guard(response: ServerResponse, signOnPort: number): boolean {
    // The part of our policy that decides where a form or a script may be led.
    response.setHeader('content-security-policy', "connect-src 'self'; form-action 'self'");
    if (this.access === 'given') return false;
    const isSignOn = this.access === 'sign-on';
    response
      .writeHead(isSignOn ? 302 : Number(this.access), isSignOn ? { location: `http://127.0.0.1:${signOnPort}/` } : {})
      .end();
    return true;
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
