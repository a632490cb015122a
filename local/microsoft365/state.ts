import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StoredEvent } from './calendar/event.ts';
import type { Mail } from './mails.ts';
import type { StoredMessage } from './messages.ts';

export interface Chat {
  id: string;
  topic: string;
  createdDateTime: string;
  lastUpdatedDateTime: string;
  /** oids */
  members: string[];
  joinUrl: string;
  installedApps: InstalledApp[];
  tabs: Tab[];
}

export interface ResourceSpecificPermission {
  permissionValue: string;
  permissionType: 'application' | 'delegated';
}

export interface InstalledApp {
  id: string;
  catalogId: string;
  consented: ResourceSpecificPermission[];
}

export interface Tab {
  id: string;
  displayName: string;
  catalogId: string;
  configuration: Record<string, unknown>;
}

export interface OnlineMeeting {
  id: string;
  joinUrl: string;
  threadId: string;
  organizerId: string;
  iCalUId: string;
  subject: string;
  start: number;
  end: number;
  createdDateTime: string;
  /** oids */
  coorganizers?: string[];
}

/** Of one run of a meeting, from the first joining to the last leaving. */
export interface AttendanceReport {
  id: string;
  meetingId: string;
  start: number;
  end: number;
  /** When Teams has made it. */
  readyAt: number;
  records: AttendanceRecord[];
}

export interface AttendanceRecord {
  /** null for people without an account. */
  personId: string | null;
  name: string;
  emailAddress: string;
  role: 'Organizer' | 'Presenter' | 'Attendee';
  stays: { from: number; until: number }[];
}

export interface Subscription {
  id: string;
  tenantId: string;
  applicationId: string;
  creatorId: string;
  resource: string;
  /** whose mailbox it watches */
  mailbox: string;
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl?: string;
  clientState?: string;
  expiration: number;
  latestSupportedTlsVersion: string;
  immutableIds: boolean;
}

export interface Activity {
  id: string;
  at: string;
  to: string;
  from: string | 'app';
  source: string;
  activityType: string;
  topic: { source: 'entityUrl' | 'text'; value: string; webUrl?: string };
  previewText?: string;
  templateParameters: Record<string, string>;
  chainId?: number;
}

export interface State {
  signingKeys: { kid: string; privateJwk: Record<string, unknown> }[];
  /** mailbox owner → event id → their copy */
  mailboxes: Map<string, Map<string, StoredEvent>>;
  /** mailbox owner → event id → change sequence of its removal; delta tells about it */
  removed: Map<string, Map<string, { sequence: number; immutableId: string; start: number; end: number }>>;
  /** Grows with every change in any mailbox: change keys and delta tokens are made of it. */
  sequence: number;
  meetings: OnlineMeeting[];
  attendanceReports: AttendanceReport[];
  chats: Chat[];
  mails: Mail[];
  messages: StoredMessage[];
  subscriptions: Subscription[];
  activities: Activity[];
}

function empty(): State {
  return {
    signingKeys: [],
    mailboxes: new Map(),
    removed: new Map(),
    sequence: 1,
    meetings: [],
    attendanceReports: [],
    chats: [],
    mails: [],
    messages: [],
    subscriptions: [],
    activities: [],
  };
}

const pack = (_key: string, value: unknown) => (value instanceof Map ? { $map: [...value] } : value);
const unpack = (_key: string, value: unknown) =>
  typeof value === 'object' && value !== null && '$map' in value && Array.isArray(value.$map)
    ? new Map(value.$map)
    : value;

export interface Store {
  state: State;
  /** Say so after every change: it is written within seconds. */
  changed(): void;
  save(): Promise<void>;
  close(): Promise<void>;
}

export async function openStore(file: string | undefined, every = 2000): Promise<Store> {
  const state = { ...empty(), ...(file && (await load(file))) };
  let dirty = false;
  let writing: Promise<void> = Promise.resolve();

  async function write(to: string): Promise<void> {
    if (!dirty) return;
    dirty = false;
    try {
      await mkdir(dirname(to), { recursive: true });
      const temporary = `${to}.${process.pid}.tmp`;
      await writeFile(temporary, JSON.stringify(state, pack));
      await rename(temporary, to);
    } catch (error) {
      dirty = true;
      throw error;
    }
  }

  const save = () => {
    // One that failed must not keep the next from being tried.
    if (file) writing = writing.catch(() => undefined).then(() => write(file));
    return writing;
  };
  const timer = setInterval(() => {
    save().catch((error: unknown) =>
      console.error('The local Microsoft 365 could not save its state:', error),
    );
  }, every).unref();

  return {
    state,
    changed: () => {
      dirty = true;
    },
    save,
    close: () => {
      clearInterval(timer);
      return save();
    },
  };
}

async function load(file: string): Promise<Partial<State>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  return JSON.parse(text, unpack) as Partial<State>;
}
