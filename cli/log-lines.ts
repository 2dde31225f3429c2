import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A longer line is no beacon. Such a line is passed over, so that a file without line ends cannot fill the memory. */
const longest = 8192;

/**
 * Gives the lines of a log, plain or gzipped, whatever it is called.
 *
 * @throws what broke off reading, after all lines before it
 */
export async function readLines(path: string, onLine: (line: string) => void): Promise<void> {
  const lines = lineSplitter(onLine);
  try {
    if (isGzip(path)) await unpack(path, lines.add);
    else for await (const piece of createReadStream(path, { highWaterMark: 2 ** 18 })) lines.add(piece);
  } finally {
    lines.end();
  }
}

function isGzip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(2);
    readSync(file, start, 0, 2, 0);
    return start.readUInt16BE() === 0x1f8b;
  } catch {
    // A file that cannot be read from its start, such as a pipe, is read as it is.
    return false;
  } finally {
    closeSync(file);
  }
}

/**
 * zlib returns nothing of a chunk that holds an error, not even the bytes before the error. So the chunk is then read
 * again byte by byte, which saves the lines before a broken end.
 */
async function unpack(path: string, onText: (text: Buffer) => void): Promise<void> {
  let given = 0;
  const first = gunzip(bytesOf(path), (text) => {
    given += text.length;
    onText(text);
  });
  try {
    await first.done;
  } catch (error) {
    let skipped = 0;
    const again = gunzip(bytesOf(path, first.stream.bytesWritten), (text) => {
      const fresh = text.subarray(Math.max(0, given - skipped));
      skipped += text.length;
      if (fresh.length > 0) onText(fresh);
    });
    await again.done.catch(() => {});
    throw error;
  }
}

function gunzip(bytes: AsyncIterable<Buffer>, onText: (text: Buffer) => void) {
  const stream = createGunzip({ chunkSize: 2 ** 16 });
  const done = new Promise<void>((resolve, reject) => {
    stream.on('data', onText).on('end', resolve).on('error', reject);
  });
  Readable.from(bytes)
    .on('error', (error) => stream.destroy(error))
    .pipe(stream);
  return { stream, done };
}

/** @param sound how much of the file is known to be right; the rest comes byte by byte */
async function* bytesOf(path: string, sound = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    if (read + piece.length <= sound) yield piece;
    else for (let index = 0; index < piece.length; index++) yield piece.subarray(index, index + 1);
    read += piece.length;
  }
}

function lineSplitter(onLine: (line: string) => void) {
  let rest = '';
  const give = (line: string) => onLine(line.length > longest ? 'too long' : line);
  return {
    add(piece: Buffer): void {
      const lines = (rest + piece.toString('latin1')).split('\n');
      // One character more than allowed, so that the line stays too long whatever follows.
      rest = (lines.pop() ?? '').slice(0, longest + 1);
      for (const line of lines) give(line);
    },
    end: () => give(rest),
  };
}
