import { createHash } from 'node:crypto';

/** The author part of a note's key: the author's id, or the fingerprint of an unattributed note's secret. */
export function authorKeyOf(personId: string, secret: string | null): string {
  return secret === null ? personId : `~${createHash('sha256').update(secret).digest('hex')}`;
}
