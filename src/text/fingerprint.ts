/** 64 bits of a text as 16 hexadecimal digits: FNV-1a, because that needs no library and runs anywhere. No secret is safe in it. */
export function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
