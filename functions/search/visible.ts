import { ROLES, type Role } from '../../domain/community/community.ts';
import type { Entry } from './search-answer.ts';

/** A bit for each role, and the first one for searches without a role. */
export const bitOf = (role: Role | undefined): number => (role === undefined ? 1 : 2 << ROLES.indexOf(role));

const EVERYBODY = 2 ** (ROLES.length + 1) - 1;

/** What its kind alone decides. */
function ofKind({ of, shows }: Entry): number {
  if (!of.hit) return 0;
  const { mayFind } = of;
  if (!mayFind) return EVERYBODY;
  return ROLES.reduce((bits, role) => (mayFind(role, shows) ? bits | bitOf(role) : bits), 0);
}

const dependsOn = ({ within, of, shows }: Entry): readonly string[] => [
  ...(within === null ? [] : [within]),
  ...(of.hiddenBy?.(shows) ?? []),
];

/**
 * Who may find each thing, as bits of roles: its kind lets them, they may find what it lies within, and nothing is there
 * that hides it. Decided when one of these changes, so that a search only compares bits.
 */
export class Visible {
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #decided: (key: string, bits: number) => void;
  readonly #bits = new Map<string, number>();
  /** The keys of the things for which a thing decides as well, whether it is there or not. */
  readonly #dependents = new Map<string, Set<string>>();

  /** `decided` is told of each thing among `entries` whose bits have changed. */
  constructor(entries: ReadonlyMap<string, Entry>, decided: (key: string, bits: number) => void) {
    this.#entries = entries;
    this.#decided = decided;
  }

  of(key: string): number {
    return this.#bits.get(key) ?? 0;
  }

  /** A thing was added, changed or removed; `was` is what was known of it. */
  changed(key: string, was: Entry | undefined): void {
    if (was) for (const other of dependsOn(was)) this.#unlink(other, key);
    const entry = this.#entries.get(key);
    if (entry) for (const other of dependsOn(entry)) this.#link(other, key);
    const before = this.of(key);
    this.#decide(key);
    // That it is there can matter, whoever may find it.
    if (this.of(key) !== before || (was === undefined) !== (entry === undefined)) this.#follow(key);
  }

  #decide(key: string): void {
    const entry = this.#entries.get(key);
    const bits = entry ? this.#bitsOf(entry) : 0;
    if (entry) this.#bits.set(key, bits);
    else this.#bits.delete(key);
    if (entry) this.#decided(key, bits);
  }

  #bitsOf(entry: Entry): number {
    const { of, shows, within } = entry;
    if (of.hiddenBy?.(shows).some((key) => this.#entries.has(key))) return 0;
    // A thing whose page is gone leads nowhere.
    return ofKind(entry) & (within === null ? EVERYBODY : this.of(within));
  }

  #follow(key: string): void {
    for (const other of this.#dependents.get(key) ?? []) {
      const before = this.of(other);
      this.#decide(other);
      if (this.of(other) !== before) this.#follow(other);
    }
  }

  #link(key: string, dependent: string): void {
    const known = this.#dependents.get(key);
    if (known) known.add(dependent);
    else this.#dependents.set(key, new Set([dependent]));
  }

  #unlink(key: string, dependent: string): void {
    const known = this.#dependents.get(key);
    known?.delete(dependent);
    if (known?.size === 0) this.#dependents.delete(key);
  }
}
