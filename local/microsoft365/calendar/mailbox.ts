import { randomBytes } from 'node:crypto';
import { type Person, personByAddress, personById } from '../directory.ts';
import type { MailKind } from '../mails.ts';
import type { World } from '../world.ts';
import type { Address, StoredEvent } from './event.ts';
import { rhythm, rhythmById } from './rhythm.ts';

export function box(world: World, owner: string): Map<string, StoredEvent> {
  const { mailboxes } = world.store.state;
  const found = mailboxes.get(owner) ?? new Map<string, StoredEvent>();
  mailboxes.set(owner, found);
  return found;
}

function tombs(world: World, owner: string) {
  const { removed } = world.store.state;
  const found = removed.get(owner) ?? new Map();
  removed.set(owner, found);
  return found;
}

export function removedOf(world: World, owner: string) {
  return [...tombs(world, owner)].map(([id, tomb]) => ({ id, ...tomb }));
}

/** By either of its ids; the ids of Outlook items are case-sensitive. */
export function findEvent(world: World, owner: Person, id: string): StoredEvent | undefined {
  const mine = box(world, owner.id);
  const stored =
    mine.get(id) ??
    (id.startsWith('AAk') ? [...mine.values()].find((one) => one.immutableId === id) : undefined);
  if (stored) return stored;
  return tombs(world, owner.id).has(id) ? undefined : rhythmById(owner, id);
}

/** Stored events and the week's rhythm that touch [from, to), by start. */
export function eventsBetween(world: World, owner: Person, from: number, to: number): StoredEvent[] {
  const mine = box(world, owner.id);
  const gone = tombs(world, owner.id);
  const habits = rhythm(owner, from, to).filter(({ id }) => !mine.has(id) && !gone.has(id));
  const stored = [...mine.values()].filter(
    (one) => one.startMs < to && (one.endMs > from || one.startMs >= from),
  );
  return [...stored, ...habits].sort((a, b) => a.startMs - b.startMs || a.id.localeCompare(b.id));
}

/** Everything stored of one meeting, in every mailbox. */
export function copiesOf(world: World, iCalUId: string): StoredEvent[] {
  const { mailboxes } = world.store.state;
  const copies: StoredEvent[] = [];
  for (const mine of mailboxes.values())
    for (const one of mine.values()) if (one.iCalUId === iCalUId) copies.push(one);
  return copies;
}

export function copyIn(world: World, owner: string, iCalUId: string): StoredEvent | undefined {
  for (const one of box(world, owner).values()) if (one.iCalUId === iCalUId) return one;
  return undefined;
}

export function newIds(): { id: string; immutableId: string } {
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  return { id: `AAMkAG${random(108)}AAA=`, immutableId: `AAkALg${random(54)}AAA=` };
}

/** Puts a new or changed copy into its mailbox: change key, dates, delta and subscribers follow. */
export function put(world: World, event: StoredEvent): StoredEvent {
  const { state } = world.store;
  const mine = box(world, event.mailbox);
  const isNew = !mine.has(event.id);
  const now = world.now().toISOString();
  state.sequence += 1;
  const stored = {
    ...event,
    sequence: state.sequence,
    createdSequence: isNew ? state.sequence : event.createdSequence,
    createdDateTime: isNew ? now : event.createdDateTime,
    lastModifiedDateTime: now,
  };
  mine.set(stored.id, stored);
  world.store.changed();
  world.notifier.eventChanged(stored, isNew ? 'created' : 'updated');
  return stored;
}

export function remove(world: World, event: StoredEvent): void {
  const { state } = world.store;
  state.sequence += 1;
  box(world, event.mailbox).delete(event.id);
  tombs(world, event.mailbox).set(event.id, {
    sequence: state.sequence,
    immutableId: event.immutableId,
    start: event.startMs,
    end: event.endMs,
  });
  world.store.changed();
  world.notifier.eventChanged({ ...event, sequence: state.sequence }, 'deleted');
}

/** The mailbox behind an address: undefined outside the tenant and for people without one. */
export function mailboxBehind(world: World, organiser: Person, address: string): Person | undefined {
  const person = personByAddress(organiser.tenantId, address);
  const gone = person && world.faults.settings.mailboxGone.includes(person.id);
  return person?.hasMailbox && !gone ? person : undefined;
}

export function ownerOf(event: StoredEvent): Person {
  const owner = personById(event.mailbox);
  if (!owner) throw new Error(`Nobody owns mailbox ${event.mailbox}`);
  return owner;
}

export function mail(
  world: World,
  kind: MailKind,
  event: StoredEvent,
  to: Address,
  more: { from?: Address; personId?: string; eventId?: string; subject?: string } & Record<
    string,
    unknown
  > = {},
): void {
  world.store.state.mails.push({
    id: newIds().immutableId,
    at: world.now().toISOString(),
    kind,
    from: event.organizer,
    to,
    subject: event.subject,
    iCalUId: event.iCalUId,
    start: event.start,
    end: event.end,
    ...more,
  });
  world.store.changed();
}
