import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configure, copyAll, copyStore, get, type Nginx, startNginx, withoutNginx } from './nginx.ts';

const folder = 'deploy/kubernetes';
const overlays = ['address-ranges', 'password-file'];
const servers = resolve('tests/servers/node_modules');
const withoutModels = !existsSync(join(servers, 'kubernetes-models'));
if (withoutModels) console.warn('没有 kubernetes-models，跳过清单的检查：npm ci --prefix tests/servers');

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  resources?: string[];
  configMapGenerator?: { name: string; files: string[] }[];
  spec?: { template: { spec: { volumes: { configMap?: { name: string } }[] } } };
}

const read = (path: string): Manifest => parse(readFileSync(join(folder, path), 'utf8'), { strict: true });
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.includes('/') && !path.endsWith('kustomization.yaml'),
);
const manifests = files.filter((path) => path.endsWith('.yaml'));

describe.skipIf(withoutModels)('the manifests', () => {
  /** @throws with what the API would not take */
  const validate = async (manifest: Pick<Manifest, 'apiVersion' | 'kind'>) => {
    const { apiVersion, kind } = manifest;
    const file = join(servers, 'kubernetes-models', apiVersion, `${kind}.js`);
    const models = await import(/* @vite-ignore */ pathToFileURL(file).href);
    new models[kind](manifest).validate();
  };

  it.each(manifests)('%s is what the API takes', async (path) => {
    await validate(read(path));
  });

  it('a fault in them would be noticed', async () => {
    const deployment = { ...read('base/deployment.yaml'), spec: { replicas: 'two' } };
    await expect(validate(deployment)).rejects.toThrow('replicas');
  });
});

it.each(['base', ...overlays])('%s names each of its files, and only files that are there', (part) => {
  const { resources = [], configMapGenerator = [] } = read(`${part}/kustomization.yaml`);
  const named = [
    ...resources.filter((name) => name !== '../base'),
    ...configMapGenerator.flatMap(({ files }) => files),
  ];
  const own = files.filter((path) => path.startsWith(`${part}/`)).map((path) => path.slice(part.length + 1));
  expect(named.sort()).toEqual(own.sort());
});

it('pods roll when a setting changes: the name of the ConfigMap follows from what is in it', () => {
  const base = read('base/kustomization.yaml');
  const volumes = read('base/deployment.yaml').spec?.template.spec.volumes ?? [];
  const used = volumes.flatMap(({ configMap }) => configMap?.name ?? []);
  expect(base.configMapGenerator?.map(({ name }) => name)).toEqual(used);
  for (const { configMapGenerator } of overlays.map((overlay) => read(`${overlay}/kustomization.yaml`)))
    expect(configMapGenerator).toEqual([{ name: used[0], behavior: 'merge', files: ['access.conf'] }]);
  for (const part of ['base', ...overlays])
    expect(read(`${part}/kustomization.yaml`)).not.toHaveProperty('generatorOptions');
});

describe.skipIf(withoutNginx)('the settings of an overlay', () => {
  let nginx: Nginx | undefined;
  afterEach(() => nginx?.stop());

  /** nginx with the two files of the ConfigMap where the pod has them. */
  const start = async (overlay: string, edit: (access: string, folder: string) => string) => {
    const access = readFileSync(join(folder, overlay, 'access.conf'), 'utf8');
    const site = readFileSync(join(folder, 'base/site.conf'), 'utf8');
    const prepared = await configure();
    copyAll(await copyStore(['one']), prepared.srv);
    nginx = await startNginx({
      folder: prepared.folder,
      access: edit(access, prepared.folder),
      site: site.replace('listen 8080 ', 'listen 80 '),
    });
    return nginx.port;
  };

  it('address-ranges lets in whom it lists', async () => {
    const port = await start('address-ranges', (access) => access.replace('10.20.0.0/16', '192.0.2.0/24'));
    expect(await get(port, '/')).toMatchObject({ status: 403 });
    expect(await get(port, '/', { 'x-forwarded-for': '192.0.2.7' })).toMatchObject({ status: 403 });
    await nginx?.stop();
    const open = await start('address-ranges', (access) => access.replace('10.20.0.0/16', '127.0.0.0/8'));
    expect(await get(open, '/')).toMatchObject({ status: 200 });
    expect(await get(open, '/healthz')).toMatchObject({ status: 200 });
  });

  it('password-file lets in who knows a password', async () => {
    const hash = spawnSync('openssl', ['passwd', '-apr1', 'right'], { encoding: 'utf8' }).stdout;
    const port = await start('password-file', (access, folder) => {
      writeFileSync(join(folder, 'htpasswd'), `reader:${hash}`, { mode: 0o644 });
      return access.replace('/etc/nginx/passwords', folder);
    });
    expect(await get(port, '/')).toMatchObject({ status: 401 });
    const authorization = `Basic ${Buffer.from('reader:right').toString('base64')}`;
    expect(await get(port, '/', { authorization })).toMatchObject({ status: 200 });
    expect(await get(port, '/healthz')).toMatchObject({ status: 200 });
  });
});
