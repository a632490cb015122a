import type { Ability } from '../../domain/community/policy.ts';

/** A page that the bar of every community leads to. Its area lists it in `tabs/<area>/tabs.ts`. */
export interface CommunityTab {
  readonly label: string;
  /** Where it stands among the others: 10 is Overview, 20 Sessions, 30 Knowledge, 40 Pilots, 50 People, 60 Impact. */
  readonly order: number;
  /** The page's address below that of the community: `/sessions`, or nothing for the community's own page. */
  readonly path: string;
  /** Other addresses below that of the community that belong to it, with what is below them. */
  readonly also?: readonly string[];
  /** Who has the page. */
  readonly access: Ability;
}
