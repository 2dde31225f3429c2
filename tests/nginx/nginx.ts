import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { makeSite, type SiteOptions, temporaryFolder } from './make-site.ts';

const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const found = spawnSync('nginx', ['-v'], { encoding: 'utf8' });

/** Why nginx cannot be tested here, or null. Said aloud by every file of these tests. */
export const withoutNginx =
  found.status !== 0
    ? '没有安装 nginx，跳过 nginx 的测试（Debian：apt-get install nginx libnginx-mod-http-brotli-static）'
    : existsSync(brotliModule)
      ? null
      : '没有 nginx 的 brotli 模块，跳过 nginx 的测试（Debian：apt-get install libnginx-mod-http-brotli-static）';
if (withoutNginx) console.warn(withoutNginx);

export interface NginxOptions {
  base?: string;
  /** Lines of access.conf in place of `deny all`. */
  access?: string;
  /** Lines for the site's location or the server block. */
  location?: string;
  server?: string;
  /** Edits of the files that operations copy: [file below kling-qa/, old text, new text]. */
  edits?: [file: string, from: string, to: string][];
  /** A site in place of ours, written as ours are, or another one before it. */
  site?: string;
  before?: string;
  /** Which of the two sites: plain http, or TLS with the given certificate. */
  tls?: { certificate: string; key: string };
  /** Lines of nginx's main context, such as `worker_processes 1;`. */
  main?: string;
  events?: string;
}

export interface Nginx {
  port: number;
  /** Plain-http port that redirects, with TLS. */
  redirectPort: number;
  /** Holds etc/ (the configuration), srv/ (what deploy/publish writes) and log/. */
  folder: string;
  srv: string;
  process: ChildProcess;
  log(name: 'access' | 'usage' | 'error' | 'other'): string;
  signal(name: 'reload' | 'stop' | 'quit' | 'reopen'): void;
  stop(): Promise<void>;
}

/** A folder with our configuration as operations would have it; paths and ports are the only differences. */
export async function configure(options: NginxOptions & { folder?: string } = {}): Promise<Nginx> {
  const folder = options.folder ?? temporaryFolder();
  const [port = 0, redirectPort = 0] = await freePorts(2);
  const etc = join(folder, 'etc');
  mkdirSync(join(folder, 'log'), { recursive: true });
  mkdirSync(join(folder, 'temp'), { recursive: true });
  cpSync(resolve('deploy/nginx/kling-qa'), etc, { recursive: true });
  const local = (text: string) =>
    text
      .replaceAll('/etc/nginx/kling-qa', etc)
      .replaceAll('/srv/kling-qa', join(folder, 'srv'))
      .replaceAll('/var/log/kling-qa', join(folder, 'log'));
  if (options.access) writeFileSync(join(etc, 'access.conf'), options.access);
  for (const [file, from, to] of options.edits ?? []) {
    const text = readFileSync(join(etc, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(etc, file), text.replace(from, to));
  }
  for (const file of filesOf(etc)) writeFileSync(file, local(readFileSync(file, 'utf8')));
  const ours = readFileSync(resolve(`deploy/nginx/${options.tls ? 'site' : 'site-plain-http'}.conf`), 'utf8');
  const ports = { port, redirectPort };
  writeFileSync(join(etc, 'site.conf'), localSite(local(options.site ?? ours), options, ports));
  writeFileSync(join(etc, 'before.conf'), localSite(local(options.before ?? ''), options, ports));
  writeFileSync(join(folder, 'nginx.conf'), mainConf(folder, options));
  return { port, redirectPort, folder, srv: join(folder, 'srv') } as Nginx;
}

/** Starts nginx on a loopback port with our configuration. */
export async function startNginx(options: NginxOptions & { folder?: string } = {}): Promise<Nginx> {
  const configured = await configure(options);
  const { folder, port } = configured;
  const args = ['-c', join(folder, 'nginx.conf'), '-p', folder];
  const test = spawnSync('nginx', ['-t', ...args], { encoding: 'utf8' });
  if (test.status !== 0) throw new Error(test.stderr);
  const process = spawn('nginx', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  await untilListening(port);
  return {
    ...configured,
    process,
    log: (name) => readFileSync(join(folder, 'log', `${name}.log`), 'utf8'),
    signal: (name) => void spawnSync('nginx', [...args, '-s', name]),
    stop: () =>
      new Promise((done) => {
        if (process.exitCode !== null || process.signalCode !== null) return done();
        process.once('exit', () => done());
        process.kill('SIGTERM');
      }),
  };
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One request, exactly as given: no redirect followed, no path tidied. */
export function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    httpRequest({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', fail)
      .end();
  });
}

/** What comes back on a connection that sends exactly these bytes. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((done, fail) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setEncoding('latin1').on('data', (part) => {
      answer += part;
    });
    socket.on('end', () => socket.end()).on('close', () => done(answer));
    // nginx may close before it has read everything; what it said counts.
    socket.on('error', (error) => (answer ? done(answer) : fail(error)));
    socket.setTimeout(15_000, () => socket.destroy());
  });
}

/** Publishes with the command that operations use. */
export function publish(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(resolve('deploy/publish'), args, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** Publishes a build to where a server of these tests reads it. */
export function publishTo({ srv }: Pick<Nginx, 'srv'>, directory: string, ...options: string[]): void {
  const { status, output } = publish(directory, `--to=${srv}`, ...options);
  if (status !== 0) throw new Error(output);
}

const stores = new Map<string, Promise<string>>();

/**
 * A folder that a small site was published to once for each mark, in their order. Tests of what comes afterwards start
 * with a copy, because the first publishing compresses everything.
 */
export async function copyStore(marks: readonly string[], site: SiteOptions = {}): Promise<string> {
  const target = temporaryFolder();
  if (marks.length === 0) return target;
  const key = JSON.stringify([marks, site]);
  const made = stores.get(key) ?? makeStore(marks, site);
  stores.set(key, made);
  copyAll(await made, target);
  return target;
}

/** Copies all in a folder with times and links. Files that are one file stay one. */
export function copyAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

async function makeStore(marks: readonly string[], site: SiteOptions): Promise<string> {
  const [mark = ''] = marks.slice(-1);
  const target = await copyStore(marks.slice(0, -1), site);
  publishTo({ srv: target }, await makeSite({ ...site, mark }));
  return target;
}

export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/** Different ports: one that was freed may be the next that is given. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  for (const server of servers) await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) await new Promise((closed) => server.close(closed));
  return ports;
}

function localSite(text: string, options: NginxOptions, ports: { port: number; redirectPort: number }): string {
  const { base = '/', location = '', server = '', tls } = options;
  return text
    .replaceAll(/^\s*listen \[::\].*$/gm, '')
    .replace('listen 80 ', `listen 127.0.0.1:${tls ? ports.redirectPort : ports.port} `)
    .replace('listen 443 ', `listen 127.0.0.1:${ports.port} `)
    .replace(/ssl_certificate .*/, `ssl_certificate ${tls?.certificate};`)
    .replace(/ssl_certificate_key .*/, `ssl_certificate_key ${tls?.key};`)
    .replace('location / {', `${server}\n    location ${base} {`)
    .replace(/(include \S+location\.conf;)/, `$1\n${location}`);
}

function mainConf(folder: string, { main = '', events = 'worker_connections 512;' }: NginxOptions): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/temp/${name};`)
    .join(' ');
  return `load_module ${brotliModule};
daemon off; pid ${folder}/nginx.pid; error_log ${folder}/log/main.log;
${main}
events { ${events} }
http {
    include /etc/nginx/mime.types; default_type application/octet-stream;
    sendfile on; tcp_nopush on; types_hash_max_size 2048; ${temporary}
    include ${folder}/etc/before.conf;
    include ${folder}/etc/site.conf;
}
`;
}

function filesOf(folder: string): string[] {
  return spawnSync('find', [folder, '-type', 'f', '-name', '*.conf'], { encoding: 'utf8' }).stdout.trim().split('\n');
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await get(port, '/robots.txt');
      return;
    } catch (error) {
      // A TLS port answers a plain request with an error of its own: it listens.
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') return;
      await new Promise((wait) => setTimeout(wait, 20));
    }
  }
  throw new Error('nginx does not listen');
}
