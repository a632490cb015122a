/** A refusal in words for the person in front of it. */
export interface Words {
  /** What happened, in a few words. */
  readonly title: string;
  /** What is safe and what to do. */
  readonly text: string;
}

/** Words for every one of these refusals, and for no other. */
export type Wording<Refusals> = { readonly [Code in keyof Refusals]: Words };

export const said = (title: string, text: string): Words => ({ title, text });

/** True of every refused call, whether or not anything was typed. */
export const KEPT = 'Nothing you typed is lost.';
