import { Unzip, UnzipInflate } from 'fflate';
import { type Collected, FILE_BYTES, FileCollector } from './files.ts';

/** All files of a zip together may have so many bytes when they are unpacked. */
const ALL_BYTES = 64_000_000;

const PIECE = 16_384;

/**
 * The text files in a zip. What it says about itself is not trusted: bytes are counted while they are unpacked, nothing
 * is unpacked that is not looked at, and nothing more once the limits are exceeded.
 */
export async function readZip(zip: Blob, name: string): Promise<Collected> {
  const collector = new FileCollector();
  let unpacked = 0;
  const unzip = new Unzip((entry) => {
    if (collector.isFull) return;
    const path = collector.admit(entry.name, entry.originalSize);
    if (path === null) return;
    const parts: Uint8Array[] = [];
    let size = 0;
    let ended = false;
    const fail = (why: 'unreadable' | 'too-large') => {
      if (!ended) collector.pass(path, why);
      ended = true;
    };
    entry.ondata = (error, data, final) => {
      if (error) return fail('unreadable');
      size += data.length;
      unpacked += data.length;
      if (size > FILE_BYTES) return fail('too-large');
      if (ended) return;
      parts.push(data);
      if (!final) return;
      ended = true;
      collector.add(path, joined(parts, size));
    };
    try {
      entry.start();
    } catch {
      // Such as one that is packed in a way that is not known.
      fail('unreadable');
    }
  });
  unzip.register(UnzipInflate);
  const isEnough = () => {
    if (unpacked > ALL_BYTES) collector.cut();
    return collector.isFull;
  };
  const reader = zip.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      // In small pieces, since each may unpack to a thousand times its size at once.
      for (let at = 0; value && at < value.length && !isEnough(); at += PIECE)
        unzip.push(value.subarray(at, at + PIECE));
      if (done) unzip.push(new Uint8Array(), true);
      if (done || isEnough()) break;
    }
  } catch {
    // Damaged or a bomb. What was read before is shown, and that there is more.
    collector.cut();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return collector.collected(name.replace(/\.zip$/i, ''));
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
