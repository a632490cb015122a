import type { Phrase } from '../../domain/shared/asked.ts';

export interface Matches<T> {
  /** In no particular order. */
  readonly found: readonly T[];
  /** The score of each of them. */
  readonly scores: readonly number[];
  /** Stems of the words that were looked for. */
  readonly stems: ReadonlySet<string>;
}

export interface Narrowing {
  readonly phrases?: readonly Phrase[];
  /** Things that have none of these bits are not found, see `mark`. */
  readonly bits?: number;
  /** That any of the words occurs is enough, also of a few. */
  readonly anyWord?: boolean;
}

/** What is found among things with certain marks. */
export interface Sought<T> extends Narrowing {
  /** Things that have none of these bits are not found, see `mark`. */
  readonly bits: number;
  /** Asked only of things that have the words and the bits. */
  readonly accepts?: ((thing: T) => boolean) | undefined;
  /** That only some of the words occur is not enough: those of a look-up, or all of any text, as they are written. */
  readonly only?: 'look-up' | 'all-words';
  /** Marks the numbers of what was found, which is not found again. */
  readonly taken?: Uint8Array;
}
