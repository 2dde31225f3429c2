import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { S3 } from '../../../deploy/publishing/s3/client.mjs';

let server: Server;
afterEach(() => new Promise((closed) => server.close(closed)));

/** A store that gives these answers one after the other, and the last one again and again. 0: it hangs up. */
async function storeOf(...answers: [status: number, body?: string][]) {
  const asked: string[] = [];
  server = createServer((request, response) => {
    const [status, body] = answers[Math.min(asked.push(`${request.method} ${request.url}`), answers.length) - 1] ?? [0];
    if (status === 0) return void request.socket.destroy();
    response.writeHead(status, { connection: 'close' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { store: new S3({ endpoint, bucket: 'b', region: 'r', key: 'k', secret: 's' }, [0, 0]), asked };
}

describe('a request to an object store', () => {
  it('is repeated while the store is in trouble', async () => {
    const { store, asked } = await storeOf([503], [0], [200, 'text']);
    expect((await store.get('file'))?.toString()).toBe('text');
    expect(asked).toEqual(['GET /b/file', 'GET /b/file', 'GET /b/file']);
  });

  it('is repeated when a copy fails after the answer has begun', async () => {
    const { store, asked } = await storeOf([200, '<Error><Code>InternalError</Code></Error>'], [200]);
    await store.copy('from', 'to', {});
    expect(asked).toHaveLength(2);
  });

  it.each<[answer: [number, string?], asked: number, said: string]>([
    [[500, 'InternalError'], 3, '500 InternalError'],
    [[0], 3, '没有回答'],
    [[403, 'AccessDenied'], 1, '403 AccessDenied'],
  ])('is given up at %j after %i', async (answer, times, said) => {
    const { store, asked } = await storeOf(answer);
    await expect(store.put('file', Buffer.from('x'))).rejects.toThrow(`对象存储不接受 PUT /b/file：${said}`);
    expect(asked).toHaveLength(times);
  });
});
