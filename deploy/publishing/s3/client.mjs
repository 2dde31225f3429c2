import { createHash, createHmac } from 'node:crypto';
import { Refusal } from '../refusal.mjs';

/**
 * @typedef {object} Place where objects are kept
 * @property {URL} endpoint such as https://s3.example.com
 * @property {string} bucket
 * @property {string} region
 * @property {string} key of the account, and its secret
 * @property {string} secret
 */

/** How long to wait before each further try of a request that the store was too busy for. Milliseconds. */
const usualPauses = [500, 2000, 5000];

/** Requests to an object store that speaks S3, signed as AWS Signature Version 4 has it. */
export class S3 {
  /** @type {Place} */
  #place;
  /** @type {readonly number[]} */
  #pauses;

  /**
   * @param {Place} place
   * @param {readonly number[]} [pauses] before each further try, in milliseconds
   */
  constructor(place, pauses = usualPauses) {
    this.#place = place;
    this.#pauses = pauses;
  }

  /** @returns {Promise<Buffer | null>} null if there is no such object */
  async get(/** @type {string} */ name) {
    const { status, body } = await this.#ask('GET', name, { allowed: [404] });
    return status === 404 ? null : body;
  }

  /**
   * @param {string} name
   * @param {Buffer} body
   * @param {Record<string, string>} [headers]
   */
  async put(name, body, headers = {}) {
    await this.#ask('PUT', name, { body, headers });
  }

  /**
   * Copies within the bucket, with other headers.
   *
   * @param {string} from
   * @param {string} to
   * @param {Record<string, string>} headers
   */
  async copy(from, to, headers) {
    const source = {
      'x-amz-copy-source': `/${this.#place.bucket}/${encodePath(from)}`,
      'x-amz-metadata-directive': 'REPLACE',
    };
    await this.#ask('PUT', to, { headers: { ...headers, ...source } });
  }

  async remove(/** @type {string} */ name) {
    await this.#ask('DELETE', name, { allowed: [404] });
  }

  /** @returns {Promise<string[]>} names of all objects that begin so */
  async list(/** @type {string} */ prefix) {
    const names = [];
    for (let after = ''; ; ) {
      const query = { 'list-type': '2', prefix, ...(after && { 'start-after': after }) };
      const text = (await this.#ask('GET', '', { query })).body.toString();
      const found = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, name = '']) => decodeEntities(name));
      names.push(...found);
      after = found.at(-1) ?? '';
      if (!/<IsTruncated>true</.test(text) || !after) return names;
    }
  }

  /**
   * Asks until there is an answer that is not the store's own trouble. Every request may be repeated.
   *
   * @param {string} method
   * @param {string} name
   * @param {Options} options
   * @returns {Promise<Answer>}
   */
  async #ask(method, name, options) {
    const { allowed = [] } = options;
    for (let tries = 0; ; tries++) {
      const { status, body } = await this.#askOnce(method, name, options);
      if ((status >= 200 && status < 300) || allowed.includes(status)) return { status, body };
      const pause = this.#pauses[tries];
      if ((status > 0 && status < 500) || pause === undefined)
        throw new Refusal(
          `对象存储不接受 ${method} /${this.#place.bucket}/${name}：${status || '没有回答'} ${body.toString().slice(0, 300)}`,
        );
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /**
   * @param {string} method
   * @param {string} name
   * @param {Options} options
   * @returns {Promise<Answer>} with the status 0 if there was no answer
   */
  async #askOnce(method, name, { body, headers = {}, query = {} }) {
    const { endpoint, bucket } = this.#place;
    const url = new URL(`/${bucket}/${encodePath(name)}`, endpoint);
    for (const [field, value] of Object.entries(query)) url.searchParams.set(field, value);
    const signed = sign(this.#place, { method, url, headers, body: body ?? Buffer.alloc(0) }, new Date());
    try {
      const response = await fetch(url, { method, headers: signed, ...(body && { body: new Uint8Array(body) }) });
      const answer = Buffer.from(await response.arrayBuffer());
      // A copy may fail after the answer has begun.
      return { status: method === 'PUT' && answer.includes('<Error>') ? 500 : response.status, body: answer };
    } catch (error) {
      return { status: 0, body: Buffer.from(String(/** @type {Error} */ (error).cause ?? error)) };
    }
  }
}

/**
 * @typedef {object} Options
 * @property {Buffer} [body]
 * @property {Record<string, string>} [headers]
 * @property {Record<string, string>} [query]
 * @property {readonly number[]} [allowed] statuses that are an answer too
 *
 * @typedef {{ status: number, body: Buffer }} Answer
 */

/**
 * @param {Pick<Place, 'region' | 'key' | 'secret'>} place
 * @param {{ method: string, url: URL, headers: Record<string, string>, body: Buffer }} request
 * @param {Date} now
 * @returns {Record<string, string>} the headers with the signature
 */
export function sign({ region, key, secret }, { method, url, headers, body }, now) {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const hash = createHash('sha256').update(body).digest('hex');
  /** @type {Record<string, string>} */
  const all = { ...headers, 'x-amz-date': time, 'x-amz-content-sha256': hash };
  const named = Object.entries({ ...all, host: url.host }).map(([name, value]) => [name.toLowerCase(), value.trim()]);
  const sorted = named.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const names = sorted.map(([name]) => name).join(';');
  const query = [...url.searchParams]
    .map((pair) => pair.map(encode).join('='))
    .sort()
    .join('&');
  const lines = sorted.map(([name, value]) => `${name}:${value}\n`).join('');
  const request = [method, url.pathname, query, lines, names, hash].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope, createHash('sha256').update(request).digest('hex')].join('\n');
  const signingKey = scope
    .split('/')
    .reduce((/** @type {string | Buffer} */ made, part) => hmac(made, part), `AWS4${secret}`);
  const signature = Buffer.from(hmac(signingKey, text)).toString('hex');
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${key}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function hmac(/** @type {string | Buffer} */ key, /** @type {string} */ text) {
  return createHmac('sha256', key).update(text).digest();
}

function encode(/** @type {string} */ text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function encodePath(/** @type {string} */ name) {
  return name.split('/').map(encode).join('/');
}

function decodeEntities(/** @type {string} */ text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
