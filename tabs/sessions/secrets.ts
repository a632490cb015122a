import type { Kept } from '../app/kept.ts';

const DAYS = 90;

/** 32 random bytes as hex: the only proof that a note without a name came from this browser. */
export function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** The secrets behind the notes a person left their name off, in this browser and nowhere else. */
export function makeSecrets(kept: Kept, person: string, now: () => number = Date.now) {
  const prefix = `guildhall.secret.${person}.`;
  const read = (key: string): { secret: string; until: number } | null => {
    try {
      const found = JSON.parse(kept.get(key) ?? 'null');
      return typeof found?.secret === 'string' && typeof found.until === 'number' ? found : null;
    } catch {
      return null;
    }
  };
  const lasting = (secret: string) => JSON.stringify({ secret, until: now() + DAYS * 86_400_000 });
  for (const key of kept.keys(prefix)) {
    const found = read(key);
    if (!found || found.until < now()) kept.remove(key);
  }
  return {
    of: (noteId: string): string | null => read(prefix + noteId)?.secret ?? null,
    keep: (noteId: string, secret: string): void => kept.set(prefix + noteId, lasting(secret)),
    /** A note that never went out goes on under another id, and its secret with it. */
    pass(from: string, to: string, secret: string | null): void {
      if (secret) kept.set(prefix + to, lasting(secret));
      kept.remove(prefix + from);
    },
    forget: (noteId: string): void => kept.remove(prefix + noteId),
  };
}

export type Secrets = ReturnType<typeof makeSecrets>;
