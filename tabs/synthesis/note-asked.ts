import { type NewOrigin, newOrigin } from '../../domain/synthesis/origin.ts';

export type NoteOrigin = Extract<NewOrigin, { kind: 'note' }>;

/** The note that an address names, from which something is to be made; null for none. */
export function noteAsked(search: string): NoteOrigin | null {
  const query = new URLSearchParams(search);
  const [authorKey, noteId] = query.get('note')?.split('.') ?? [];
  const read = newOrigin.safeParse({ kind: 'note', sessionId: query.get('session'), authorKey, noteId });
  return read.success && read.data.kind === 'note' ? read.data : null;
}
