import type { AnnotationKind } from '../../../domain/knowledge/annotation.ts';
import type { Taxonomy } from '../../../domain/knowledge/taxonomy.ts';
import type { CheckInState, Prediction, Team } from '../../../domain/pilots/pilot.ts';
import type { Verdict } from '../../../domain/pilots/states.ts';
import type { Name } from '../cast.ts';
import type { PastSession, PlaybookKey } from '../script.ts';

export interface ScriptReport {
  readonly day: number;
  readonly verdict: Verdict;
  /** null where nothing was measured at the end. */
  readonly value: number | null;
  readonly outcome: string;
  readonly lesson: string;
  readonly surprise?: string;
  readonly change?: string;
  readonly conditions?: string;
  /** What it writes beside the playbook that was tried. */
  readonly annotates?: {
    readonly kind: AnnotationKind;
    readonly passage: string;
    readonly words: string;
  };
}

export interface ScriptCheckIn {
  readonly day: number;
  readonly by?: Name;
  readonly state: CheckInState;
  readonly value?: number;
  readonly words: string;
}

/** A pilot as it went. Days are counted from the community's next session, as everywhere in the script. */
export interface ScriptPilot {
  readonly key: string;
  readonly owner: Name;
  readonly title: string;
  readonly plan?: string;
  readonly aim?: string;
  readonly prediction?: Prediction;
  readonly team: Team;
  readonly with?: readonly { readonly name: Name; readonly discipline: string }[];
  readonly taxonomy: Taxonomy;
  readonly playbook?: readonly [key: PlaybookKey, revision: number];
  /** What it grew out of: a note by its key, or a pilot by its own. */
  readonly from?: { readonly session: PastSession; readonly note: string } | { readonly pilot: string };
  /** The day on which it is begun, which is its first. */
  readonly day: number;
  readonly endDay: number;
  readonly checkInDays: number;
  readonly checkIns: readonly ScriptCheckIn[];
  readonly amended?: { readonly day: number; readonly prediction: Prediction; readonly reason: string };
  readonly asked?: { readonly day: number; readonly by: Name; readonly word: string };
  readonly report?: ScriptReport;
  readonly corrected?: { readonly day: number; readonly value: number; readonly word: string };
  readonly withdrawn?: { readonly day: number; readonly word: string };
  /** Where it ended without a report. */
  readonly ended?: { readonly day: number; readonly word: string };
}
