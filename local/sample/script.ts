import type { CommunityDraft } from '../../domain/community/community.ts';
import type { Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import type { NoteKind } from '../../domain/sessions/note.ts';
import type { SessionFormat } from '../../domain/sessions/session.ts';
import type { Name } from './cast.ts';

/** The zone the community keeps its time in. */
export const ZONE = 'Europe/London' satisfies CommunityDraft['zone'];
/** When it meets. */
export const TIME = '14:00';

/** A playbook or what else there is to know, by the name of its file. */
export type PlaybookKey =
  | 'feedback-that-lands'
  | 'deciding-together'
  | 'running-a-premortem'
  | 'delegating-outcomes'
  | 'before-a-session'
  | 'where-we-want-to-be'
  | 'asking-first'
  | 'the-handover-that-was-not'
  | 'look-back-template'
  | 'which-conversation'
  | 'why-they-said-no';

/** What somebody does with an invitation in Outlook. */
export interface Answer {
  readonly how: 'accept' | 'tentativelyAccept' | 'decline';
  readonly comment?: string;
  /** Another time on the same day, on the community's clock. */
  readonly proposes?: string;
  /** When, where it is not soon after the invitation. */
  readonly day?: number;
}
export type Reply = Answer | 'silent';

export interface ScriptItem {
  readonly key: string;
  readonly title: string;
  readonly prompt: string;
  readonly minutes: number;
  /** A topic if absent. */
  readonly kind?: 'debrief';
}

/** A session as it is planned. Days are counted from the community's next session: -14 is a fortnight before it. */
export interface Plan {
  readonly key: string;
  readonly topic: string;
  readonly purpose: string;
  /** The topic that it is planned from, by its key. */
  readonly from?: string;
  readonly format: SessionFormat;
  readonly taxonomy: Taxonomy;
  /** Who plans it, and in whose calendar it therefore is. */
  readonly host: Name;
  readonly facilitator: Name;
  readonly playbooks: readonly PlaybookKey[];
  readonly agenda: readonly ScriptItem[];
  /** The report of a pilot that its leader takes, as its item `report`. */
  readonly takes?: { readonly day: number; readonly pilot: string };
  /** Who is not mentioned accepts. */
  readonly replies: Readonly<Partial<Record<Name, Reply>>>;
}

export interface ScriptNote {
  /** By which a pilot that grew out of it names it. */
  readonly key?: string;
  /** null: somebody who left their name off. Nobody knows who, not even this script. */
  readonly by: Name | null;
  /** Minutes after the session began. */
  readonly at: number;
  readonly item: string;
  readonly kind: NoteKind;
  readonly text: string;
  readonly tags?: readonly string[];
  readonly owner?: Name;
  readonly dueDay?: number;
  /** When its owner ticked it off; an action without is still open. */
  readonly doneDay?: number;
}

/** A session as it went. */
export interface PastSession extends Plan {
  readonly day: number;
  readonly plannedDay: number;
  readonly handedOver?: { readonly day: number; readonly to: Name };
  /** At which minute each item was begun, in the order it happened. `open-actions` is what was carried over. */
  readonly moves: readonly (readonly [minute: number, item: string])[];
  readonly closedAfter: number;
  readonly notes: readonly ScriptNote[];
}
