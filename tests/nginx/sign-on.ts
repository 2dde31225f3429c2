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

/** The part of a single sign-on that nginx talks to: 204 with a name, 401 for strangers, 403 for the locked out. */
export async function standInForSignOn(name = 'zhang.san'): Promise<SignOn> {
  const port = await freePort();
  const server = createServer((request, response) => {
    signOn.asked.push(request.headers);
    const session = /session=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
    response.statusCode = session === 'good' ? 204 : session === 'banned' ? 403 : 401;
    // Headers are bytes; a name in UTF-8 goes through as it is.
    const bytes = typeof signOn.name === 'string' ? Buffer.from(signOn.name) : signOn.name;
    if (session === 'good') response.setHeader('X-Auth-User', bytes.toString('latin1'));
    response.end();
  });
  const signOn: SignOn = { server, port, name, asked: [] };
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return signOn;
}
