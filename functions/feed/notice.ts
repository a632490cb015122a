import type { NOTICES } from '../../domain/api.ts';
import type { ParametersOf } from '../../domain/shared/notice.ts';
import type { Membership } from '../tables/community-store.ts';

/** Something that a person is to be told. */
export interface Notice {
  readonly type: NoticeName;
  /** From when on they are to be told. */
  readonly at: string;
  /** From when on telling them is of no use any more. */
  readonly until: string;
  /** What makes it another one than an earlier one of the same type about the same thing. `at` if absent. */
  readonly occasion?: string;
  /** What names it among all of a community, where several things tell the same and a person is told once. */
  readonly once?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What stands below; Teams shows 150 characters. */
  readonly preview: string;
  /** The page that it leads to. */
  readonly path: string;
}

export type NoticeName = keyof typeof NOTICES;

/** Who is to be told, in which zone moments are said, and what the time is. */
export type Recipient = Pick<Membership, 'id' | 'role' | 'joinedAt' | 'addedBy'> & {
  readonly zone: string;
  readonly now: Date;
};

type Said<Name extends NoticeName> = Omit<Notice, 'type' | 'parameters'> & {
  readonly parameters: ParametersOf<(typeof NOTICES)[Name]['template']>;
};

/** A notice with the parameters that its type has. */
export function notice<Name extends NoticeName>(type: Name, said: Said<Name>): Notice {
  return { type, ...said } as Notice;
}

export const DAY_MS = 86_400_000;

/** A moment so many milliseconds later. */
export const after = (moment: string, ms: number): string => new Date(Date.parse(moment) + ms).toISOString();
