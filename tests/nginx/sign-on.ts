import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { freePort } from './nginx.ts';

export interface SignOn {
  server: Server;
  port: number;
  /** Bytes, if it is no UTF-8. */
  name: string | Buffer;
  /** The headers of every question. */
  asked: IncomingHttpHeaders[];
}

/**
 * The part of a single sign-on that nginx talks to: 204 with a name, 401 for strangers, 403 for the locked out. An old session is
 * renewed.
 */
export async function standInForSignOn(name = 'zhang.san'): Promise<SignOn> {
  const port = await freePort();
  const server = createServer((request, response) => {
    signOn.asked.push(request.headers);
    const session = /session=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
    const isKnown = session === 'good' || session === 'old';
    response.statusCode = isKnown ? 204 : session === 'banned' ? 403 : 401;
    // Headers are bytes; a name in UTF-8 goes through as it is.
    const bytes = typeof signOn.name === 'string' ? Buffer.from(signOn.name) : signOn.name;
    if (session === 'old') response.setHeader('Set-Cookie', 'session=good; Secure; HttpOnly');
    if (isKnown) response.setHeader('X-Auth-User', bytes.toString('latin1'));
    response.end();
  });
  const signOn: SignOn = { server, port, name, asked: [] };
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return signOn;
}

/** As much of oauth2-proxy as nginx meets: /oauth2/auth, /oauth2/start and /oauth2/callback, with the company's service behind. */
export async function standInForOauth2Proxy(): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await freePort();
  const returns = new Map<string, string>();
  const server = createServer(({ url = '', headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://proxy');
    const session = /_oauth2_proxy=(\w+)/.exec(headers.cookie ?? '')?.[1];
    const answer = (status: number, more: Record<string, string> = {}) => response.writeHead(status, more).end();
    if (pathname === '/oauth2/auth') {
      const name = { 'X-Auth-Request-User': 'li.si' };
      if (session === 'good') return answer(202, name);
      return session === 'old' ? answer(202, { ...name, 'Set-Cookie': '_oauth2_proxy=good' }) : answer(401);
    }
    if (pathname === '/oauth2/start') {
      const state = `s${returns.size}`;
      returns.set(state, searchParams.get('rd') ?? '/');
      return answer(302, { Location: `https://id.example.com/authorize?state=${state}` });
    }
    const to = returns.get(searchParams.get('state') ?? '');
    if (pathname !== '/oauth2/callback' || searchParams.get('code') !== 'right' || !to) return answer(403);
    return answer(302, { Location: to, 'Set-Cookie': '_oauth2_proxy=good; Path=/; HttpOnly' });
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { port, stop };
}
